"""To a ticket's topic: what happened to the ticket."""

from datetime import datetime

from care.business import Priority
from care.notices.notice import Refusal, ToTopic


class DeskTaken(ToTopic):
    operator: str


class DeskPassed(ToTopic):
    """`operator` has passed the ticket on to `to`, whose id is `person`.

    Why: `reason` in words, or `cause` by its code (care/tickets/work/assignment.py); both may be empty. `off_shift`:
    they are not at work, and the customer was not told.
    """

    operator: str
    to: str
    person: int | None = None
    reason: str = ""
    cause: str = ""
    off_shift: bool = False


class DeskMoved(ToTopic):
    """`operator` has passed the ticket on to another department (its key). Why: as above."""

    operator: str
    department: str
    reason: str = ""
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
    """The customer has reopened it; `by_words`: they have written, and did not ask for that."""

    by_words: bool = False


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
    """`before`: what they had given, and correct; 0: nothing."""

    score: int
    before: int = 0


class DeskOrder(ToTopic):
    """The customer has edited the message from which the order's number was read. Empty: there is none."""

    before: str
    order: str


class DeskExplained(ToTopic):
    """Their words follow, which say why they have rated it so; to `praise` nobody has to answer.

    `who` solved it, or has it by now, is called. `score` None: it was solved once more since. `opens`: with these words
    it is open again, which is said below, with whoever is to answer.
    """

    score: int | None
    praise: bool = False
    opens: bool = False
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
