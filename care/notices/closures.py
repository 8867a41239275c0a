"""To customers who have an appointment or an order at a place: it is closed then, or open after all."""

from datetime import datetime

from care.notices.notice import ToCustomer


class PlaceClosed(ToCustomer, purpose="trouble"):
    """`touchpoint`, a key, is closed from then until then, and they are awaited there `at`. `words`: the staff's, or
    empty. Without `since` it was closed at once.
    """

    touchpoint: str
    until: datetime
    words: str
    at: datetime
    since: datetime | None = None


class PlaceOpen(ToCustomer, purpose="trouble"):
    """They have heard that it is closed, and it is open again, or stays open: they are awaited `at`."""

    touchpoint: str
    at: datetime
    stays: bool = False
