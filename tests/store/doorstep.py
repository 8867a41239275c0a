"""Emma at the customers' router, as Telegram tells of her, on a store and with a clock of her own.

What the router would show is at hand as `screen`: to be pressed, or lost with the process that should have drawn it.
"""

from datetime import timedelta
from typing import Any

from aiogram.types import Update

from bot.routers.customer import unsent
from bot.routers.customer.router import CustomerRouter
from bot.telegram.answers import Answer, Retire, Show
from bot.telegram.callback import Callback
from care.business import Business
from care.store.tables import conversations, entries, outbox
from care.store.unit import Store, Unit
from tests.store.cast import EMMA, NOW, SHOP, at_moment
from tests.store.looking import do, rows


class Doorstep:
    def __init__(self, store: Store, business: Business = SHOP) -> None:
        self.store, self.business, self.moment = store, business, NOW
        self.screen: Show | None = None
        self.shown: dict[int, int] = {}
        self.retired: list[Retire] = []
        self._door = CustomerRouter(self.shown)
        self._count = 910_000

    # --- what she does

    async def say(self, text: str) -> dict[str, Any]:
        message = {**self._place(), "from": self._me(), "text": text}
        await self._come(message=message)
        return message

    async def edit(self, message: dict[str, Any], text: str) -> None:
        await self._come(edited_message={**message, "text": text})

    async def press(self, action: str, argument: str = "") -> None:
        assert self.screen
        await self._press(Callback(self.screen.conversation, self.screen.version, action, argument))

    async def follow(self, dialog: str, argument: str = "") -> None:
        """Press a button of a message that stays."""
        await self._press(Callback("go", 0, dialog, argument))

    async def _press(self, data: Callback) -> None:
        press = {"id": "1", "from": self._me(), "chat_instance": "1", "data": data.pack()}
        await self._come(callback_query=press | {"message": self._place() | {"text": "a screen"}})

    async def _come(self, **event: Any) -> None:  # noqa: ANN401 - JSON
        self._count += 1
        self.moment += timedelta(seconds=2)
        update = Update.model_validate({"update_id": self._count, **event})
        self._look(await do(self.store, self._door.handle, [update], now=self.moment, business=self.business))

    def _look(self, answers: list[Answer]) -> None:
        self.screen = next((each for each in answers if isinstance(each, Show)), self.screen)
        self.retired += [each for each in answers if isinstance(each, Retire)]

    def _place(self) -> dict[str, Any]:
        chat = {"id": EMMA.id, "type": "private", "first_name": EMMA.name}
        return {"message_id": self._count, "date": int(self.moment.timestamp()), "chat": chat}

    def _me(self) -> dict[str, Any]:
        who = {"id": EMMA.id, "is_bot": False, "first_name": EMMA.name, "language_code": "en"}
        return who | {"username": EMMA.username}

    # --- what the clock does

    async def wait(self, **length: float) -> None:
        self.moment += timedelta(**length)
        await self.tick()

    async def tick(self) -> int:
        """How many conversations were looked at."""
        looked, answers = await do(self.store, self._clock)
        self._look(answers)
        return looked

    async def _clock(self, unit: Unit) -> tuple[int, list[Answer]]:
        return await unsent.look(at_moment(unit, self.moment, business=self.business), self.shown)

    # --- what came of it

    async def words(self) -> list[tuple[int, str]]:
        """What she has said and where it stands: the ticket's number and the text."""
        found = await rows(self.store, entries)
        mine = [row for row in found if row["author"] == "customer"]
        return [(row["ticket_id"], row["content"].get("text", "")) for row in mine]

    async def told(self) -> list[str]:
        """What was promised to reach her, worded already."""
        found = await rows(self.store, outbox)
        return [row["body"]["html"] for row in found if row["chat_id"] == EMMA.id and "html" in row["body"]]

    async def conversation(self) -> dict[str, Any]:
        [row] = [dict(row) for row in await rows(self.store, conversations)]
        return row
