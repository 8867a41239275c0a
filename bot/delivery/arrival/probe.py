"""Did it arrive? Telegram has no idempotency key, so a send whose answer was lost may or may not have taken effect.

The journal says which calls of a post were begun and which were answered: only what was truly on its way is in doubt.
Of that we ask. Message ids of a row only grow, and we know the highest one right before the call. So we go up from
there, leave out what we know to be something else, and ask of each whether it is ours (asking.py). It stands nowhere
when every id that it could have is something else. (docs/decisions/0006-did-it-arrive.md: how sure this is.)
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import CreateForumTopic, DeleteMessage, SendMediaGroup, TelegramMethod

from bot.delivery.arrival.asking import Stands, topic_of, what_stands
from bot.delivery.client import Client, ids_in
from bot.delivery.journal.calls import Call, State
from bot.delivery.journal.journal import Journal
from care.outbox import Claim

log = structlog.get_logger()

PROBES = 100  # ids that are asked about; what may stand behind more of them remains in doubt
BEHIND = 3  # ids above all that we can explain: of somebody whom we have not heard yet
FAR = 24  # the same where we do not know what else was on its way


class TooEarlyError(Exception):
    """It may yet arrive: whoever looks now can find nothing, and it comes to stand afterwards."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait  # seconds


@dataclass(frozen=True)
class Look:
    """What became of looking: the ids, or none, which is `proven` when it can have no other."""

    ids: tuple[int, ...] = ()
    proven: bool = True


async def send_once(
    client: Client, owed: Claim, step: str, method: TelegramMethod[Any], known: Set[int] = frozenset()
) -> Sequence[int]:
    """The ids under which `method`, a step of what is owed, stands: from an earlier try, else sent now.

    `known`: ids that are something else. Raises TelegramAPIError, and TooEarlyError before it can be told.
    """
    errand = f"{owed.task}.{step}"
    if owed.ambiguous:
        look = await _earlier(client, owed, errand, method, known)
        if look.ids:
            return look.ids
        if not look.proven:
            log.warning("sent_again", chat_id=owed.chat_id, post=owed.head.id, step=step)
            client.unproven.add(owed.task)
    return ids_in(await client.call(method, owed.chat_id, errand))


def fate(client: Client, owed: Claim, step: str) -> Sequence[int] | None:
    """What became of an earlier try, as far as the journal knows without asking: where it stands, nothing if it
    certainly stands nowhere, None if it may.
    """
    journal = client.journal
    journal.overhear()
    call = journal.call_for(f"{owed.task}.{step}")
    if call is None:
        return () if journal.witnessed(owed.stamp) else None
    return None if call.state is State.OPEN else call.ids


def written_down(client: Client, owed: Claim, step: str) -> None:
    """The store knows where it stands. Should it be gone one day, it is made anew."""
    client.journal.spent(f"{owed.task}.{step}")


async def traces(
    client: Client, owed: Claim, step: str, method: TelegramMethod[Any], known: Set[int]
) -> Sequence[int]:
    """The ids under which an earlier try may stand, whatever it said: of ours, all that nothing else accounts for.

    Raises like send_once.
    """
    errand = f"{owed.task}.{step}"
    places = _doubt(client, owed, errand, method, known)
    if isinstance(places, Look):
        return places.ids
    call = places.call
    found = [
        each
        for each in places
        if await what_stands(client, method, owed.chat_id, each, call) is not Stands.ELSE
    ]
    _settle(client.journal, call, found)
    return found


async def _earlier(
    client: Client, owed: Claim, errand: str, method: TelegramMethod[Any], known: Set[int]
) -> Look:
    places = _doubt(client, owed, errand, method, known)
    if isinstance(places, Look):
        return places
    look = await _search(client, owed, method, places.call, places)
    _settle(client.journal, places.call, look.ids)
    return look


