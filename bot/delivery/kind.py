"""The shape of a kind of post: all that the sender knows of it.

Each file of kinds/ has one, named `KIND`. What kinds share are plain functions: a ticket's place (topics.py), what is
read of a ticket (context.py), how people's words look (rendering/).
"""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Generic, TypeVar

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, TelegramMethod

from bot.delivery.arrival.probe import send_once, traces
from bot.delivery.client import Client, ids_in
from bot.delivery.open_panels import OpenPanels
from bot.delivery.rendering.methods import Place
from bot.delivery.troubles import Trouble, trouble_of
from care import outbox
from care.business import Business
from care.outbox import Body, Claim
from care.outbox.bodies import narrowed
from care.store.unit import Store, Unit
from care.values.clock import Clock

Known = TypeVar("Known")
Outcome = TypeVar("Outcome")
B = TypeVar("B", bound=Body)
NOTHING: Set[int] = frozenset()


class Doubt(Enum):
    """Which way a kind errs when the answer to an earlier try was lost."""

    AGAIN = "again"  # done again: twice is as good as once
    LOOK = "look"  # looked for, and sent again where it stands nowhere
    NEVER = "never"  # looked for, never sent
    LEFT = "left"  # not looked for and not sent again: its kind notes that nobody knows


@dataclass(frozen=True, kw_only=True)
class Services:
    """What posts are delivered with."""

    store: Store
    client: Client
    clock: Clock
    panels: OpenPanels
    titles: dict[int, str]  # what each ticket's topic is called now, as far as this process knows
    shown: MutableMapping[int, int]  # the current screen of each customer's chat, the same

    @property
    def business(self) -> Business:
        """The rules that hold now."""
        return self.store.business


@dataclass(frozen=True, kw_only=True)
class Delivery(Services):
    """One claim on its way."""

    claim: Claim
    doubt: Doubt

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def place(self) -> Place:
        """The chat, and the topic that the post itself names."""
        topic = self.claim.head.body.topic
        return {"chat_id": self.claim.chat_id} | ({} if topic is None else {"message_thread_id": topic})

    def body(self, kind: type[B]) -> B:
        """What the post says."""
        return narrowed(self.claim.head.body, kind)

    async def call(self, method: TelegramMethod[Any], harmless: Set[Trouble] = frozenset()) -> Any:  # noqa: ANN401
        """What Telegram answers; None, if it was refused for a `harmless` reason. Raises TelegramAPIError."""
        try:
            return await self.client.call(method, self.claim.chat_id)
        except TelegramAPIError as error:
            if trouble_of(error, self.claim.chat_id) not in harmless:
                raise
            return None

    async def send(
        self, method: TelegramMethod[Any], known: Set[int] = NOTHING, step: str = "message"
    ) -> Sequence[int]:
        """The ids of what stands there then: from an earlier try that may have arrived, or from now.

        It is done as the kind's `doubt` says; an edit is made again. `known`: ids of the chat that are something else.
        `step`: which of the messages of this post it is. Raises TelegramAPIError and TooEarlyError.
        """
        if self.doubt is Doubt.NEVER:
            return await traces(self.client, self.claim, step, method, known)
        if self.doubt is Doubt.AGAIN or isinstance(method, EditMessageText):
            return ids_in(await self.call(method, {Trouble.SAME}))
        return await send_once(self.client, self.claim, step, method, known)


async def finish(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    """It stands under these ids, or was no message."""
    await outbox.finish(unit, way.claim, ids)


@dataclass(frozen=True, kw_only=True)
class PostKind(Generic[Known, Outcome]):
    of: type[Body] | str  # what a post says; or of several, how they go together (`Claim.together`)
    doubt: Doubt
    read: Callable[[Delivery], Awaitable[Known]]  # before anything is asked of Telegram
    deliver: Callable[[Delivery, Known], Awaitable[Outcome]]  # raises TelegramAPIError and TooEarlyError
    settle: Callable[[Unit, Delivery, Outcome], Awaitable[object]]  # in the transaction that writes it down
    is_place: bool = False  # a ticket has no place without it: made anew when it is gone, and never given up
