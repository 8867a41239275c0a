"""What a desk has stored after years: tickets at a steady rate, with all that was said and done about them.

The newest days look the same however much lies before them, so that what they cost can be compared. Only the tickets
are made here, the rest by the store out of them, on both stores: three hundred thousand take half a minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, String, Table, cast, insert, literal, select, text

from care.business import Business
from care.due.housekeeping import SEEN
from care.loyalty.ends import NEVER
from care.model.history import Event
from care.model.ticket import About, State
from care.store.tables import (
    accounts,
    audit,
    conversations,
    copies,
    customers,
    entries,
    history,
    lots,
    movements,
    operators,
    ticket_tags,
    tickets,
    updates,
    uses,
    webhooks,
)
from care.store.unit import Store, Unit
from tests.store.cast import at_moment

GAP = timedelta(minutes=40)  # between two tickets: 252 a week
PERSON, COLLEAGUE = 6_000_000, 9_000_001
COLLEAGUES = ("Taras", "Daria")
EACH = 3  # tickets of a customer
AT_ONCE = 10_000  # rows
HOUR = timedelta(hours=1)
UNSENT = 8  # customers
SOLVED = 150  # of the newest that are done: their customers may still reopen them
POINTS, LEFT = 10, 5  # that each brings; lots that have some left
COPY = 1_000_000_000  # message ids in the group begin here


@dataclass(frozen=True)
class Stock:
    tickets: int
    open: int = 40  # the newest
    late: int = 4  # of those


async def fill(store: Store, business: Business, now: datetime, stock: Stock) -> None:
    """An empty store, as it would be with so many tickets."""
    async with store.write() as unit:
        await _people(at_moment(unit, now, business=business), stock)
        await _write(unit, tickets, _tickets(business, now, stock))
        await _lives(unit)
        await _words(at_moment(unit, now))
        await _points(unit, stock)
        await _told(at_moment(unit, now), stock)
        await unit.commit()


async def _people(unit: Unit, stock: Stock) -> None:
    colleagues = [
        {
            "id": COLLEAGUE + place,
            "name": name,
            "language": "uk",
            "admitted": True,
            "since": unit.now,
            "duty": "on",
        }
        for place, name in enumerate(COLLEAGUES)
    ]
    await unit.execute(insert(operators), colleagues)
    people = (
        {
            "id": PERSON + number,
            "name": "Emma",
            "language": unit.business.languages[number % 3],
            "since": unit.now - (number + 1) * EACH * GAP,  # with their first ticket
        }
        for number in range(stock.tickets // EACH + 1)
    )
    await _write(unit, customers, people)
    talks = (_talk(number, unit.now) for number in range(stock.tickets // EACH + 1))
    await _write(unit, conversations, talks)


def _talk(number: int, now: datetime) -> dict[str, Any]:
    """Some have left something unsent, at which the clock shall look."""
    begun = number < UNSENT
    return {
        "chat_id": PERSON + number,
        "dialog": "complaint" if begun else "menu",
        "state": {"kind": "Department", "order_number": "7"} if begun else {"kind": "Home"},
        "version": 3,
        "changed_at": now,
        "look_at": now - HOUR if begun else None,
    }


async def _write(unit: Unit, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    """Some at a time: all would take half a gigabyte."""
    while some := list(islice(rows, AT_ONCE)):
        await unit.execute(insert(table), some)


def _tickets(business: Business, now: datetime, stock: Stock) -> Iterator[dict[str, Any]]:
    """Oldest first; what a ticket is like depends on how many came after it."""
    keys = [department.key for department in business.departments]
    for age in range(stock.tickets - 1, -1, -1):
        opened, owner = now - (age + 1) * GAP, age % len(COLLEAGUES)
        yield {
            "id": stock.tickets - age,
            "customer_id": PERSON + age // EACH,
            "about": str(About.COMPLAINT),
            "department": keys[age % len(keys)],
            "language": business.languages[age % 3],
            "summary": "The coffee was cold",
            "opened_at": opened,
            "first_due": opened + HOUR,
            "desk": business.desks(keys[age % len(keys)])[0],
            "topic": 2 * (stock.tickets - age),
            "card": 2 * (stock.tickets - age) + 1,
            **(_open(now, age, stock, opened) if age < stock.open else _done(age, stock, opened)),
            "owner_id": None if age < stock.open and age % 2 else COLLEAGUE + owner,
            "owner_name": "" if age < stock.open and age % 2 else COLLEAGUES[owner],
        }


def _open(now: datetime, age: int, stock: Stock, opened: datetime) -> dict[str, Any]:
    due = now - HOUR if age < stock.late else now + HOUR
    state = State.NEW if age % 2 else State.TAKEN
    return {
        "state": str(state),
        "answer_due": due,
        "waiting_since": opened,
        "first_answer_at": opened,
        "solved_at": None,
    }


def _done(age: int, stock: Stock, opened: datetime) -> dict[str, Any]:
    state = State.SOLVED if age < stock.open + SOLVED else State.CLOSED
    return {
        "state": str(state),
        "answer_due": opened + HOUR,
        "waiting_since": None,
        "first_answer_at": opened + HOUR / 2,
        "solved_at": opened + HOUR,
    }


async def _lives(unit: Unit) -> None:
    """History, and the audit log of what was pressed for it."""
    done = tickets.c.solved_at.is_not(None)
    owned = tickets.c.owner_id.is_not(None)
    routed = {"to": COLLEAGUE, "priority": 1, "rule": None, "why": ["fewest"]}
    for event, at, actor, data, where in (
        (Event.OPENED, tickets.c.opened_at, None, {}, literal(True)),
        (Event.ROUTED, tickets.c.opened_at, None, routed, literal(True)),
        (Event.TAKEN, tickets.c.first_answer_at, tickets.c.owner_id, {}, owned),
        (Event.SOLVED, tickets.c.solved_at, tickets.c.owner_id, {"in_time": True}, done),
        (Event.ASKED, tickets.c.solved_at, None, {}, done),
        (Event.RATED, tickets.c.solved_at, tickets.c.customer_id, {"score": 5}, done),
    ):
        values = {"ticket_id": tickets.c.id, "at": at, "actor_id": actor, "event": str(event), "data": data}
        await _copy(unit, history, values, where)
    for deed, at in (("take", tickets.c.first_answer_at), ("solve", tickets.c.solved_at)):
        values = {"at": at, "actor_id": tickets.c.owner_id, "deed": deed, "ticket_id": tickets.c.id}
        await _copy(unit, audit, {**values, "outcome": "done", "data": {}}, done)


async def _words(unit: Unit) -> None:
    """What the customer wrote, its copy in the group, and the updates that brought it."""
    said = {
        "id": tickets.c.id,
        "ticket_id": tickets.c.id,
        "author": "customer",
        "author_id": tickets.c.customer_id,
        "chat_id": tickets.c.customer_id,
        "message_id": tickets.c.id,
        "content": {"kind": "text", "text": "The coffee was cold, and nobody came to ask."},
        "said_at": tickets.c.opened_at,
    }
    await _copy(unit, entries, said, literal(True))
    shown = {"entry_id": tickets.c.id, "chat_id": tickets.c.desk, "message_id": COPY + tickets.c.id}
    await _copy(unit, copies, shown, literal(True))
    await _copy(unit, ticket_tags, {"ticket_id": tickets.c.id, "tag": "cold"}, literal(True))
    seen = {"update_id": tickets.c.id, "done_at": tickets.c.opened_at}
    await _copy(unit, updates, seen, tickets.c.opened_at > unit.now - SEEN)


async def _points(unit: Unit, stock: Stock) -> None:
    """One customer has earned and spent for each ticket: what came with the newest is left of it."""
    opened, number = tickets.c.opened_at, tickets.c.id
    spent = number <= stock.tickets - LEFT
    earn = {"customer_id": PERSON, "debt": 0, "at": opened, "amount": POINTS}
    once = literal("stock:") + cast(number, String)
    await _copy(
        unit, movements, {**earn, "id": number, "kind": "earn", "why": "gift", "once": once}, literal(True)
    )
    away = {"kind": "redeem", "why": "reward", "amount": -POINTS, "once": literal("-") + once}
    await _copy(unit, movements, {**earn, **away, "id": number + stock.tickets}, spent)
    lot = {"id": number, "customer_id": PERSON, "movement_id": number, "amount": POINTS, "expired": 0}
    when = {"available_at": opened, "expires_at": NEVER}
    for remaining, which in ((0, spent), (POINTS, ~spent)):
        await _copy(unit, lots, {**lot, **when, "remaining": remaining}, which)
    used = {"movement_id": number + stock.tickets, "lot_id": number, "amount": POINTS}
    await _copy(unit, uses, used, spent)
    account = {"customer_id": PERSON, "balance": LEFT * POINTS, "debt": 0, "earned": stock.tickets * POINTS}
    await unit.execute(insert(accounts), account)
    if unit.on_postgres:
        for table in ("movements", "lots"):
            await unit.execute(text(f"SELECT setval('{table}_id_seq', {3 * stock.tickets})"))


async def _told(unit: Unit, stock: Stock) -> None:
    """What other systems heard of the same customer of late, but for the newest, which waits."""
    number = tickets.c.id
    is_newest, name = number == stock.tickets, literal("msg_") + cast(number, String)
    call = {"endpoint": "crm", "name": name, "event": "ticket.opened", "customer_id": PERSON, "body": "{}"}
    for when, which in (("told_at", ~is_newest), ("due_at", is_newest)):
        await _copy(unit, webhooks, {**call, "made_at": unit.now, when: unit.now}, which)


async def _copy(unit: Unit, table: Table, values: dict[str, Any], where: ColumnElement[bool]) -> None:
    """A row for each ticket."""
    columns = [
        (value if isinstance(value, ColumnElement) else literal(value, table.c[name].type)).label(name)
        for name, value in values.items()
    ]
    await unit.execute(insert(table).from_select(list(values), select(*columns).where(where)))
