"""To a staff group as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from care.notices.notice import ToStaff
from care.notices.posts import below, in_topic, to_chat
from care.outbox import Post


class FeedbackGiven(ToStaff):
    """A customer's feedback. `touchpoint` is a key or empty, `name` empty when it is anonymous."""

    feedback: int
    touchpoint: str
    score: int
    name: str
    text: str
    attachments: int


class FeedbackMore(ToStaff):
    """`count` more pieces from one person, who is not named. `score` and `text` are the newest one's."""

    count: int
    score: int
    text: str


class ErasedStays(ToStaff):
    """Messages here still show a customer who is erased: Telegram lets us neither delete nor empty them."""


class Newcomer(ToStaff):
    """Somebody new is in the staff group; a button for admins admits them."""

    person: int
    name: str


class Stranger(ToStaff):
    """Somebody who is not admitted wrote or pressed something: it had no effect. The same button."""

    person: int
    name: str


class OperatorAdmitted(ToStaff):
    name: str
    by: str


class OperatorLeft(ToStaff):
    """An operator has left; `tickets` of theirs are anybody's again."""

    name: str
    tickets: int


class StaffUnreachable(ToStaff):
    """What concerns one of the staff alone does not reach them: they have not started the bot, or have blocked it."""

    person: int
    name: str


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
    """How the last week was (care/figures/summary.py); `thanks` have names, and how often a note of theirs was used."""

    thanks: tuple[tuple[str, int], ...]
    new: int
    before: int | None = None
    solved: int
    open: int | None = None
    answered: float | None = None
    kept: float | None = None
    csat: float | None = None
    reviews: float | None = None


def feedback_given(
    group: int, feedback: int, touchpoint: str, score: int, name: str, text: str, attachments: int
) -> Post:
    """A customer's feedback. `touchpoint` is a key or empty, `name` empty when it is anonymous."""
    fields = {"feedback": feedback, "touchpoint": touchpoint, "score": score, "name": name}
    post = to_chat(group, "feedback_given", **fields, text=text, attachments=attachments)
    return replace(post, stream=f"f{feedback}")  # where its attachments follow


def feedback_more(group: int, by: str, count: int, score: int, text: str, due_at: datetime) -> Post:
    """`count` more pieces from one person, who is not named: `by` leads back to nobody. Said once, at `due_at`.

    `score` and `text` are the newest one's.
    """
    post = to_chat(group, "feedback_more", count=count, score=score, text=text)
    return replace(post, due_at=due_at, once=f"feedback:{by}")


def erased_stays(chat_id: int, due_at: datetime) -> Post:
    """Messages here still show a customer who is erased: Telegram lets us neither delete nor empty them."""
    return replace(to_chat(chat_id, "erased_stays"), due_at=due_at, once=f"erased_stays:{chat_id}")


def newcomer(group: int, person: int, name: str) -> Post:
    """Somebody new is in the staff group; a button for admins admits them."""
    return to_chat(group, "newcomer", person=person, name=name)


def stranger(
    group: int, person: int, name: str, topic: int | None = None, message: int | None = None
) -> Post:
    """Somebody who is not admitted wrote or pressed something: it had no effect. The same button.

    Said in the `topic` where it was, or in General, in answer to the `message` that they wrote, if they did.
    """
    post = to_chat(group, "stranger", person=person, name=name)
    return below(in_topic(post, topic), message) if message else in_topic(post, topic)


def operator_admitted(group: int, name: str, by: str) -> Post:
    return to_chat(group, "operator_admitted", name=name, by=by)


def operator_left(group: int, name: str, tickets: int) -> Post:
    """An operator has left; `tickets` of theirs are anybody's again."""
    return to_chat(group, "operator_left", name=name, tickets=tickets)


def staff_unreachable(group: int, person: int, name: str) -> Post:
    """What concerns one of the staff alone does not reach them: they have not started the bot, or have blocked it."""
    return to_chat(group, "staff_unreachable", person=person, name=name)


def right_missing(group: int, right: str) -> Post:
    """The bot lacks a right that it needs: Telegram's name of it, as in `can_manage_topics`."""
    return to_chat(group, "right_missing", right=right)


def right_restored(group: int) -> Post:
    """The bot has all the rights that it needs again."""
    return to_chat(group, "right_restored")


def nobody_on_shift(group: int, count: int, departments: Sequence[str]) -> Post:
    """`count` tickets wait in working hours and nobody of these departments (keys) is on shift; none: nobody at all."""
    return to_chat(group, "nobody_on_shift", count=count, departments=list(departments))


def weekly_digest(group: int, thanks: Sequence[tuple[str, int]], figures: Mapping[str, float | None]) -> Post:
    """The week that is over: whose notes helped colleagues and how often, and its figures (care/figures/summary.py)."""
    return to_chat(group, "weekly_digest", thanks=[list(each) for each in thanks], **figures)


def group_moved(group: int) -> Post:
    """Telegram has given the group another id; `group` is the new one."""
    return to_chat(group, "group_moved")
