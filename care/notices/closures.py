"""To customers who have an appointment or an order at a place: it is closed then, or open after all."""

from datetime import datetime

from care.notices.notice import ToCustomer


class PlaceClosed(ToCustomer, purpose="trouble"):
    """`touchpoint`, a key, is closed until then, while they are awaited there `at`. `words`: the staff's, or empty."""

    touchpoint: str
    until: datetime
    words: str
    at: datetime


class PlaceOpen(ToCustomer, purpose="trouble"):
    """They have heard that it is closed, and it is open again: they are awaited `at`."""

    touchpoint: str
    at: datetime