def _doubt(
    client: Client, owed: Claim, errand: str, method: TelegramMethod[Any], known: Set[int]
) -> "Look | _Places":
    """Where it may stand; a Look, if that is clear already. Raises TooEarlyError."""
    journal = client.journal
    journal.overhear()
    call = journal.call_for(errand)
    if call is not None and call.state is not State.OPEN:
        return Look(call.ids)
    if call is None and journal.witnessed(owed.stamp):
        return Look()  # it was never begun
    if call is None:
        if owed.floor is None:
            return Look(proven=False)
        call = client.note(method, owed.chat_id, errand, owed.floor)
    if (wait := journal.unsettled(call)) > 0:
        raise TooEarlyError(wait)
    if not isinstance(method, CreateForumTopic):
        known = known | journal.places.elsewhere(owed.chat_id, topic_of(method))
    return _Places(journal, owed, call, known)


def _settle(journal: Journal, call: Call, ids: Sequence[int]) -> None:
    if ids:
        journal.done(call, *ids)  # else what is looked for next is taken to stand there, too
    else:
        journal.undone(call)


async def _search(
    client: Client, owed: Claim, method: TelegramMethod[Any], call: Call, places: "_Places"
) -> Look:
    turned = None
    # A new topic says nothing yet, so it may be taken for another one.
    apart = owed.chat_id < 0 and not isinstance(method, CreateForumTopic)
    for message_id in places:
        stands = await what_stands(client, method, owed.chat_id, message_id, call, apart=apart)
        if stands is Stands.UNKNOWN and isinstance(method, SendMediaGroup):
            places.all_asked = False
        if stands in (Stands.ELSE, Stands.UNKNOWN):
            continue
        if stands is Stands.TURNED and turned is None and not isinstance(method, CreateForumTopic):
            turned = message_id  # what we look for may yet stand further on
            continue
        if turned is None:
            return _found(method, owed.chat_id, message_id)
        spare, stays = (turned, message_id) if stands is Stands.OURS else (message_id, turned)
        await _take_away(client, owed.chat_id, spare)
        return _found(method, owed.chat_id, stays)
    return _found(method, owed.chat_id, turned) if turned is not None else Look(proven=places.all_asked)


def _found(method: TelegramMethod[Any], chat_id: int, message_id: int) -> Look:
    log.info("found_arrived", chat_id=chat_id, message_id=message_id)
    parts = len(method.media) if isinstance(method, SendMediaGroup) else 1
    return Look(tuple(range(message_id, message_id + parts)))  # an album's ids follow each other


async def _take_away(client: Client, chat_id: int, message_id: int) -> None:
    """What was turned into a second one: a screen, which can be drawn again."""
    try:
        await client.call(DeleteMessage(chat_id=chat_id, message_id=message_id), chat_id)
    except TelegramAPIError as error:
        log.warning("stands_twice", chat_id=chat_id, message_id=message_id, error=type(error).__name__)


class _Places:
    """The ids that a call whose answer was lost may have, from the lowest on.

    One that was noted late was made by a process of which we do not know what else was on its way.
    """

    def __init__(self, journal: Journal, owed: Claim, call: Call, known: Set[int]) -> None:
        self._journal, self.call, self._chat = journal, call, owed.chat_id
        self._known = known | call.elsewhere
        ceiling = journal.ceiling(owed.chat_id, call.at)
        above = FAR if call.late else BEHIND + journal.beyond(owed.chat_id)
        top = journal.watermarks.get(owed.chat_id, call.floor)
        self._ids = range(call.floor + 1, (top + above + 1) if ceiling is None else ceiling)
        self.all_asked = ceiling is not None or not call.late

    def __iter__(self) -> Iterator[int]:
        asked = 0
        for message_id in self._ids:
            if message_id in self._known or self._journal.watermarks.knows(self._chat, message_id):
                continue
            if asked == PROBES:
                self.all_asked = False
                return
            asked += 1
            yield message_id
