"""What anonymous feedback writes has no value in common with anything that names its author, but what many share.

Each row that the press writes is held against each row with the author's number or name, in every table: a moment, a
number or a text that stands in both would be a join from one to the other. Signed feedback shows that it would be seen.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from bot.intake.reception import Reception
from bot.observe.metrics import Metrics
from bot.routers.dispatcher import Dispatcher
from bot.telegram.answers import Answer, Show
from bot.telegram.callback import Callback
from care.outbox import claim, finish
from care.store.migrate import migrate
from care.store.tables import feedback, metadata, outbox
from care.store.unit import Store, Unit
from tests.store.cast import DESK, EMMA, SHOP, opened, play
from tests.store.looking import do, rows

MOMENT = datetime(2026, 11, 23, 14, 17, 23, 456789, tzinfo=UTC)
WORDS = "The soup was as cold as the welcome"
SHARED = {"en", "notice", "table7", "text"}  # our names, and what anybody at that table may have
FEW = 1000  # scores, versions, counts and other small numbers

Rows = dict[str, list[dict[str, Any]]]


class Guest:
    """Emma at the reception, as Telegram tells of her; she presses what stands on her screen."""

    def __init__(self, store: Store) -> None:
        dispatcher = Dispatcher.unheard()
        self.screen: Show | None = None
        self.reception = Reception(store, dispatcher, self._look, Metrics())
        self._count = 910_000

    def _look(self, answers: Sequence[Answer]) -> None:
        self.screen = next((each for each in answers if isinstance(each, Show)), self.screen)

    async def say(self, text: str) -> None:
        await self._come("message", {**self._place(), "from": self._me(), "text": text})

    async def press(self, action: str, argument: str = "") -> None:
        assert self.screen is not None
        data = Callback(self.screen.conversation, self.screen.version, action, argument).pack()
        press = {"id": "1", "from": self._me(), "chat_instance": "1", "data": data}
        await self._come("callback_query", press | {"message": self._place() | {"text": "a screen"}})

    async def follow(self, dialog: str) -> None:
        """Press a button that leads on from anywhere."""
        press = {
            "id": "1",
            "from": self._me(),
            "chat_instance": "1",
            "data": Callback("go", 0, dialog).pack(),
        }
        await self._come("callback_query", press | {"message": self._place() | {"text": "thank you"}})

    async def _come(self, kind: str, event: dict[str, Any]) -> None:
        self._count += 1
        await self.reception.accept({"update_id": self._count, kind: event})

    def _place(self) -> dict[str, Any]:
        chat = {"id": EMMA.id, "type": "private", "first_name": EMMA.name}
        return {"message_id": self._count, "date": int(MOMENT.timestamp()), "chat": chat}

    def _me(self) -> dict[str, Any]:
        who = {"id": EMMA.id, "is_bot": False, "first_name": EMMA.name, "language_code": "en"}
        return who | {"username": EMMA.username}


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Emma has a ticket, and feedback before hers has a number that is like no other."""
    store = Store.at(f"sqlite:///{tmp_path}/care.db", SHOP)
    await migrate(store.engine)
    await do(store, begin)
    yield store
    await store.close()


async def begin(unit: Unit) -> None:
    await play(unit)
    await opened(unit, EMMA, at=MOMENT.replace(hour=9))
    earlier = {"touchpoint": "table7", "score": 5, "messages": [], "language": "en"}
    await unit.execute(unit.insert(feedback).values(id=7001, at=MOMENT.replace(day=2), **earlier))


async def everything(store: Store) -> Rows:
    return {name: [dict(row) for row in await rows(store, table)] for name, table in metadata.tables.items()}


async def given(store: Store, signature: str, score: str) -> tuple[Rows, Guest]:
    """What the store held before the last press; she has given a score with words."""
    guest = Guest(store)
    running = asyncio.create_task(guest.reception.run())
    with time_machine.travel(MOMENT, tick=False):
        await guest.say("/feedback")
        await guest.press("place", "table7")
        await guest.press("score", score)
        await guest.say(WORDS)
        await guest.press("done")
        before = await everything(store)
        await guest.press("sign", signature)
    running.cancel()
    return before, guest


