"""One person, everything that the bot can hold of her, and then nothing: in chats, files, logs and tables.

Each place has a word of its own (`STANDS_IN`, `STAFF_READS`): before the end each is found where the list has it, so
that a column or a place that nobody has planted is noticed; afterwards none is found anywhere.
"""

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from care.business import Board, Business
from care.privacy.knowledge import PERSONAL
from care.store.unit import Store
from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json
from tests.bot.desk import open_desk
from tests.bot.shop import GROUP, Shop
from tests.bot.test_erasure import delete_for_good
from tests.bot.traces import (
    EMMA_ID,
    ahead,
    at_the_desk,
    be_owed,
    beside,
    further_tickets,
    give_feedback,
    leave_half_filled,
)
from tests.store.looking import do

CARD = "The cake was crushed"
ANONYMOUS = "tuba anonymous"  # led back to nobody before, and stays
# What each column holds of her before the end: a word, or her number.
STANDS_IN: dict[str, str | int] = {
    "customers.id": EMMA_ID,
    "customers.name": "Emma",
    "customers.username": "emma",
    "customers.zone": "Pacific/Chatham",
    "customers.declined": "kazoo",
    "customers.birthday": "02-29",
    "conversations.chat_id": EMMA_ID,
    "conversations.state": "kazoo offered",
    "conversations.parked": "kazoo draft",
    "tickets.customer_id": EMMA_ID,
    "tickets.order_number": "KZ-4711",
    "tickets.summary": CARD,
    "entries.author_id": EMMA_ID,
    "entries.author_name": "Emma",
    "entries.chat_id": EMMA_ID,
    "entries.content": "kazoo caption",
    "entries.first_content": "kazoo first wording",
    "entries.seen": "kazoo taken back",
    "entries.named": "kazoo third",
    "copies.chat_id": EMMA_ID,
    "history.actor_id": EMMA_ID,
    "feedback.customer_id": EMMA_ID,
    "feedback.messages": "kazoo praise",
    "outbox.chat_id": EMMA_ID,
    "outbox.body": "kazoo owed",
    "resent.chat_id": EMMA_ID,
    "jobs.data": "kazoo remind",
    "jobs.once": str(EMMA_ID),
    "customer_notes.customer_id": EMMA_ID,
    "customer_notes.text": "kazoo note",
    "bans.customer_id": EMMA_ID,
    "bans.reason": "kazoo ban",
    "jobs.customer_id": EMMA_ID,
    "reminders.customer_id": EMMA_ID,
    "reminders.what": "kazoo reminder",
    "reminders.zone": "Pacific/Chatham",
    "recommendations.customer_id": EMMA_ID,
    "recommendations.why": "kazoo why",
    "events.customer_id": EMMA_ID,
    "events.reference": "KZ-4712",
    "accounts.customer_id": EMMA_ID,
    "movements.customer_id": EMMA_ID,
    "movements.reason": "kazoo points",
    "lots.customer_id": EMMA_ID,
    "earnings.customer_id": EMMA_ID,
    "contacts.customer_id": EMMA_ID,
    "contacts.touchpoint": "points",
    "agreements.customer_id": EMMA_ID,
    "agreements.words": "Suggest useful things",
    "dead_letters.customer_id": EMMA_ID,
    "dead_letters.body": "kazoo dead",
    "shown.customer_id": EMMA_ID,
    "ticket_tags.tag": "kazootag",
    "attempts.actor_id": EMMA_ID,
}
# Where nothing of hers can come to stand in a running bot, and what holds it.
ELSEWHERE = {
    "movements.once": "of a birthday, and the like; tests/store/test_points.py",
    "receipts.customer_id": "told by a till; tests/store/test_points.py",
    "stamps.customer_id": "told by a till; tests/store/test_points.py",
    "vouchers.customer_id": "made of points; tests/store/test_vouchers.py",
    "vouchers.once": "the same",
    "cards.customer_id": "made when it is asked for; tests/store/test_cards.py",
    "numbers.customer_id": "given for tills; tests/store/test_till_waiting.py",
    "numbers.value": "the same",
    "friends.customer_id": "invited nobody; tests/store/test_friends.py",
    "friends.code": "the same",
    "friends.invited_by": "the same",
    "friends.gift": "the same",
    "till_answers.customer_id": "answered to a till; tests/store/test_till_waiting.py",
    "till_answers.body": "goes with the row, whose customer she is",
    "waiting.value": "of somebody who is no customer yet; tests/store/test_till_waiting.py",
    "waiting.body": "the same",
    "webhooks.customer_id": "told to other systems; tests/store/test_webhooks.py",
    "webhooks.body": "goes with the row, whose customer she is",
    "foretold.customer_id": "written while a place is closed; tests/store/test_closures.py",
    "broadcast_recipients.customer_id": "of those who are written to; tests/store/test_broadcasts.py",
    "broadcast_recipients.fields": "goes with the row, whose customer she is",
    "broadcasts.audience": "a list of ids is forgotten once its recipients are rows; tests/store/test_broadcasts.py",
    "audit.actor_id": "what a stranger tries is an attempt; tests/store/test_privacy.py",
    "shown.beside": "goes with the row, whose customer she is; tests/store/test_privacy.py",
}
STAFF_READS = (
    "Emma", CARD, "kazoo note", "kazoo later", "kazootag", "kazoo ban", "kazoo praise", "kazoo caption",
    "kazoo picture", "kazoo second", "kazoo third", "kazoo last wording", "KZ-4711",
)  # fmt: skip
GONE = ("kazoo", "Kazoo", "KZ-471", "Emma", "emma", CARD, "Pacific/Chatham")
PATIENCE = 60.0


