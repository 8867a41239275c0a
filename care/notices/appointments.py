"""To customers: an appointment of theirs is ahead, has moved, or is called off."""

from datetime import datetime

from care.notices.notice import ToCustomer


class AppointmentAhead(ToCustomer, purpose="appointment"):
    """It was made: shall we remind them? `appointment`: its number in `events`; `touchpoint`: a key, or empty."""

    appointment: int
    at: datetime
    touchpoint: str


class AppointmentMoved(ToCustomer, purpose="notice"):
    """`reminded`: they had asked to be reminded of it, which `comes` then; None: there is no time left for that."""

    appointment: int
    was: datetime
    at: datetime
    touchpoint: str
    reminded: bool
    comes: datetime | None


class AppointmentOff(ToCustomer, purpose="notice"):
    """`reminded`: a reminder of it was deleted."""

    at: datetime
    touchpoint: str
    reminded: bool
