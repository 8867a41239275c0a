"""What stood in `points` before there was a ledger, as the rows of one: for the migration 0028."""

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TypeAlias

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
Row: TypeAlias = dict[str, Any]

LEDGER = {
    "accounts": ("customer_id", "balance", "debt", "earned"),
    "movements": ("id", "customer_id", "kind", "why", "amount", "debt", "once", "reason", "actor_id", "at"),
    "lots": (
        *("id", "customer_id", "movement_id", "amount", "remaining", "expired"),
        *("available_at", "expires_at"),
    ),
    "uses": ("movement_id", "lot_id", "amount"),
    "earnings": ("customer_id", "day", "amount"),
}


class Carried:
    """The ledger of everybody, as it follows from the old rows."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {name: [] for name in LEDGER}
        self._lot = 0

    def add(self, customer: int, theirs: Iterable[Row]) -> None:
        """All of one customer's, oldest first; 0: of those who were erased, who have no account."""
        balance, earned, left, days = 0, 0, deque[Row](), dict[datetime, int]()
        for row in theirs:
            amount = row["amount"]
            self.rows["movements"].append(_movement(row, customer))
            if not customer:
                continue
            if amount > 0:
                left.append(self._open(row, covers=min(amount, max(-balance, 0))))
                earned += amount
                day = row["at"].replace(hour=0, minute=0, second=0, microsecond=0)
                days[day] = days.get(day, 0) + amount
            else:
                self._take(row["id"], -amount, left)
            balance += amount
        if customer:
            account = {"customer_id": customer, "balance": balance, "debt": 0, "earned": earned}
            self.rows["accounts"].append(account)
            days_of = ({"customer_id": customer, "day": day, "amount": days[day]} for day in days)
            self.rows["earnings"] += days_of

    def _open(self, row: Row, covers: int) -> Row:
        """What was given; so much of it was owed."""
        self._lot += 1
        lot = {
            "id": self._lot,
            "customer_id": row["customer_id"],
            "movement_id": row["id"],
            "amount": row["amount"],
            "remaining": row["amount"] - covers,
            "expired": 0,
            "available_at": row["at"],
            "expires_at": NEVER,
        }
        self.rows["lots"].append(lot)
        if covers:
            self.rows["uses"].append({"movement_id": row["id"], "lot_id": self._lot, "amount": covers})
        return lot

    def _take(self, movement: int, amount: int, left: deque[Row]) -> None:
        while amount and left:
            taken = min(amount, left[0]["remaining"])
            if taken:
                use = {"movement_id": movement, "lot_id": left[0]["id"], "amount": taken}
                self.rows["uses"].append(use)
            left[0]["remaining"] -= taken
            amount -= taken
            if not left[0]["remaining"]:
                left.popleft()


def _movement(row: Row, customer: int) -> Row:
    kind, why = ("earn", "gift") if row["amount"] > 0 else ("correct", "correction")
    once = row["once"] or f"points:{row['id']}"
    return {**row, "customer_id": customer, "kind": kind, "why": why, "debt": 0, "once": once}
