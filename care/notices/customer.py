"""To customers: about their ticket, or about themselves.

`operator` is what somebody is called on Telegram, `operator_id` finds the name that customers read (`Business.called`).
"""

from dataclasses import replace
from datetime import datetime

from care.model.ticket import Ticket
from care.notices.notice import AboutTicket, ToCustomer
from care.notices.posts import to_customer, to_person
from care.outbox import Lane, Post


class TicketTaken(AboutTicket):
    """A person is on it now. `over`: somebody else has had it before."""

    operator: str
    operator_id: int | None = None
    over: bool = False


class FeedbackAnswered(AboutTicket):
    """An operator answers feedback of theirs; `touchpoint` is a key or empty. Their words follow."""

    operator: str
    operator_id: int
    score: int
    touchpoint: str


class TicketMoved(AboutTicket):
    """Another department has it; `department` is its key. A time that has passed is not named again."""

    department: str
    answer_due: datetime | None


class TicketQueued(AboutTicket):
    """Its operator has given it back: somebody else answers, by the `answer_due` that was promised."""

    answer_due: datetime


class TicketLate(AboutTicket):
    """We have promised them an answer by `due`, if we have, and are late; by the new `answer_due` it comes.

    `again`: it is not the first time while they wait for this.
    """

    due: datetime | None
    answer_due: datetime
    again: bool = False


class TicketSolved(AboutTicket):
    operator: str
    operator_id: int | None = None
    reopen_until: datetime


class TicketResumed(AboutTicket):
    """An operator has reopened it."""

    operator: str
    operator_id: int | None = None


class TicketMerged(AboutTicket):
    """The ticket `joined` goes on in this one, whoever has it; who waits for an answer has it by `answer_due`."""

    joined: int
    operator: str = ""
    operator_id: int | None = None
    answer_due: datetime | None = None


class AskScore(AboutTicket):
    """How did we do? With buttons 1-5."""

    summary: str


class Flooded(AboutTicket):
    """They write very much in a short time: all of it arrives, several messages at once."""


class PointsChanged(ToCustomer):
    """`amount` points were given, or taken when it is below zero."""

    amount: int
    reason: str
    balance: int


class Banned(ToCustomer):
    """They are not listened to; `until` None: nobody has said how long."""

    until: datetime | None


class BanOver(ToCustomer):
    """They can write again."""


def ticket_taken(ticket: Ticket, operator: str, *, over: bool) -> Post:
    """A person is on it now. `over`: somebody else has had it before."""
    return to_customer(ticket, "ticket_taken", operator=operator, operator_id=ticket.owner, over=over)


def feedback_answered(ticket: Ticket, score: int, touchpoint: str, operator: str, operator_id: int) -> Post:
    """An operator answers feedback of theirs; `touchpoint` is a key or empty. Their words follow."""
    return to_customer(
        ticket,
        "feedback_answered",
        operator=operator,
        operator_id=operator_id,
        score=score,
        touchpoint=touchpoint,
    )


def ticket_moved(ticket: Ticket, department: str, now: datetime) -> Post:
    """Another department has it; `department` is its key. A time that has passed is not named again."""
    due = ticket.answer_due.isoformat() if ticket.answer_due > now else None
    return to_customer(ticket, "ticket_moved", department=department, answer_due=due)


def ticket_queued(ticket: Ticket) -> Post:
    """Its operator has given it back: somebody else answers, by the `answer_due` that was promised."""
    return to_customer(ticket, "ticket_queued", answer_due=ticket.answer_due.isoformat())


def ticket_late(ticket: Ticket, due: datetime | None) -> Post:
    """We have promised them an answer by `due`, if we have, and are late; by the new `answer_due` it comes.

    `again`: it is not the first time while they wait for this.
    """
    promised, new = due.isoformat() if due else None, ticket.answer_due.isoformat()
    return to_customer(ticket, "ticket_late", due=promised, answer_due=new, again=ticket.apologies > 1)


def ticket_solved(ticket: Ticket, operator: str, reopen_until: datetime) -> Post:
    return to_customer(
        ticket,
        "ticket_solved",
        operator=operator,
        operator_id=ticket.owner,
        reopen_until=reopen_until.isoformat(),
    )


def ticket_resumed(ticket: Ticket, operator: str) -> Post:
    """An operator has reopened it."""
    return to_customer(ticket, "ticket_resumed", operator=operator, operator_id=ticket.owner)


def ticket_merged(ticket: Ticket, joined: int, now: datetime) -> Post:
    """The ticket `joined` goes on in this one, whoever has it; who waits for an answer has it by `answer_due`."""
    waits = ticket.waiting_since is not None and ticket.answer_due > now
    return to_customer(
        ticket,
        "ticket_merged",
        joined=joined,
        operator=ticket.owner_name,
        operator_id=ticket.owner,
        answer_due=ticket.answer_due.isoformat() if waits else None,
    )


def ask_score(ticket: Ticket) -> Post:
    """How did we do? With buttons 1-5."""
    return to_customer(ticket, "ask_score", Lane.FOLLOWUP, summary=ticket.summary)


def points_changed(customer: int, amount: int, reason: str, balance: int, due_at: datetime) -> Post:
    """`amount` points were given, or taken when it is below zero; it is told at `due_at`, and nothing waits for it."""
    post = to_person(customer, "points_changed", amount=amount, reason=reason, balance=balance)
    return replace(post, lane=Lane.FOLLOWUP, stream="points", due_at=due_at)


def banned(customer: int, until: datetime | None) -> Post:
    """They are not listened to; `until` None: nobody has said how long."""
    return to_person(customer, "banned", until=until.isoformat() if until else None)


def ban_over(customer: int) -> Post:
    """They can write again."""
    return to_person(customer, "ban_over")


def flooded(ticket: Ticket) -> Post:
    """They write very much in a short time: all of it arrives, several messages at once."""
    return to_customer(ticket, "flooded", Lane.ANSWER)