def atoms(value: object) -> Iterator[object]:
    """The single values within a row or a JSON value."""
    if isinstance(value, dict):
        for each in value.values():
            yield from atoms(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from atoms(each)
    else:
        yield value


def tells(value: object) -> bool:
    """Whether few rows have this value."""
    if isinstance(value, int):
        return abs(value) >= FEW and value != DESK
    return value is not None and value != "" and value not in SHARED


def fingerprint(row: dict[str, Any]) -> set[object]:
    values = set(atoms(list(row.values())))
    return {value for value in values if tells(value)}


def names_her(row: dict[str, Any]) -> bool:
    return bool({EMMA.id, EMMA.name, EMMA.username} & set(atoms(list(row.values()))))


def of_the_press(before: Rows, after: Rows) -> list[tuple[str, dict[str, Any]]]:
    """What it wrote for others than her."""
    new = [(table, row) for table in after for row in after[table] if row not in before[table]]
    return [(table, row) for table, row in new if EMMA.id not in (row.get("chat_id"), row.get("id"))]


def joins(before: Rows, after: Rows) -> set[tuple[str, str, object]]:
    hers = [(table, row) for table in after for row in after[table] if names_her(row)]
    return {
        (table, other, value)
        for table, row in of_the_press(before, after)
        for other, named in hers
        if named is not row
        for value in fingerprint(row) & fingerprint(named)
    }


@pytest.mark.parametrize("score", ["1", "5"])
async def test_no_value_leads_from_anonymous_feedback_to_its_author(store: Store, score: str) -> None:
    before, _guest = await given(store, "anonymous", score)
    after = await everything(store)
    assert [row["customer_id"] for row in after["feedback"]] == [None, None]
    assert WORDS in str(after["outbox"])
    assert WORDS not in str([row for table in after.values() for row in table if names_her(row)])
    assert not any(names_her(row) for _table, row in of_the_press(before, after))
    assert {table for table, _row in of_the_press(before, after)} == {"feedback", "outbox", "updates"}
    assert joins(before, after) == set()


async def test_signed_feedback_is_found_by_its_values(store: Store) -> None:
    before, _guest = await given(store, "signed", "1")
    after = await everything(store)
    expected = {("outbox", "feedback", WORDS), ("feedback", "conversations", 7002)}
    assert expected <= joins(before, after)


async def test_it_and_what_is_owed_for_it_know_the_hour_and_the_staff_reads_it_at_a_moment_of_its_own(
    store: Store,
) -> None:
    await given(store, "anonymous", "3")
    hour = MOMENT.replace(minute=0, second=0, microsecond=0)
    [*_, new] = await rows(store, feedback)
    assert new["at"] == hour
    [owed] = [
        row for row in await rows(store, outbox) if row["chat_id"] == DESK and WORDS in str(row["body"])
    ]
    assert owed["created_at"] == hour
    assert timedelta(seconds=59) <= owed["due_at"] - MOMENT <= timedelta(minutes=10)


async def test_it_is_never_claimed_together_with_the_word_to_its_author(store: Store) -> None:
    """Rows of one claim have one token, which the journal keeps beside the ids of their messages."""
    await given(store, "anonymous", "3")
    shown_at = MOMENT + timedelta(minutes=10)
    first = await do(store, claim, timedelta(minutes=2), set(), 9, now=MOMENT)
    for each in first:
        await do(store, finish, each, now=MOMENT)
    then = await do(store, claim, timedelta(minutes=2), set(), 9, now=shown_at)
    assert EMMA.id in {each.chat_id for each in first}
    assert [WORDS in str(each.head.stored) for each in first] == [False] * len(first)
    assert WORDS in str([each.head.stored for each in then])
    assert not {each.token for each in first} & {each.token for each in then}


async def test_a_low_one_leaves_no_state_and_a_complaint_after_it_begins_anew(store: Store) -> None:
    _before, guest = await given(store, "anonymous", "1")
    running = asyncio.create_task(guest.reception.run())
    guest.screen = None  # it is one of the outbox, that stays
    await guest.follow("complaint")
    running.cancel()
    [conversation] = (await everything(store))["conversations"]
    assert conversation["dialog"] == "complaint"
    assert (conversation["state"]["messages"], conversation["state"]["feedback"]) == ([], None)


# --- what is written after it


async def write_on(store: Store, *presses: str) -> tuple[list[str], dict[str, Any]]:
    """She has given it, pressed these, and writes on: what her ticket says then, and her conversation."""
    _before, guest = await given(store, "anonymous", "2")
    running = asyncio.create_task(guest.reception.run())
    with time_machine.travel(MOMENT + timedelta(minutes=5), tick=False):
        for dialog in presses:
            await guest.follow(dialog)
        await guest.say("The courier was an hour late")
        await guest.say("And he was rude")
    running.cancel()
    after = await everything(store)
    [conversation] = after["conversations"]
    return [row["content"]["text"] for row in after["entries"]], conversation


@pytest.mark.parametrize("presses", [(), ("menu",)])
async def test_what_is_written_after_it_goes_to_no_ticket_unasked(
    store: Store, presses: tuple[str, ...]
) -> None:
    said, conversation = await write_on(store, *presses)
    assert not any("courier" in text or "rude" in text for text in said)
    assert (conversation["dialog"], conversation["state"]["corrected"]) == ("offer", True)
    assert len(conversation["state"]["messages"]) == 2


async def test_who_has_done_something_else_since_speaks_of_that(store: Store) -> None:
    said, _conversation = await write_on(store, "privacy")
    assert said[-2:] == ["The courier was an hour late", "And he was rude"]
