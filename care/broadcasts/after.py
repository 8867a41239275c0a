"""What came of a broadcast: from what stands in the store of its recipients, each time it is asked. Nothing is counted
beforehand, so that nothing can be counted wrong after a kill.

What they did below it is certain. What they did afterwards may have had another reason: it counts for the last
broadcast that had reached them, if it was within a stated time, and beside it stands what the same people did in as
long a time before. Where Telegram's answer was lost it may have reached them, and what they did then counts.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, exists, func, literal, select, union_all

from care.broadcasts.model import Outcome
from care.broadcasts.outcomes import REACHED
from care.contact.purposes import Consent
from care.loyalty.till.vouchers import State
from care.store.tables import Moment, agreements, contacts, entries, feedback, vouchers
from care.store.tables import broadcast_recipients as recipients
from care.store.unit import Unit

ANSWERS = timedelta(
    days=2
)  # so long after it, what they write may be an answer, and what they wish, its effect
VOUCHERS = timedelta(days=7)  # so long after it, a voucher may have been used because of it


@dataclass(frozen=True)
class Came:
    """How many of its recipients; of tickets, how many."""

    delivered: int = 0  # with what was deleted there since
    blocked: int = 0
    ambiguous: int = 0
    pressed: int = 0  # a button below it that leads to us; of links, Telegram tells nobody
    tickets: int = 0  # that were opened, or went on, within an hour of that press
    unsubscribed: int = 0  # by the press below it
    turned_off: int = 0  # news, elsewhere, within ANSWERS
    answered: int = 0  # wrote to us within ANSWERS
    wrote_before: int = 0  # in as long a time before it
    redeemed: int = 0  # used a voucher within VOUCHERS
    used_before: int = 0

    def __add__(self, other: "Came") -> "Came":
        return Came(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class After:
    by: Mapping[str, Came] = field(default_factory=dict)  # by language
    until: datetime | None = None  # when the last of it can have happened; None: it has reached nobody

    @property
    def total(self) -> Came:
        return sum(self.by.values(), Came())


Counted: TypeAlias = dict[str, dict[str, int]]  # by the name of the figure, by language


async def after(unit: Unit, number: int) -> After:
    """Of one broadcast. It reads a row for each recipient: beside the event loop, where they may be many."""
    reached = _of(number)
    ends = select(func.min(recipients.c.at, type_=Moment()), func.max(recipients.c.at, type_=Moment()))
    first, last = (await unit.execute(ends.where(*reached))).one()
    found: Counted = {**await _became(unit, number), **await _below(unit, number)}
    if first is not None:
        span = _Span(number, first, last)
        found["answered"], found["wrote_before"] = await _apart(unit, span, _words(), ANSWERS)
        found["redeemed"], found["used_before"] = await _apart(unit, span, _used(), VOUCHERS)
        found["turned_off"], _ = await _apart(unit, span, _turned_off(), ANSWERS)
    languages = sorted({language for figures in found.values() for language in figures})
    by = {each: Came(**{name: figures.get(each, 0) for name, figures in found.items()}) for each in languages}
    return After(by, last + max(ANSWERS, VOUCHERS) if last is not None else None)


def _of(number: int) -> tuple[ColumnElement[bool], ...]:
    return recipients.c.broadcast_id == number, recipients.c.outcome.in_([*map(str, REACHED)])


async def _became(unit: Unit, number: int) -> Counted:
    names = {
        Outcome.SENT: "delivered",
        Outcome.RECALLED: "delivered",
        Outcome.BLOCKED: "blocked",
        Outcome.AMBIGUOUS: "ambiguous",
    }
    query = select(recipients.c.outcome, recipients.c.language, func.count()).where(
        recipients.c.broadcast_id == number, recipients.c.outcome.in_([*map(str, names)])
    )
    found: Counted = {}
    grouped = query.group_by(recipients.c.outcome, recipients.c.language)
    for outcome, language, count in await unit.execute(grouped):
        figures = found.setdefault(names[Outcome(outcome)], {})
        figures[language] = figures.get(language, 0) + count
    return found


async def _below(unit: Unit, number: int) -> Counted:
    """What they pressed, which stands with what was written to them."""
    query = select(
        recipients.c.language,
        func.count(contacts.c.answered_at).label("pressed"),
        func.count(contacts.c.led_to.distinct()).label("tickets"),
        func.count(contacts.c.opted_out_at).label("unsubscribed"),
    ).join_from(recipients, contacts, recipients.c.contact_id == contacts.c.id)
    found = (await unit.execute(query.where(*_of(number)).group_by(recipients.c.language))).all()
    names = ("pressed", "tickets", "unsubscribed")
    return {name: {row.language: getattr(row, name) for row in found} for name in names}


# --- what they did afterwards


@dataclass(frozen=True)
class _Span:
    """Of one broadcast, and when it reached the first and the last."""

    number: int
    first: datetime
    last: datetime


Deeds: TypeAlias = Select[tuple[int, datetime]]  # who did something, and when


async def _apart(
    unit: Unit, span: _Span, deeds: Deeds, length: timedelta
) -> tuple[dict[str, int], dict[str, int]]:
    """By language: how many did so within that time after it reached them, and how many in as long before."""
    done, later = deeds.subquery(), recipients.alias("later")
    whose, of = recipients.c.customer_id, later.c.customer_id
    superseded = exists().where(
        of == whose,
        later.c.outcome.in_([*map(str, REACHED)]),
        later.c.at > recipients.c.at,
        later.c.at <= done.c.at,
    )
    query = (
        select(whose, recipients.c.language, recipients.c.at, done.c.at.label("then"))
        .join_from(recipients, done, done.c.customer_id == whose)
        .where(*_of(span.number), done.c.at.between(span.first - length, span.last + length), ~superseded)
    )
    behind, before = set[tuple[int, str]](), set[tuple[int, str]]()
    for customer, language, at, then in await unit.execute(query):
        if at < then <= at + length:
            behind.add((customer, language))
        elif at - length <= then < at:
            before.add((customer, language))
    return _by_language(behind), _by_language(before)


def _by_language(people: set[tuple[int, str]]) -> dict[str, int]:
    found = dict[str, int]()
    for _, language in people:
        found[language] = found.get(language, 0) + 1
    return found


def _words() -> Deeds:
    """They wrote what stands in a ticket, or gave feedback in their name."""
    said = select(entries.c.author_id.label("customer_id"), entries.c.said_at.label("at"))
    said = said.where(entries.c.chat_id == entries.c.author_id)  # in their own chat with us
    given = select(feedback.c.customer_id, feedback.c.at).where(feedback.c.customer_id.is_not(None))
    both = union_all(said, given).subquery()
    return select(both.c.customer_id, both.c.at)


def _used() -> Deeds:
    used = vouchers.c.state == str(State.USED), vouchers.c.turned_at.is_not(None)
    return select(vouchers.c.customer_id, vouchers.c.turned_at.label("at")).where(*used)


def _turned_off() -> Deeds:
    """From then on they did not wish for news."""
    wishes = literal(" ") + agreements.c.wishes + " "
    return select(agreements.c.customer_id, agreements.c.at).where(~wishes.contains(f" {Consent.NEWS} "))
