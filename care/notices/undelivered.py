"""What Telegram did not take: to the ticket's topic, or to the admins where nobody there can hear of it."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from care.model.ticket import Ticket
from care.notices.notice import OfEntry, ToStaff, ToTopic
from care.notices.posts import to_chat, to_topic
from care.outbox import Post


class What(StrEnum):
    WORDS = "words"  # an operator's
    EDIT = "edit"  # of an operator's words
    NOTICE = "notice"  # of ours


class DeskUndelivered(OfEntry):
    """The customer did not get it. `entry`: the operator's words, which stay inside now; 0 where they do not."""

    what: What
    text: str
    error: str


class DeskUnshown(ToTopic):
    """The group does not take what `name` wrote as it is: this is what it says."""

    name: str
    text: str
    error: str


class Refused(ToStaff):
    """Telegram takes something for this chat in no form."""

    chat: int
    error: str


def desk_undelivered(ticket: Ticket, what: What, text: str, error: str, entry: int) -> Post:
    """The customer did not get it. `entry`: the operator's words, which stay inside now; 0 where they do not."""
    return to_topic(ticket, "desk_undelivered", what=str(what), text=text, error=error, entry=entry)


def desk_unshown(ticket: Ticket, name: str, text: str, error: str) -> Post:
    """The group does not take what `name` wrote as it is: this is what it says."""
    return to_topic(ticket, "desk_unshown", name=name, text=text, error=error)


def refused(admin: int, chat: int, error: str, due_at: datetime) -> Post:
    """Telegram takes something for this chat in no form; said once for what there is by then."""
    post = to_chat(admin, "refused", chat=chat, error=error)
    return replace(post, due_at=due_at, once=f"refused:{admin}:{chat}")
