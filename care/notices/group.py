"""To a staff group as a whole."""

from care.figures.changes import Change
from care.notices.notice import OfPerson, ToStaff


class FeedbackGiven(ToStaff):
    """A customer's feedback. `touchpoint` is a key or empty, `name` empty when it is anonymous."""

    feedback: int
    touchpoint: str
    score: int
    name: str
    text: str
    attachments: int


class WhyRecommended(OfPerson):
    """Why a customer would recommend us, or would not: a score from 0 to 10, and all that they have written so far."""

    score: int
    text: str


class FeedbackMore(ToStaff):
    """`count` more pieces from one person, who is not named. `score` and `text` are the newest one's."""

    count: int
    score: int
    text: str


class ErasedStays(ToStaff):
    """Messages here still show a customer who is erased: Telegram lets us neither delete nor empty them."""


class Newcomer(OfPerson):
    """Somebody new is in the staff group; a button for admins admits them."""


class Stranger(OfPerson):
    """Somebody who is not admitted wrote or pressed something: it had no effect. The same button."""


class OperatorAdmitted(ToStaff):
    name: str
    by: str


class OperatorLeft(ToStaff):
    """An operator has left; `tickets` of theirs are anybody's again."""

    name: str
    tickets: int


class StaffUnreachable(OfPerson):
    """What concerns one of the staff alone does not reach them: they have not started the bot, or have blocked it."""


class RightMissing(ToStaff):
    """The bot lacks a right that it needs: Telegram's name of it, as in `can_manage_topics`."""

    right: str


class RightRestored(ToStaff):
    """The bot has all the rights that it needs again."""


class GroupMoved(ToStaff):
    """Telegram has given the group another id; it stands in the new one."""


class NobodyOnShift(ToStaff):
    """`count` tickets wait in working hours and nobody of these departments (keys) is on shift; none: nobody at all."""

    count: int
    departments: tuple[str, ...]


class WeeklyDigest(ToStaff):
    """How the last week was (care/figures/summary.py), and what was different (care/figures/changes.py); `thanks` have
    names, and how often a note of theirs was used.
    """

    thanks: tuple[tuple[str, int], ...]
    new: int
    before: int | None = None
    solved: int
    open: int | None = None
    answered: float | None = None
    kept: float | None = None  # answers that came by the time that was said
    spoken: tuple[int, int] | None = None  # what operators promised to write: kept, of how many
    csat: float | None = None
    reviews: float | None = None
    changes: tuple[Change, ...] = ()
