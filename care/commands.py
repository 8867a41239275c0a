"""What a conversation can ask care to do, as values, and what comes of it. Carried out by care/handlers.py.

Every command is a customer's own: the router adds who it is. Staff's deeds are in care/tickets/work/working.py.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from care.broadcasts.commands import BeginBroadcast, BroadcastBegun, ShowBroadcast
from care.business import Language
from care.loyalty.friends import CameByFriend, ComeByFriend, Invitation, InviteFriend
from care.loyalty.till.commands import (
    CancelVoucher,
    DropNumber,
    OwnNumber,
    PointsBack,
    ShowCard,
    ShowVoucher,
    TakeReward,
    VoucherMade,
)
from care.model.ticket import About
from care.people.closeness import Closeness
from care.people.customers import Wishes
from care.reminders.commands import AboutReminders, ReminderSet, RemindersSet
from care.rules.commands import AboutRules
from care.values.content import Message
from care.values.errors import CareError

# --- commands


@dataclass(frozen=True)
class OpenTicket:
    about: About
    department: str
    messages: tuple[Message, ...]
    order_number: str = ""
    feedback: int | None = None  # the low score it grew out of
    source: int = 0  # the ticket in which the messages stand so far, by mistake
    numbered: int = 0  # the message from which `order_number` was read
    points: bool = False  # some are missing: the desk reads what we know of theirs


@dataclass(frozen=True)
class AddToTicket:
    ticket: int
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class MoveWords:
    """What was written went to `ticket` and is meant for another one, `to`."""

    ticket: int
    to: int
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class WithdrawTicket:
    ticket: int


@dataclass(frozen=True)
class ReopenTicket:
    ticket: int
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class RateTicket:
    ticket: int
    score: int


@dataclass(frozen=True)
class ExplainScore:
    """Why they have rated the ticket so. `more`: they have said something about it before."""

    ticket: int
    messages: tuple[Message, ...]
    more: bool = False


@dataclass(frozen=True)
class GiveFeedback:
    touchpoint: str
    score: int
    messages: tuple[Message, ...]
    anonymous: bool
    over: int = 0  # by how many it is more than the staff is told one by one from one person
    by: str = ""  # a key of that person that leads back to nobody


@dataclass(frozen=True)
class SetLanguage:
    language: Language


@dataclass(frozen=True)
class SetZone:
    """With `holds` reminders that come by their clock keep to the one by which they lived."""

    zone: str
    holds: bool = False


@dataclass(frozen=True)
class SetCloseness:
    closeness: Closeness
    words: str  # that they have read of it, for the record


@dataclass(frozen=True)
class SetWishes:
    wishes: Wishes
    words: str  # that they have read of them, for the record


@dataclass(frozen=True)
class AnswerFollowUp:
    """They have answered what we wrote for this purpose, by its key: the latest, or that of one broadcast."""

    purpose: str
    of: int | None = None  # the broadcast's number; 0: only a sample of one


@dataclass(frozen=True)
class WantIt:
    """What this broadcast offers, which says so."""

    broadcast: int
    words: str  # its beginning


@dataclass(frozen=True)
class UndoUsual:
    """They do not want the usual order, for which we have opened this ticket."""

    ticket: int


@dataclass(frozen=True)
class Decline:
    """No more of what is written for this purpose, or (`on`) more of it again."""

    purpose: str
    words: str  # that they have read of it, for the record
    on: bool
    of: int | None = None  # the broadcast below which they said so; 0: only a sample of one


@dataclass(frozen=True)
class Recommend:
    """Whether they would recommend us, 0-10."""

    score: int


@dataclass(frozen=True)
class ExplainRecommendation:
    """Why, to what they said last."""

    why: str


@dataclass(frozen=True)
class SetBirthday:
    birthday: str  # MM-DD; empty: we shall not know it any more


@dataclass(frozen=True)
class ExportMe:
    """Send the customer everything we know about them, as a JSON file."""


@dataclass(frozen=True)
class DeleteMe:
    """Erase the customer's personal data; what must be kept for the books stays without a name."""


Command: TypeAlias = (
    OpenTicket
    | AddToTicket
    | MoveWords
    | WithdrawTicket
    | ReopenTicket
    | RateTicket
    | ExplainScore
    | GiveFeedback
    | AboutReminders
    | SetLanguage
    | SetZone
    | SetCloseness
    | SetWishes
    | AnswerFollowUp
    | WantIt
    | UndoUsual
    | Recommend
    | ExplainRecommendation
    | SetBirthday
    | Decline
    | TakeReward
    | CancelVoucher
    | ShowCard
    | ShowVoucher
    | OwnNumber
    | DropNumber
    | InviteFriend
    | ComeByFriend
    | ShowBroadcast
    | AboutRules
    | BeginBroadcast
    | ExportMe
    | DeleteMe
)

# --- results


@dataclass(frozen=True)
class TicketOpened:
    ticket: int
    answer_due: datetime  # aware, UTC
    tier: str = ""  # the customer's, if they come first for it
    joined: bool = False  # it was there already: they open more than anybody can look at
    grown: bool = False  # it was there already: it had grown out of the same feedback


@dataclass(frozen=True)
class TicketReopened:
    ticket: int
    answer_due: datetime


@dataclass(frozen=True)
class ScoreExplained:
    """The words are in `ticket`, where the rated one goes on. `is_open`: somebody answers there."""

    ticket: int
    reopened: bool
    is_open: bool


@dataclass(frozen=True)
class FeedbackGiven:
    feedback: int | None  # None: given anonymously, so nothing of the author's may know it
    low: bool


@dataclass(frozen=True)
class UsualUndone:
    """The ticket is withdrawn; or somebody had begun with it, and was told."""

    ticket: int
    begun: bool = False


@dataclass(frozen=True)
class Done:
    """Carried out, and there is nothing to tell beside that."""


@dataclass(frozen=True)
class Refused:
    """Could not be done, and nothing was changed."""

    why: CareError


Result: TypeAlias = (
    TicketOpened
    | TicketReopened
    | ScoreExplained
    | FeedbackGiven
    | ReminderSet
    | UsualUndone
    | RemindersSet
    | VoucherMade
    | PointsBack
    | Invitation
    | CameByFriend
    | BroadcastBegun
    | Done
    | Refused
)
