"""To customers: about their ticket, or about themselves.

`operator` is what somebody is called on Telegram, `operator_id` finds the name that customers read (`Business.called`).
"""

from datetime import datetime

from care.notices.notice import ANSWER, AboutTicket, ToCustomer


class TicketTaken(AboutTicket, purpose=ANSWER):
    """A person is on it now. `over`: somebody else has had it before."""

    operator: str
    operator_id: int | None = None
    over: bool = False


class FeedbackAnswered(AboutTicket, purpose=ANSWER):
    """An operator answers feedback of theirs; `touchpoint` is a key or empty. Their words follow."""

    operator: str
    operator_id: int
    score: int
    touchpoint: str


class TicketMoved(AboutTicket, purpose=ANSWER):
    """Another department has it; `department` is its key. A time that has passed is not named again."""

    department: str
    answer_due: datetime | None


class TicketQueued(AboutTicket, purpose=ANSWER):
    """Its operator has given it back: somebody else answers, by the `answer_due` that was promised."""

    answer_due: datetime


class TicketLate(AboutTicket, purpose="apology"):
    """We have promised them an answer by `due`, if we have, and are late; by the new `answer_due` it comes.

    `again`: it is not the first time while they wait for this.
    """

    due: datetime | None
    answer_due: datetime
    again: bool = False


class TicketSolved(AboutTicket, purpose=ANSWER):
    operator: str
    operator_id: int | None = None
    reopen_until: datetime


class TicketResumed(AboutTicket, purpose=ANSWER):
    """An operator has reopened it."""

    operator: str
    operator_id: int | None = None


class TicketMerged(AboutTicket, purpose=ANSWER):
    """The ticket `joined` goes on in this one, whoever has it; who waits for an answer has it by `answer_due`."""

    joined: int
    operator: str = ""
    operator_id: int | None = None
    answer_due: datetime | None = None


class AskScore(AboutTicket, purpose="survey"):
    """How did we do? With buttons 1-5."""

    summary: str


class AskCloseness(ToCustomer, purpose="closeness"):
    """How close shall we be? With a button for each."""


class Flooded(AboutTicket, purpose=ANSWER):
    """They write very much in a short time: all of it arrives, several messages at once."""


class Banned(ToCustomer, purpose=ANSWER):
    """They are not listened to; `until` None: nobody has said how long."""

    until: datetime | None


class BanOver(ToCustomer, purpose=ANSWER):
    """They can write again."""
