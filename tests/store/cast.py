"""The cast, the shop and the time that the store's tests play in."""

from copy import copy
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from care.business import Business, Department, Hours, Localized, Period, Touchpoint
from care.business.hours import DAYS
from care.commands import OpenTicket
from care.model.ticket import About, Ticket
from care.outbox import Claim, Lane, Row
from care.outbox.bodies import Body, Worded, stored
from care.people.customers import Customer, save
from care.people.operators import Operator
from care.store.ruling import Ruling
from care.store.tables import operators, outbox
from care.store.unit import Unit
from care.tickets.opening.open import open_ticket
from care.tickets.work.working import take
from care.values.content import Content, Kind, Message


class StillClock:
    """It is always `moment`, until somebody says otherwise."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment


NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # a Friday; noon in Kyiv
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
DESK, COURIERS = -1001, -1002

OLENA = Customer(101, "Olena", "uk", username="olena", since=NOW)
IVAN = Customer(102, "Ivan", "ru", zone="Europe/Warsaw", since=NOW)
EMMA = Customer(103, "Emma", "en", username="emma", zone="Europe/London", since=NOW)
CHARLIE = Customer(104, "Charlie", "en", since=NOW)
TARAS = Operator(201, "Taras", "uk", admitted=True)
DARIA = Operator(202, "Daria", "uk", admitted=True)
SOLOMIIA = 301

SHOP = Business(
    name=Localized({"uk": "Кава", "en": "Kava"}),
    staff_group=DESK,
    admins=frozenset({SOLOMIIA}),
    hours=Hours(
        days=dict.fromkeys(DAYS[:6], (Period(start=time(9), end=time(18)),)),
        holidays=frozenset({date(2026, 12, 25)}),
    ),
    departments=(
        Department(key="cafe", name=Localized({"en": "Café"}), first_answer=HOUR),
        Department(key="sales", name=Localized({"en": "Sales"}), first_answer=2 * HOUR),
        Department(key="delivery", name=Localized({"en": "Delivery"}), groups=(COURIERS,)),
    ),
    touchpoints=(Touchpoint(key="table7", name=Localized({"en": "Table 7"})),),
)

_ids = count(1000)


def said(
    chat: Customer | int, text: str = "The coffee was cold", kind: Kind = Kind.TEXT, **fields: object
) -> Message:
    """A message with a number of its own; `fields` are those of Message."""
    chat_id = chat if isinstance(chat, int) else chat.id
    content = Content(kind, text, file_id="" if kind is Kind.TEXT else "file")
    return Message(chat_id, next(_ids), content, NOW, **fields)  # type: ignore[arg-type]


def complaint(customer: Customer, *messages: Message, department: str = "cafe") -> OpenTicket:
    return OpenTicket(About.COMPLAINT, department, messages or (said(customer),))


async def play(unit: Unit) -> None:
    """The customers are known and the operators admitted."""
    await save(unit, [OLENA, IVAN, EMMA, CHARLIE])
    rows = [
        {"id": who.id, "name": who.name, "language": who.language, "admitted": True, "since": NOW}
        for who in (TARAS, DARIA)
    ]
    await unit.execute(unit.insert(operators), rows)


def at_moment(unit: Unit, now: datetime | None = None, business: Business | None = None) -> Unit:
    """The same transaction at another moment, or by other rules."""
    other = copy(unit)
    other.now = now or unit.now
    if business is not None:
        vars(other)["_ruling"] = Ruling.of(business)
    return other


async def taken(unit: Unit) -> Ticket:
    """Emma's ticket, which Taras has, with every word of it delivered."""
    ticket = await take(unit, (await opened(unit)).id, TARAS)
    await unit.execute(outbox.delete())
    return ticket


async def opened(
    unit: Unit, customer: Customer = EMMA, *messages: Message, department: str = "cafe", at: datetime = NOW
) -> Ticket:
    command = complaint(customer, *messages, department=department)
    return await open_ticket(at_moment(unit, at), customer, command)


def worded(html: str, **fields: Any) -> Worded:  # noqa: ANN401 - as Worded has them
    """A screen of ours without buttons."""
    return Worded(html=html, conversation=("x", 0), **fields)


def owed_row(body: Body, number: int = 1, *, ticket: int | None = 1, entry: int | None = None) -> Row:
    return Row(
        id=number,
        kind=body.kind,
        stored=stored(body),
        ticket_id=ticket,
        entry_id=entry,
        attempts=1,
        created_at=NOW,
    )


def claim_of(chat_id: int, *rows: Row, **fields: Any) -> Claim:  # noqa: ANN401 - as Claim has them
    more: dict[str, Any] = {"stream": "t1", "lane": Lane.RELAY, "token": "x" * 32} | fields
    return Claim(chat_id=chat_id, rows=rows, **more)
