"""A week of a small shop, as plain rows."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from care.business import Business, Department, Hours, Localized, Touchpoint
from care.business import Period as Opening
from care.business.hours import DAYS
from care.figures import Asked, By, Figures
from care.figures.asking import week_of
from care.figures.book import Book
from care.figures.lives import EventRow, TicketRow
from care.figures.reading import FeedbackRow, RecommendedRow, Rows
from care.model.history import Event

MONDAY = date(2026, 11, 16)
OPENS = datetime(2026, 11, 16, 7, tzinfo=UTC)  # 9:00 in Kyiv
MINUTE, HOUR, DAY, WEEK = (timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days", "weeks"))
NOW = OPENS + 4 * DAY
TARAS, DARIA, EMMA = 201, 202, 103
SHOP = Business(
    name=Localized({"en": "Kava"}),
    staff_group=-1001,
    admins=frozenset({301}),
    hours=Hours(days=dict.fromkeys(DAYS[:5], (Opening(start=time(9), end=time(18)),))),
    departments=(
        Department(key="cafe", name=Localized({"en": "Café"})),
        Department(
            key="always",
            name=Localized({"en": "Always"}),
            hours=Hours(days=dict.fromkeys(DAYS, (Opening(start=time(0), end=time(0)),))),
        ),
    ),
    touchpoints=(Touchpoint(key="table7", name=Localized({"en": "Table 7"})),),
)


def ticket(**fields: Any) -> TicketRow:  # noqa: ANN401 - those of a TicketRow
    """Opened when the shop opens on Monday, promised an answer within an hour, still open and nobody's."""
    usual = TicketRow(
        id=1,
        customer=EMMA,
        department="cafe",
        language="en",
        touchpoint=None,
        is_open=True,
        owner=None,
        opened_at=OPENS,
        first_answer_at=None,
        first_due=OPENS + HOUR,
    )
    return usual._replace(**fields)


def event(name: Event, after: timedelta, actor: int | None = TARAS, **data: object) -> EventRow:
    return EventRow(1, OPENS + after, actor, str(name), data)


def book(
    tickets: Sequence[TicketRow],
    *events: EventRow,
    feedback: Sequence[FeedbackRow] = (),
    recommended: Sequence[RecommendedRow] = (),
    now: datetime = NOW,
    **asked: object,
) -> Book:
    names = {TARAS: "Taras", DARIA: "Daria"}
    rows = Rows(list(tickets), {1: list(events)}, list(feedback), [], list(recommended), names)
    return Book(SHOP, now, rows, Asked(week_of(MONDAY), **asked))  # type: ignore[arg-type]


def of_week(tickets: Sequence[TicketRow], *events: EventRow, now: datetime = NOW) -> Figures:
    return book(tickets, *events, now=now).total(week_of(MONDAY))


def groups(found: Book, by: By) -> dict[str, Figures]:
    return {group.key: group.figures for group in found.groups(week_of(MONDAY), by)}


SOLVED = [event(Event.TAKEN, MINUTE), event(Event.SOLVED, 2 * HOUR, in_time=True)]
CLOSED = ticket(is_open=False, first_answer_at=OPENS + 30 * MINUTE)
