"""To customers: what they asked to be reminded of."""

from datetime import datetime
from typing import NamedTuple

from care.notices.notice import ToCustomer


class Missed(NamedTuple):
    what: str
    was_due: datetime


class CustomerReminder(ToCustomer, purpose="reminder"):
    """Its time has come, for the `turn`th time, or came at `was_due`, when we could not say so."""

    reminder: int
    turn: int
    what: str
    was_due: datetime | None = None
    about: int | None = None  # the number of a ticket
    appointment_at: datetime | None = None  # when that will be of which it is


class Came(NamedTuple):
    """One of several, in its place among them."""

    what: str
    was_due: datetime | None = None  # when we could not say so


class CustomerReminders(ToCustomer, purpose="reminder"):
    """The time of several has come: `at` is what they have in common."""

    at: datetime
    came: tuple[Came, ...]


class MissedReminders(ToCustomer, purpose="reminder"):
    """Those that we could not tell in time, and that are of no use by now."""

    missed: tuple[Missed, ...]
