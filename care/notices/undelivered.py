"""What Telegram did not take: to the ticket's topic, or to the admins where nobody there can hear of it."""

from enum import StrEnum

from care.notices.notice import OfEntry, ToStaff, ToTopic


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
