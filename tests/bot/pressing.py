"""A desk on which every kind of button of tests/buttons.py has something to do, and presses by anybody anywhere.

Presses are Telegram's own JSON and go through all routers, in transactions that nobody commits.
"""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from aiogram.types import Update
from sqlalchemy import select

from bot.routers.dispatcher import Dispatcher
from bot.telegram.answers import Answer, Panel
from care.business import Localized, Reward
from care.business.loyalty import Loyalty
from care.closures import rows as closures
from care.customers import bans
from care.customers import notes as customer_notes
from care.inbox import dead_letters
from care.loyalty.till import cards, counter, vouchers
from care.notices.held import Why
from care.people import numbers
from care.people.numbers import Number
from care.people.operators import find_operator, seen
from care.reminders import keeping
from care.reminders.model import Plan
from care.replies.model import Reply
from care.replies.rows import put
from care.staff import shifts
from care.staff.leaving import dismissed
from care.store.tables import copies, metadata
from care.store.unit import Store, Unit
from care.tickets.changing import set_topic
from care.tickets.places import set_card
from care.tickets.rows import load_ticket
from care.tickets.words import promising, relay, scheduled_replies
from care.tickets.work import links, reminders, snooze, tags, working
from tests.buttons import TAG, Kind, Where, data_of
from tests.store.cast import (
    CHARLIE,
    COURIERS,
    DARIA,
    DESK,
    EMMA,
    HOUR,
    IVAN,
    NOW,
    OLENA,
    SHOP,
    SOLOMIIA,
    TARAS,
    at_moment,
    opened,
    play,
    said,
)
from tests.store.looking import clear, do

Json: TypeAlias = dict[str, Any]
SECRET = "EMMASECRET"  # noqa: S105 - what she wrote
PANEL = 9000  # a message of ours, below the card
LETTER = 5  # an update that failed
BAN = 8000  # the message that asks for one
BARS = "4820000000017"
SOLD = 7000  # the message that entered a purchase
ELSEWHERE = 777  # a topic without a ticket


@dataclass(frozen=True)
class Place:
    chat: int
    topic: int | None = None  # None: General, or private


@dataclass(frozen=True)
class Table:
    """What the set-up made. `tickets`: number and version, by what they are."""

    store: Store
    routers: Dispatcher
    tickets: dict[str, tuple[int, int]]
    ids: Json

    def data(self, kind: Kind, argument: str, age: int = 0) -> str:
        """`age`: how many versions the button is older than its ticket; below zero: it is yet to come."""
        number, version = self.tickets[kind.ticket]
        return data_of(kind, argument.format(**self.ids), version - age, number)

    def home(self, kind: Kind, who: int) -> Place:
        """Where the button stands."""
        if kind.where is Where.TOPIC:
            return Place(DESK, self.topic(kind))
        return Place(DESK if kind.where is Where.GROUP else who)

    def topic(self, kind: Kind) -> int:
        return 10 * self.tickets[kind.ticket][0]


async def laid(store: Store) -> Table:
    async with store.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    routers = Dispatcher.unheard()
    ids = await do(store, _staff) | await do(store, _tickets)
    await _greet(store, routers)
    await do(store, clear)
    names = ("new", "taken", "solved", "asleep")
    async with store.read() as unit:
        tickets = {name: (ids[name], (await load_ticket(unit, ids[name])).version) for name in names}
    table = Table(store, routers, tickets, ids)
    return replace(table, ids=ids | {"mark": await _mark(table)})


async def _staff(unit: Unit) -> Json:
    """Solomiia is an admin in the group, Taras an operator, Daria one no more, Charlie came by a link."""
    await play(unit)
    for who in (replace(TARAS, id=SOLOMIIA, name="Solomiia"), replace(TARAS, id=CHARLIE.id, name="Charlie")):
        await seen(unit, replace(who, admitted=False), DESK)
    await dismissed(unit, DARIA.id, DESK, SOLOMIIA)
    for number in (TARAS.id, SOLOMIIA):
        operator = await find_operator(unit, number)
        assert operator is not None
        await shifts.begin(unit, operator)
    await put(unit, "late", Reply(en="It is late, {name}."))
    raw = {"update_id": LETTER, "message": words("/help", EMMA.id)}
    await dead_letters.keep(unit, raw, "KeyError", admins=())
    return {"stranger": CHARLIE.id, "letter": LETTER}


async def _tickets(unit: Unit) -> Json:
    names = ("new", "taken", "solved", "asleep")
    ids = {name: (await opened(unit, EMMA, said(EMMA, f"{SECRET} {name}"))).id for name in names}
    for number in ids.values():
        await set_topic(unit, number, 10 * number)
        await set_card(unit, number, 10 * number + 1)
    await promising.promise(unit, ids["taken"], TARAS, NOW + HOUR)  # the answer keeps it
    answers = {name: await _answered(unit, ids[name]) for name in names[1:]}
    await working.solve(unit, ids["solved"], TARAS)
    await promising.promise(unit, ids["asleep"], TARAS, NOW + HOUR)
    await snooze.snooze(unit, ids["asleep"], TARAS, NOW + HOUR)
    return ids | {"answer": answers["taken"]} | await _things(unit, ids)


async def _answered(unit: Unit, ticket: int) -> int:
    entry = await relay.from_operator(unit, ticket, TARAS, said(DESK, "It comes"))
    assert entry is not None
    row = {"entry_id": entry.id, "chat_id": EMMA.id, "message_id": 5000 + entry.id}
    await unit.execute(unit.insert(copies), row)
    return entry.id


