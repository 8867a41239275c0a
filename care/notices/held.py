"""To a staff group: words that have stayed inside, and whether they shall go to the customer.

They stand below the message that they are about. Their buttons are the desk's: they carry the entry.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from care.model.ticket import State
from care.notices.notice import OfEntry, OfTicket, Refusal, ToStaff, ToTopic
from care.values.codec import EMPTY_IS_NONE


class Why(StrEnum):
    """Why words were not sent."""

    MARK = "mark"  # they begin like a command or a note
    NOTING = "noting"  # their writer had pressed «Note»
    COLLEAGUE = "colleague"  # they call a colleague, or answer one
    EDITED = "edited"  # they were inside, and were edited into an answer
    RETURNED = "returned"  # they were an answer, and were edited into something like a command
    COMMAND = "command"  # they were edited into a command


class How(StrEnum):
    """What became of the customer's copy of words that were taken back."""

    UNSEEN = "unseen"  # it had not been sent yet
    DELETED = "deleted"
    EMPTIED = "emptied"  # too late to delete; its words are gone
    PARTLY = "partly"  # too late to delete; the words are gone, the file stays
    LATE = "late"  # too late: they can read it still


class Left(StrEnum):
    """What was written where a ticket stands no more."""

    WORDS = "words"
    NOTE = "note"
    COMMAND = "command"


class DeskHeld(OfEntry):
    """`name`: the word that looks like a command, or empty."""

    why: Why
    name: str


class DeskLeftBehind(ToStaff, OfTicket):
    """Written in a topic that the ticket has left. `desk` and `topic`: where it is now.

    `what` it was: words, whose `entry` waits to be sent, a note, or a command.
    """

    desk: int
    topic: int | None
    what: Left
    entry: int


class DeskTakenBack(ToTopic):
    """`operator` has taken words back.

    `answer_due`: it was their customer's only answer, and they wait for one again; `ended`: it was, and they do not,
    for the ticket is in this state.
    """

    operator: str
    how: How
    text: str
    answer_due: datetime | None = None
    ended: Annotated[State | None, EMPTY_IS_NONE] = None


class FeedbackSent(ToStaff):
    """The answer to feedback has gone to its author, `name`; it goes on in the ticket `number`."""

    number: int
    name: str


class FeedbackUnanswered(ToStaff, Refusal):
    """It has not."""
