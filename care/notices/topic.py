"""To a ticket's topic: what happened to the ticket."""

from datetime import datetime

from care.business import Priority
from care.model.ticket import Ticket
from care.notices.notice import Refusal, ToTopic
from care.notices.posts import of_deed, to_topic
from care.outbox import Post
from care.values.codec import plain
from care.values.errors import CareError


class DeskTaken(ToTopic):
    operator: str


class DeskPassed(ToTopic):
    """`operator` has passed the ticket on to `to`, whose id is `person`.

    Why: `reason` in words, or `cause` by its code (care/tickets/work/assignment.py); both may be empty.
    """

    operator: str
    to: str
    person: int | None = None
    reason: str
    cause: str = ""


class DeskMoved(ToTopic):
    """`operator` has passed the ticket on to another department (its key). Why: as above."""

    operator: str
    department: str
    reason: str
    cause: str = ""


class DeskQueued(ToTopic):
    """`operator` has handed the ticket back."""

    operator: str


class DeskSilent(ToTopic):
    """`operator` was silent for too long while the customer waited: the ticket is anybody's again."""

    operator: str


class DeskShiftOver(ToTopic):
    """`operator`'s shift is over: the ticket is anybody's again."""

    operator: str


class DeskLeft(ToTopic):
    """`operator` has left the staff: the ticket is anybody's again."""

    operator: str


class DeskAsked(ToTopic):
    """Somebody else, `to`, whose id is `person`, is asked to take it now."""

    person: int | None = None
    to: str


class DeskPriority(ToTopic):
    """`operator` has set its priority."""

    operator: str
    priority: Priority


class DeskSolved(ToTopic):
    operator: str


class DeskResumed(ToTopic):
    """An operator has reopened it."""

    operator: str


class DeskReopened(ToTopic):
    """The customer has reopened it."""


class DeskJoinedIn(ToTopic):
    """The customer opens many: this one, about a department and perhaps an order, has joined what they have."""

    department: str
    order: str


class DeskMeantOther(ToTopic):
    """The customer meant the ticket `into` with what they wrote last: it is there now. `solved`: this one is again."""

    into: int
    solved: bool = False


class DeskWithdrawn(ToTopic):
    """By the customer."""


class DeskClosed(ToTopic):
    """Solved, and the time for reopening has passed."""


class DeskRated(ToTopic):
    score: int


class DeskExplained(ToTopic):
    """Their words follow, which say why they have rated it so; to `praise` nobody has to answer.

    `who` solved it, or has it by now, is called. `score` None: it was solved once more since.
    """

    score: int | None
    praise: bool = False
    who: int | None
    name: str


class DeskBlocked(ToTopic):
    """The customer has blocked the bot; `lost` messages that waited for them were dropped."""

    lost: int


class DeskBack(ToTopic):
    """The customer can be reached again."""


class DeskErased(ToTopic):
    """The customer has had their personal data deleted."""


class DeskBanned(ToTopic):
    """`operator` has banned the customer; `until` None: for ever."""

    operator: str
    until: datetime | None
    reason: str
    shadow: bool


class DeskUnbanned(ToTopic):
    """`operator` has lifted the customer's ban."""

    operator: str


class DeskRemade(ToTopic):
    """The ticket's topic was gone; this is its new one."""


class DeskResent(ToTopic):
    """A message was sent again though it may have arrived: `here` in the topic, else to the customer."""

    here: bool


class DeskRefused(ToTopic, Refusal):
    """What was written in the topic had no effect."""


def desk_taken(ticket: Ticket, operator: str) -> Post:
    return of_deed(ticket, "desk_taken", operator=operator)


def desk_passed(ticket: Ticket, operator: str, to: str, person: int, reason: str, cause: str) -> Post:
    """`operator` has passed the ticket on to `to`, whose id is `person`.

    Why: `reason` in words, or `cause` by its code (care/tickets/work/assignment.py); both may be empty.
    """
    fields = {"operator": operator, "to": to, "person": person}
    return to_topic(ticket, "desk_passed", **fields, reason=reason, cause=cause)


def desk_moved(ticket: Ticket, operator: str, department: str, reason: str, cause: str) -> Post:
    """`operator` has passed the ticket on to another department (its key)."""
    fields = {"operator": operator, "department": department}
    return to_topic(ticket, "desk_moved", **fields, reason=reason, cause=cause)


