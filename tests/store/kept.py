"""What is kept for a year: a ticket that is over, traces of everything else, and the round that takes them."""

import json
from datetime import datetime, timedelta

from care import retention
from care.business import Business
from care.business.retention import Retention
from care.commands import GiveFeedback
from care.customers import notes
from care.due import do_due
from care.feedback.given import give
from care.inbox import dead_letters
from care.model.ticket import Ticket
from care.people.customers import Customer
from care.staff import audit
from care.store.tables import bans, conversations, copies, entries, feedback_places, metadata, tickets
from care.store.unit import Store, Unit
from care.tickets.changing import set_topic
from care.tickets.places import set_card
from care.tickets.words import relay
from care.tickets.work import tags, working
from tests.store.cast import (
    CHARLIE,
    DAY,
    DESK,
    EMMA,
    HOUR,
    IVAN,
    NOW,
    OLENA,
    SHOP,
    TARAS,
    at_moment,
    opened,
    said,
)
from tests.store.looking import clear, do, rows

YEAR = timedelta(days=365)
SECRET = "EMMASECRET"  # noqa: S105 - what she wrote
ALL = dict.fromkeys(Retention.model_fields, YEAR)
STRICT = SHOP.model_copy(update={"retention": Retention.model_validate(ALL)})  # all of it for a year
LATER = NOW + YEAR + 30 * DAY


async def closed(unit: Unit, customer: Customer = EMMA, at: datetime = NOW) -> Ticket:
    """Answered, solved and closed; its topic has a card and a copy of what the customer wrote."""
    ticket = await opened(unit, customer, said(customer, SECRET), at=at)
    await set_topic(unit, ticket.id, 10 * ticket.id)
    await set_card(unit, ticket.id, 10 * ticket.id + 1)
    await relay.from_customer(at_moment(unit, at), ticket, customer, said(customer, f"{SECRET} too"))
    said_too = (await unit.execute(entries.select().where(entries.c.ticket_id == ticket.id))).mappings().all()
    place = {"entry_id": said_too[-1]["id"], "chat_id": DESK, "message_id": 7000 + ticket.id}
    await unit.execute(unit.insert(copies), place)
    await relay.from_operator(at_moment(unit, at + HOUR), ticket.id, TARAS, said(DESK, f"Dear {SECRET}"))
    await tags.tag(unit, ticket.id, TARAS, ["emmasecret"])
    await working.solve(at_moment(unit, at + 2 * HOUR), ticket.id, TARAS)
    await clear(unit)
    await unit.execute(tickets.update().where(tickets.c.id == ticket.id).values(order_number=SECRET))
    return ticket


async def pass_time(store: Store, until: datetime = NOW + 20 * DAY) -> None:
    """What is due is done, and what is owed arrives."""
    for _ in range(20):
        await do(store, do_due, now=until)
    await do(store, clear)


async def take_all(
    store: Store, business: Business = STRICT, now: datetime = LATER, limit: int = 3
) -> dict[str, int]:
    gone: dict[str, int] = {}
    while taken := await do(store, retention.take, limit, now=now, business=business):
        gone = {name: gone.get(name, 0) + taken.get(name, 0) for name in {**gone, **taken}}
    return gone


async def everything(store: Store) -> str:
    found = {name: [dict(row) for row in await rows(store, table)] for name, table in metadata.tables.items()}
    return json.dumps(found, default=str)


def only(**kept: timedelta | None) -> Business:
    rules = dict.fromkeys(Retention.model_fields) | kept
    return SHOP.model_copy(update={"retention": Retention.model_validate(rules)})


async def leave_traces(unit: Unit) -> None:
    """One old and one new row of each kind that is not about a ticket."""
    ticket = await opened(unit, OLENA, said(OLENA, "Still open"))
    for at in (NOW, LATER - DAY):
        await audit.write(at_moment(unit, at), TARAS.id, "take", ticket=ticket.id)
        await audit.tried(at_moment(unit, at), CHARLIE.id, "admin", audit.STRANGER)
        number = 5 if at == NOW else 6
        raw = {"update_id": number, "message": {"from": {"id": 7}, "text": SECRET}}
        await dead_letters.keep(at_moment(unit, at), raw, "KeyError", admins=())
        await notes.write(at_moment(unit, at), ticket, TARAS, f"Likes {SECRET}")
        ban = {"customer_id": IVAN.id, "shadow": False, "reason": SECRET, "by_id": 201, "at": at, "until": at}
        await unit.execute(unit.insert(bans), ban)
        who = EMMA.id if at == NOW else OLENA.id
        row = {"chat_id": who, "dialog": "menu", "state": {"x": SECRET}, "version": 1, "changed_at": at}
        await unit.execute(unit.insert(conversations), row)
        given = GiveFeedback("table7", 1, (said(EMMA, SECRET),), anonymous=at != NOW)
        await give(at_moment(unit, at), EMMA, given)
    await unit.execute(unit.insert(feedback_places), {"chat_id": DESK, "message_id": 71, "feedback_id": 1})
    forever = {"customer_id": CHARLIE.id, "shadow": False, "reason": "x", "by_id": 201, "at": NOW}
    await unit.execute(unit.insert(bans), forever)
    await clear(unit)
