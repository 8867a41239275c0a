"""The rows that figures are made of: those tickets that were opened, open or changed since a moment."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, case, select, union

from care.figures.lives import TURNS, WITH_DATA, EventRow, TicketRow, meant
from care.model.history import Event
from care.model.ticket import OPEN, State
from care.store.tables import feedback, history, operators, recommendations, tickets
from care.store.unit import Unit

TOLD = (*TURNS, Event.STILL_SOLVED, Event.ASKED, Event.RATED, Event.PROMISED, Event.KEPT, Event.WITHHELD)


class FeedbackRow(NamedTuple):
    at: datetime
    touchpoint: str
    language: str
    score: int


class RecommendedRow(NamedTuple):
    """Whether somebody would recommend us, 0-10."""

    at: datetime
    language: str
    score: int


class MergedRow(NamedTuple):
    """A ticket that goes on in another, and who saw to that. It counts as nothing else."""

    at: datetime
    operator: int | None
    department: str
    language: str
    touchpoint: str | None


class Rows(NamedTuple):
    tickets: list[TicketRow]
    events: dict[int, list[EventRow]]  # by ticket, oldest first
    feedback: list[FeedbackRow]
    merged: list[MergedRow]
    recommended: list[RecommendedRow]
    names: dict[int, str]  # of operators, by id


async def read(unit: Unit, since: datetime, until: datetime) -> Rows:
    """What concerns the time from `since` to `until`, in six statements."""
    found = (await unit.execute(_tickets(since, until))).all()
    events: dict[int, list[EventRow]] = {}
    for row in await unit.execute(_events(since, until)):
        event = EventRow(
            ticket=row.ticket_id, at=row.at, actor=row.actor_id, event=row.event, data=row.data or {}
        )
        events.setdefault(event.ticket, []).append(event)
    given = await unit.execute(
        select(feedback.c.at, feedback.c.touchpoint, feedback.c.language, feedback.c.score).where(
            feedback.c.at >= since, feedback.c.at < until
        )
    )
    scored = select(recommendations.c.at, recommendations.c.language, recommendations.c.score).where(
        recommendations.c.at >= since, recommendations.c.at < until
    )
    names = await unit.execute(select(operators.c.id, operators.c.name))
    return Rows(
        tickets=[TicketRow(*row) for row in found],
        events={ticket: meant(each) for ticket, each in events.items()},
        feedback=[FeedbackRow(*row) for row in given],
        merged=[MergedRow(*row) for row in await unit.execute(_merged(since, until))],
        recommended=[RecommendedRow(*row) for row in await unit.execute(scored)],
        names={row.id: row.name for row in names},
    )


def _concerned(since: datetime, until: datetime) -> Select[tuple[int]]:
    """Whatever was over before `since` has nothing to say. What is hidden, or goes on in another, does not count there.

    Two indexes find it: one statement with an OR would read every ticket that there ever was.
    """
    changed = select(history.c.ticket_id).where(history.c.at >= since)
    still_open = select(tickets.c.id).where(tickets.c.state.in_(OPEN))
    either = union(changed, still_open).subquery()
    return select(tickets.c.id).where(
        tickets.c.id.in_(select(either.c[0])),
        tickets.c.opened_at < until,
        tickets.c.hidden.is_(False),
        tickets.c.state != State.MERGED,
    )


# The columns of both are in the order of the tuples that they become.


def _tickets(since: datetime, until: datetime) -> Select[tuple[object, ...]]:
    return (
        select(
            tickets.c.id,
            tickets.c.customer_id,
            tickets.c.department,
            tickets.c.language,
            feedback.c.touchpoint,
            tickets.c.state.in_(OPEN),
            tickets.c.owner_id,
            tickets.c.opened_at,
            tickets.c.first_answer_at,
            tickets.c.first_due,
            tickets.c.promise_due,
        )
        .outerjoin(feedback, feedback.c.id == tickets.c.feedback_id)
        .where(tickets.c.id.in_(_concerned(since, until)))
    )


def _merged(since: datetime, until: datetime) -> Select[tuple[object, ...]]:
    return (
        select(
            history.c.at, history.c.actor_id, tickets.c.department, tickets.c.language, feedback.c.touchpoint
        )
        .join(tickets, tickets.c.id == history.c.ticket_id)
        .outerjoin(feedback, feedback.c.id == tickets.c.feedback_id)
        .where(history.c.at >= since, history.c.at < until, history.c.event == str(Event.MERGED))
        .where(tickets.c.hidden.is_(False))
    )


def _events(since: datetime, until: datetime) -> Select[tuple[object, ...]]:
    data = case((history.c.event.in_(WITH_DATA), history.c.data)).label("data")  # reading it costs the most
    return (
        select(history.c.ticket_id, history.c.at, history.c.actor_id, history.c.event, data)
        .where(history.c.event.in_(TOLD), history.c.ticket_id.in_(_concerned(since, until)))
        .order_by(history.c.at, history.c.id)
    )
