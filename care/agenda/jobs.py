"""Every kind of job. What is done about each, when it is due: the function in care/due/ that names it."""

from dataclasses import field
from datetime import datetime
from typing import Annotated, ClassVar, Self

from sqlalchemy import RowMapping

from care.agenda.job import JOBS, Job, OfCustomer, OfOperator, OfTicket, job_of
from care.model.ticket import Clock, Promised
from care.values.codec import EMPTY_IS_NONE, Unreadable
from care.values.content import StoredContent

# --- a ticket's promises


class OfPromise(OfTicket, abstract=True):
    """Around a deadline: what is promised, as care/model/ticket.py has it."""

    clock: Clock
    due: datetime
    wait: Annotated[datetime | None, EMPTY_IS_NONE]

    @classmethod
    def of(cls, ticket: int, promised: Promised) -> Self:
        return cls(ticket=ticket, clock=promised.clock, due=promised.due, wait=promised.wait)

    @property
    def promised(self) -> Promised:
        return Promised(clock=self.clock, due=self.due, wait=self.wait)


class Warn(OfPromise):
    """It ends soon."""


class Overdue(OfPromise):
    """Now: the promise is broken."""


class Escalate(OfPromise):
    """It has been, for some time."""


class StillBroken(OfPromise):
    """The supervisors were told a working day ago, and are each day from then on."""


class Apologise(OfPromise):
    """The customer is told, in their waking hours."""


class TellPromise(OfTicket):
    """Its customer hears what has become of what an operator has promised them."""


# --- a ticket's life


class HandBack(OfTicket):
    """Its owner has been silent `since` then, while the customer waited: `version` is the ticket's."""

    version: int
    since: datetime
    while_hidden: ClassVar[bool] = False


class Wake(OfTicket):
    """It was put off until then."""

    until: datetime


class AskScore(OfTicket):
    """It was solved then."""

    solved_at: datetime
    while_hidden: ClassVar[bool] = False


class AskCloseness(OfTicket):
    """It was rated well: how close shall we be to its customer?"""

    while_hidden: ClassVar[bool] = False


class Close(OfTicket):
    """It is solved, in this `version`."""

    version: int


class CloseTopic(OfTicket):
    """It is over, in this `version`."""

    version: int


# --- what an operator has planned with a ticket


class Remind(OfTicket, OfOperator):
    """Tell them what they wanted to be told, in their words; `name`: what they were called."""

    text: str
    name: str


class Later(OfTicket, OfOperator):
    """Send a reply of theirs, which they wrote there. `heard`: the customer's last entry then, 0 if they had none."""

    name: str
    chat: int
    message: int
    content: StoredContent
    reply_to: int | None = None
    heard: int
    preview: int | None = None  # the message that shows it before it is sent
    held: str = ""  # why it was not sent at its time


class BanAsked(OfTicket, OfOperator):
    """Forget a question whether to ban the ticket's customer, which that `message` of the desk asked."""

    reason: str
    until: datetime | None
    shadow: bool
    message: int


class NoteMeant(OfTicket, OfOperator):
    """Forget that they have pressed «Note»: their next words were to stay inside."""


# --- people


class ShiftOver(OfOperator):
    pass


class BreakOver(OfOperator):
    pass


class Errand(OfOperator, abstract=True):
    """Something must be fetched from Telegram, which bot/run/errands.py does. `tries`: how often it has."""

    tries: int = 0


class RepliesFile(Errand):
    """Read a file of canned replies, which the operator has sent in that chat."""

    chat: int
    file_id: str


class TillPhoto(Errand):
    """Read the code that somebody shows at the counter from a photo of it, which was sent at that moment.

    `total`: what they pay, in hundredths; None: it was not said. `message`: the cashier's, by which it is one receipt.
    """

    chat: int
    thread: int | None = None
    message: int
    file_id: str
    sent_at: datetime
    total: int | None = None


class BanEnds(Job):
    """By its id."""

    ban: int


class RemindCustomer(OfCustomer):
    """Look at a reminder of theirs, by its id: it says whether it has come."""

    reminder: int


class FollowUp(OfCustomer):
    """Write what we would by ourselves, by its kind (care/followups/). `at`: its time, however often it is put off."""

    kind: str
    about: str  # what it refers to, as its kind knows it
    touchpoint: str  # after what it comes
    at: datetime


class ExpirePoints(OfCustomer):
    """Look at what of their points ends next; `at`: then, as their account has it."""

    at: datetime


class EndVoucher(OfCustomer):
    """Give back the points of a voucher that nobody has used, by its id."""

    voucher: int


class TellClosure(Job):
    """Those who are awaited at a place hear that it is closed, or open again."""

    closure: int


# --- the house


class TellGivenUp(Job):
    """Admins hear that calls to this system were given up, once a day."""

    endpoint: str


class Nobody(Job):
    """Look whether tickets wait in a staff group and nobody is there. `said`: of which departments, and until when."""

    group: int  # as the settings name it
    said: dict[str, datetime] = field(default_factory=dict)


class Digest(Job):
    """A staff group's, every week."""

    group: int  # as the settings name it


class LookAhead(Job):
    """The days that come every year are planned a week ahead, every night."""


class Retention(Job):
    """What has been kept long enough is deleted, every night."""


# --- any of them


def job_in(row: RowMapping) -> Job:
    """Raises Unreadable for what another version knew and this one does not."""
    kind = JOBS.get(row["kind"])
    if kind is None:
        raise Unreadable(row["kind"])
    return job_of(kind, row)