def desk_queued(ticket: Ticket, operator: str) -> Post:
    """`operator` has handed the ticket back."""
    return to_topic(ticket, "desk_queued", operator=operator)


def desk_silent(ticket: Ticket, operator: str) -> Post:
    """`operator` was silent for too long while the customer waited: the ticket is anybody's again."""
    return to_topic(ticket, "desk_silent", operator=operator)


def desk_shift_over(ticket: Ticket, operator: str) -> Post:
    """`operator`'s shift is over: the ticket is anybody's again."""
    return to_topic(ticket, "desk_shift_over", operator=operator)


def desk_asked(ticket: Ticket) -> Post:
    """Somebody else is asked to take it now."""
    return to_topic(ticket, "desk_asked", person=ticket.meant, to=ticket.meant_name)


def desk_priority(ticket: Ticket, operator: str) -> Post:
    """`operator` has set its priority."""
    return to_topic(ticket, "desk_priority", operator=operator, priority=int(ticket.priority))


def desk_left(ticket: Ticket, operator: str) -> Post:
    """`operator` has left the staff: the ticket is anybody's again."""
    return to_topic(ticket, "desk_left", operator=operator)


def desk_solved(ticket: Ticket, operator: str) -> Post:
    return of_deed(ticket, "desk_solved", operator=operator)


def desk_resumed(ticket: Ticket, operator: str) -> Post:
    """An operator has reopened it."""
    return of_deed(ticket, "desk_resumed", operator=operator)


def desk_reopened(ticket: Ticket) -> Post:
    """The customer has reopened it."""
    return to_topic(ticket, "desk_reopened")


def desk_joined_in(ticket: Ticket, department: str, order: str) -> Post:
    """The customer opens many: this one, about a department and perhaps an order, has joined what they have."""
    return to_topic(ticket, "desk_joined_in", department=department, order=order)


def desk_meant_other(ticket: Ticket, other: Ticket) -> Post:
    """The customer meant another ticket with what they wrote last: it is there now; this one may be solved again."""
    return to_topic(ticket, "desk_meant_other", into=other.id, solved=not ticket.is_open)


def desk_withdrawn(ticket: Ticket) -> Post:
    return to_topic(ticket, "desk_withdrawn")


def desk_closed(ticket: Ticket) -> Post:
    """Solved, and the time for reopening has passed."""
    return to_topic(ticket, "desk_closed")


def desk_rated(ticket: Ticket, score: int) -> Post:
    return to_topic(ticket, "desk_rated", score=score)


def desk_explained(ticket: Ticket, *, praise: bool) -> Post:
    """Their words follow, which say why they have rated it so; to `praise` nobody has to answer.

    Whoever solved it, or has it by now, is called.
    """
    whose = {"who": ticket.owner, "name": ticket.owner_name} if ticket.owner else {"who": None, "name": ""}
    return to_topic(ticket, "desk_explained", score=ticket.score, praise=praise, **whose)


def desk_blocked(ticket: Ticket, lost: int) -> Post:
    """The customer has blocked the bot; `lost` messages that waited for them were dropped."""
    return to_topic(ticket, "desk_blocked", lost=lost)


def desk_back(ticket: Ticket) -> Post:
    """The customer can be reached again."""
    return to_topic(ticket, "desk_back")


def desk_erased(ticket: Ticket) -> Post:
    """The customer has had their personal data deleted."""
    return to_topic(ticket, "desk_erased")


def desk_banned(ticket: Ticket, operator: str, until: datetime | None, reason: str, *, shadow: bool) -> Post:
    """`operator` has banned the customer; `until` None: for ever."""
    end = until.isoformat() if until else None
    return to_topic(ticket, "desk_banned", operator=operator, until=end, reason=reason, shadow=shadow)


def desk_unbanned(ticket: Ticket, operator: str) -> Post:
    """`operator` has lifted the customer's ban."""
    return to_topic(ticket, "desk_unbanned", operator=operator)


def desk_remade(ticket: Ticket) -> Post:
    """The ticket's topic was gone; this is its new one."""
    return to_topic(ticket, "desk_remade")


def desk_resent(ticket: Ticket, *, here: bool) -> Post:
    """A message was sent again though it may have arrived: `here` in the topic, else to the customer."""
    return to_topic(ticket, "desk_resent", here=here)


def desk_refused(ticket: Ticket, error: CareError) -> Post:
    return to_topic(ticket, "desk_refused", code=error.code, why=plain(error))
