"""About points (care/loyalty/): to customers, and to the desk about a ticket on them."""

from datetime import datetime
from decimal import Decimal

from care.notices.notice import ToCustomer, ToTopic


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


class DeskPointsMissing(ToTopic):
    """The customer misses points. `receipts`: their latest, by key, moment, sum, currency, points, and taken back.

    `by`: what a till knows them by, beside the code (care/people/numbers.py).
    """

    receipts: tuple[tuple[str, datetime, Decimal, str, int, int], ...]
    balance: int
    by: tuple[str, ...] = ()