async def _things(unit: Unit, ids: Json) -> Json:
    """What the buttons of the ticket that is taken are about."""
    taken = await load_ticket(unit, ids["taken"])
    await customer_notes.write(unit, taken, TARAS, "Likes tea")
    notes = await customer_notes.notes_on(unit, EMMA.id)
    held = await relay.hold(unit, taken.id, TARAS, said(DESK, "/solev"), Why.MARK, "solev")
    await tags.tag(unit, taken.id, TARAS, [TAG])
    await links.link(unit, taken.id, ids["asleep"], TARAS)
    reminder = await reminders.remind(unit, taken.id, TARAS, NOW + HOUR, "call")
    reply = await scheduled_replies.put_off(unit, taken.id, TARAS, said(DESK, "Tomorrow"), NOW + HOUR)
    assert held is not None
    await bans.ask(unit, taken, SOLOMIIA, "spam", None, shadow=False, message=BAN)
    tomorrow = (NOW + timedelta(days=1)).replace(tzinfo=None)
    mine = await keeping.keep(unit, EMMA, f"{SECRET} water", Plan(tomorrow))
    return {
        "mine": mine.id,
        "ban": BAN,
        "closure": (await closures.draft(unit, "table7", NOW, NOW + HOUR, "", SOLOMIIA)).id,
        "promised": int((NOW + HOUR).timestamp()),
        "note": notes[0].id,
        "held": held.id,
        "reminder": reminder.id,
        "later": reply.id,
    } | await _counter(unit)


async def _counter(unit: Unit) -> Json:
    """Emma's card, a purchase that was entered, and a voucher for what it brought; Olena's card of the shop."""
    card = await cards.card_of(unit, EMMA.id)
    await counter.enter(unit, f"{DESK}:{SOLD}", card.number, Decimal(100))
    cup = Reward(key="cup", name=Localized({"en": "A cup"}), points=10)
    rules = SHOP.model_copy(update={"loyalty": Loyalty(rewards=(cup,))})
    voucher = await vouchers.make(at_moment(unit, business=rules), EMMA.id, "cup", once="1", language="en")
    await numbers.keep(unit, OLENA.id, Number.CARD, BARS)
    made = {"card": card.number, "sold": SOLD, "voucher": voucher.code}
    return made | {"bars": BARS, "olena": OLENA.id}


async def _greet(store: Store, routers: Dispatcher) -> None:
    """Everybody has been here before: what is said of them once was said."""
    people = (EMMA.id, IVAN.id, CHARLIE.id, DARIA.id, TARAS.id, SOLOMIIA)
    for who in people:
        for event in (
            {"message": words("/start", who)},
            {"callback_query": press("t999.1.take.", who, Place(DESK))},
            {"callback_query": press("t999.1.take.", who, Place(COURIERS))},
            {"callback_query": press("desk.0.admit.7", who, Place(DESK))},
        ):
            await do(store, routers.handle, [Update.model_validate({"update_id": 1, **event})])


async def _mark(table: Table) -> str:
    """Of the canned reply as it would go now."""
    number, version = table.tickets["taken"]
    data = f"t{number}.{version}.fill.late"
    async with table.store.write() as unit:
        answers = await pressed(table, unit, data, TARAS.id, Place(DESK, 10 * number))
    panel = next(answer for answer in answers if isinstance(answer, Panel))
    return panel.screen.rows[0][0].argument.rpartition("-")[2]


# --- presses


def words(text: str, who: int) -> Json:
    chat = {"id": who, "type": "private", "first_name": "X"}
    return {"message_id": 60, "date": 1795000000, "chat": chat, "from": person(who), "text": text}


NAMES = {TARAS.id: "Taras", DARIA.id: "Daria", SOLOMIIA: "Solomiia", EMMA.id: "Emma", IVAN.id: "Ivan"}


def person(who: int) -> Json:
    return {"id": who, "is_bot": False, "first_name": NAMES.get(who, "Charlie"), "language_code": "en"}


def press(data: str, who: int, place: Place, *, shown: bool = False) -> Json:
    """`shown`: the message has this very button, as Telegram sees it."""
    group = {"id": place.chat, "type": "supergroup", "title": "Team", "is_forum": True}
    chat = group if place.chat < 0 else {"id": place.chat, "type": "private", "first_name": "X"}
    message: Json = {"message_id": PANEL, "date": 1795000000, "chat": chat, "text": "panel"}
    if place.topic is not None:
        message |= {"message_thread_id": place.topic, "is_topic_message": True}
    if shown:
        message |= {"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}}
    return {"id": "1", "from": person(who), "chat_instance": "1", "data": data, "message": message}


async def pressed(
    table: Table, unit: Unit, data: str, who: int, place: Place, *, shown: bool = True
) -> list[Answer]:
    event = {"callback_query": press(data, who, place, shown=shown)}
    return await table.routers.handle(unit, [Update.model_validate({"update_id": 1, **event})])


COUNTED = frozenset({"attempts"})  # where it is counted who tried what


async def snapshot(unit: Unit, *, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """All that is stored, but for what is only counted."""
    found = {}
    for name, table in metadata.tables.items():
        if name not in COUNTED | without:
            rows = await unit.execute(select(table).order_by(*table.primary_key.columns))
            found[name] = json.dumps([dict(row) for row in rows.mappings()], default=str)
    return found


@asynccontextmanager
async def nothing_changes(table: Table, *, without: frozenset[str] = frozenset()) -> AsyncIterator[Unit]:
    """A transaction that is undone, and in which nothing may have happened."""
    async with table.store.write() as unit:
        before = await snapshot(unit, without=without)
        yield unit
        after = await snapshot(unit, without=without)
    changed = {name: after[name] for name in before if before[name] != after[name]}
    assert not changed, changed