@pytest.fixture
def business(business: Business) -> Business:
    """Solomiia may do everything; the group has its board."""
    return business.model_copy(update={"admins": frozenset({3001}), "board": Board()})


def tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlite3.connect(f"file:{folder}/turbota.db?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names}  # noqa: S608


def holds(value: object, trace: str | int) -> bool:
    return value == trace if isinstance(trace, int) else trace in str(value)


def missing(folder: Path) -> set[str]:
    """Places in which nothing is planted."""
    found = tables(folder)
    places = {name: name.split(".") for name in STANDS_IN}
    return {
        name
        for name, (table, column) in places.items()
        if not any(holds(row[column], STANDS_IN[name]) for row in found[table])
    }


def left_in_tables(folder: Path, more: list[str]) -> list[tuple[str, str, object]]:
    return [
        (table, column, value)
        for table, rows in tables(folder).items()
        for row in rows
        for column, value in row.items()
        if any(holds(value, trace) for trace in [*GONE, *more])
        or value == EMMA_ID
        or f": {EMMA_ID}" in str(value)
    ]


def file_ids(folder: Path) -> list[str]:
    contents = [json.loads(row["content"]) for row in tables(folder)["entries"]]
    contents += [each for row in tables(folder)["feedback"] for each in json.loads(row["messages"])]
    found = {content.get("file_id", "") for content in contents} - {""}
    assert len(found) == 3
    return sorted(found)


def left_in_files(folder: Path, more: list[str]) -> list[tuple[str, str]]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [
        (file.name, trace)
        for file in files
        for trace in (*GONE, *more)
        if trace.encode() in file.read_bytes()
    ]


async def left_in_chats(shop: Shop) -> list[Json]:
    """What the bot says to anybody but her, as it stands now: whose line opened a topic is Telegram's."""
    left = []
    for key in ("taras", "daria", "solomiia", "olena", "ivan", "charlie"):
        reader = shop.playground.person(key)
        chats = [reader.id, GROUP] if key == "taras" else [reader.id]
        for chat in chats:
            left += [
                each for each in await by_the_bot(reader, chat) if any(word in str(each) for word in GONE)
            ]
            if chat == GROUP:
                left += [topic for topic in await reader.topics(chat) if "Emma" in topic["name"]]
    return left


async def by_the_bot(reader: Actor, chat: int) -> list[Json]:
    """Without the opening of its topic, which each message there answers, and without what was edited away."""
    ours = [each for each in await reader.messages(chat) if each["from"]["is_bot"]]
    return [_bare(each) for each in ours if "forum_topic_created" not in each]


def _bare(message: Json) -> Json:
    answered = message.get("reply_to_message") or {}
    known = "forum_topic_created" in answered or answered.get("from", {}).get("is_bot") is False
    return {name: message[name] for name in message if name not in ("edits", *["reply_to_message"] * known)}


def test_every_place_has_a_word_of_its_own() -> None:
    named = {f"{table}.{column}" for table, columns in PERSONAL.items() for column in columns}
    assert STANDS_IN.keys() | ELSEWHERE.keys() == named


async def test_nothing_of_her_is_left_anywhere(
    shop: Shop, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    emma = shop.playground.person("emma")
    picture = Upload("cake.png", png(8, 6), "image/png")
    await give_feedback(emma, "kazoo praise", "Send with my name", picture)
    await give_feedback(emma, ANONYMOUS, "Send anonymously")
    desk = await open_desk(shop)
    await at_the_desk(desk)
    await further_tickets(desk)
    async with Store.opened(shop.settings.database_url, shop.business) as store:
        await do(store, beside, desk.card)
        await do(store, ahead)
    await leave_half_filled(desk)
    read = json.dumps(await left_in_chats(shop), ensure_ascii=False)
    assert [word for word in STAFF_READS if word not in read] == []
    unplanted, files = missing(tmp_path), file_ids(tmp_path)
    await be_owed(desk)
    assert unplanted & missing(tmp_path) == set()
    await delete_for_good(emma)
    await shop.playground.heal()
    await until_nothing_is_left(shop, tmp_path, files)
    await shop.end()
    await shop.open()  # with what the files beside the store tell of her
    await shop.playground.advance(days=3)
    await shop.rest()
    await until_nothing_is_left(shop, tmp_path, files)
    logged = caplog.text + "".join(capfd.readouterr())
    assert [trace for trace in GONE if trace in logged] == []
    assert ANONYMOUS in str(await desk.taras.messages(GROUP))


async def until_nothing_is_left(shop: Shop, folder: Path, files: list[str]) -> None:
    """`files`: Telegram's names for what she has sent."""
    deadline = time.monotonic() + PATIENCE
    while left := [*await left_in_chats(shop), *left_in_tables(folder, files), *left_in_files(folder, files)]:
        assert time.monotonic() < deadline, json.dumps(left, ensure_ascii=False, indent=1, default=str)
        await shop.playground.advance(seconds=1)  # time ticks, and what waits for another try comes sooner
        await asyncio.sleep(0.1)
