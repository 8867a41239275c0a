"""A store that a version left behind (tests/delivery/writing.py), with everything waiting, is opened by this one.

Telegram has what stood there then: the same messages in the same places.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from aiogram.methods import CreateForumTopic, SendMessage
from structlog.testing import capture_logs

from bot.run.errands import Errands
from care.due import do_due
from care.store.tables import copies, entries, history, jobs, outbox, tickets
from tests.delivery.town import EMMA, GROUP, OLENA, Town
from tests.delivery.writing import FOLDER, living, start
from tests.store.cast import NOW
from tests.store.looking import owed, rows

# What the staff and the customers hear by the jobs that wait there.
SAID = {
    *(
        "break_over",
        "desk_closed",
        "desk_escalated",
        "desk_later_held",
        "desk_overdue",
        "desk_reminder",
    ),
    *(
        "desk_silent",
        "desk_warned",
        "desk_woken",
        "shift_over",
        "staff_escalated",
        "ticket_late",
        "weekly_digest",
    ),
}
NEXT = NOW + timedelta(minutes=3)  # whatever was claimed then is free by now


@pytest.fixture(params=sorted(FOLDER.glob("*.sql")), ids=lambda path: path.stem)
async def town(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    quick_telegram: None,  # noqa: ARG001
) -> AsyncIterator[Town]:
    path = tmp_path / "care.db"
    with closing(sqlite3.connect(path)) as stored:
        stored.executescript(request.param.read_text())
    async with living(path) as town:
        start(town)
        await stand(town)
        town.clock.moment = NEXT
        yield town


async def stand(town: Town) -> None:
    """What the store knows of messages is there: topics, cards, and each word on both sides."""
    topics = {row["id"]: row["topic"] for row in await rows(town.store, tickets)}
    said = {row["id"]: row for row in await rows(town.store, entries)}
    cards = [(row["desk"], row["card"], row["topic"]) for row in await rows(town.store, tickets)]
    places = [(chat, number, topic) for chat, number, topic in cards if number]
    places += [(row["chat_id"], row["message_id"], None) for row in said.values() if row["chat_id"] > 0]
    for copy in await rows(town.store, copies):
        topic = topics[said[copy["entry_id"]]["ticket_id"]]
        places.append((copy["chat_id"], copy["message_id"], topic if copy["chat_id"] == GROUP else None))
    group = town.world.chats[GROUP]
    for topic in filter(None, topics.values()):
        group.ids = count(topic)
        await town.client.call(CreateForumTopic(chat_id=GROUP, name="…"), GROUP)
    for chat, number, topic in sorted(set(places), key=lambda place: place[:2]):
        town.world.chats[chat].ids = count(number)
        await town.client.call(SendMessage(chat_id=chat, text="…", message_thread_id=topic), chat)
    behind = count(1 + max(number for _, number, _ in places))
    for each in town.world.chats.values():
        each.ids = count(next(behind)) if each is group else behind


async def test_all_that_was_owed_is_delivered(town: Town) -> None:
    await town.send()
    await town.later(minutes=1)
    assert await rows(town.store, outbox) == []
    olena, group = "\n".join(town.words(OLENA.id)), "\n".join(town.words())
    assert "The third" in olena
    assert "Where is it?" in group
    assert "Your cake" in group
    methods = {call["method"] for call in town.world.record.of("call")}
    assert {"editMessageText", "setMessageReaction", "deleteMessages", "editForumTopic"} <= methods
    files = [body for chat in (EMMA.id, GROUP) for body in town.standing(chat) if "document" in body]
    assert len(files) == 4  # their data in two forms; the replies, the figures


async def test_all_that_the_clock_had_to_do_is_done_in_its_time(town: Town) -> None:
    waited = {row["id"]: row["due_at"] for row in await rows(town.store, jobs) if row["done_at"] is None}
    told: set[str] = set()
    fetching = Errands(town.store, town.client, town.clock)
    with capture_logs() as log:
        for moment in sorted(set(waited.values())):
            town.clock.moment = max(town.clock.moment, moment)
            while await town.do(do_due):
                pass
            await fetching.round()
            told |= set(await owed(town.store))
            await town.send()
    assert [entry for entry in log if entry["log_level"] == "error"] == []
    stand = {row["id"]: row for row in await rows(town.store, jobs)}
    assert [
        each for each in waited if not stand[each]["done_at"] and stand[each]["due_at"] <= waited[each]
    ] == []
    assert told >= SAID
    assert {row["event"] for row in await rows(town.store, history)} >= {"apologised", "closed", "not_asked"}
    assert [row["id"] for row in await rows(town.store, tickets) if row["hidden"]] == []
