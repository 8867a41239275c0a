"""To customers: about their points (care/loyalty/)."""

from datetime import datetime

from care.notices.notice import ToCustomer


class PointsChanged(ToCustomer, purpose="points"):
    """`amount` points were given, or taken when it is below zero; `why`: care/loyalty/movements.py, or empty."""

    amount: int
    reason: str
    balance: int
    why: str = ""
    since: datetime | None = None  # they can be spent from then on
    debt: int = 0  # so many more go from what is earned next


class PointsEnd(ToCustomer, purpose="points_end"):
    """So many of their points are over at that moment, the first before the others; they can spend `balance` now."""

    ends: tuple[tuple[int, datetime], ...]
    balance: int
