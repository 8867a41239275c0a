"""To admins, about what is sent to many; and to the topic of a ticket that came of it."""

from enum import StrEnum

from care.notices.notice import ToStaff, ToTopic


class Paused(StrEnum):
    """Why it stands still."""

    BY_HAND = "by_hand"
    CANARY = "canary"  # of the first too many were refused, have blocked us or want no more
    LOST = "lost"  # too many answers in a row were lost
    MISSED = "missed"  # its time came while nobody was there to send it


class BroadcastToConfirm(ToStaff):
    """A colleague, by name, wants to send what stands above; it goes when another admin says yes."""

    broadcast: int
    author: str
    recipients: int


class BroadcastStopped(ToStaff):
    """It has stopped by itself, `why` by care/broadcasts/model.py, after so many: shall it go on?"""

    broadcast: int
    why: Paused
    sent: int
    refused: int
    blocked: int
    unsubscribed: int
    left: int


class BroadcastOver(ToStaff):
    """Nobody is left to get it."""

    broadcast: int
    sent: int
    blocked: int
    refused: int
    skipped: int
    ambiguous: int
    unsubscribed: int


class DeskWants(ToTopic):
    """The customer has pressed that they want what this broadcast offers; its beginning."""

    broadcast: int
    words: str
