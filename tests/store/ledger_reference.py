"""A ledger that is slow and obvious: each point is a thing of its own, and everything is counted anew each time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

from care.loyalty.purchases import Part, Purchase
from care.loyalty.standing import Standing

PER = 10  # money, for a point


@dataclass
class Batch:
    """Points that came together: they can be spent from `available` on, and end together."""

    available: datetime
    ends: datetime


@dataclass(eq=False)
class Point:
    batch: Batch
    number: int
    state: str = "here"  # here, spent, taken, expired


@dataclass
class Bought:
    purchase: Purchase
    points: list[Point]
    back: dict[str, Decimal] = field(default_factory=dict)  # of each line's quantity
    claimed: int = 0

    def left(self, line: str) -> Decimal:
        [quantity] = [each.quantity for each in self.purchase.lines if each.id == line]
        return quantity - self.back.get(line, Decimal(0))

    def deserved(self) -> int:
        kept = [
            Fraction(line.sum) * Fraction(self.left(line.id)) / Fraction(line.quantity)
            for line in self.purchase.lines
        ]
        return floor(sum(kept, Fraction(0)) / PER)

    def money_back(self) -> Fraction:
        weights = {line.id: Fraction(line.sum) for line in self.purchase.lines}
        if not any(weights.values()):
            weights = {line.id: Fraction(line.quantity) for line in self.purchase.lines}
        back = sum(
            weights[line.id] * Fraction(self.back.get(line.id, Decimal(0))) / Fraction(line.quantity)
            for line in self.purchase.lines
        )
        return Fraction(back) / sum(weights.values())


@dataclass
class Spent:
    amount: int
    points: list[Point]
    receipt: str
    back: int = 0


class Refused(Exception):  # noqa: N818 - it is met, and compared
    """What cannot be."""


class Reference:
    """One customer's. `below`: what is missing at a refund makes the balance negative, else it is a debt."""

    def __init__(self, grace: timedelta) -> None:
        self.grace = grace
        self.points: list[Point] = []
        self.negative = self.debt = self.earned = 0
        self.bought: dict[str, Bought] = {}
        self.spent: dict[str, Spent] = {}

    # --- what is there

    def expire(self, now: datetime) -> None:
        for point in self.points:
            if point.state == "here" and point.batch.ends <= now:
                point.state = "expired"

    def here(self) -> list[Point]:
        found = [point for point in self.points if point.state == "here"]
        return sorted(found, key=lambda point: (point.batch.ends, point.number))

    def standing(self, now: datetime) -> Standing:
        self.expire(now)
        pending = sum(point.batch.available > now for point in self.here())
        balance = len(self.here()) - pending - self.negative
        return Standing(balance=balance, earned=self.earned, pending=pending, debt=self.debt)

    # --- what happens

    def bring(self, amount: int, batch: Batch) -> list[Point]:
        first = len(self.points)
        brought = [Point(batch, first + number) for number in range(amount)]
        self.points += brought
        self.fill(brought)
        return brought

    def fill(self, came: list[Point]) -> None:
        """What was missing is taken from what came, the debt after what is below zero."""
        while self.negative and came and any(point.state == "here" for point in came):
            next(point for point in came if point.state == "here").state = "taken"
            self.negative -= 1
        while self.debt and self.here():
            self.here()[0].state = "taken"
            self.debt -= 1

    def buy(self, purchase: Purchase, batch: Batch) -> int:
        bought = Bought(purchase, [])
        self.bought[purchase.key] = bought
        amount = bought.deserved()
        bought.points = self.bring(amount, batch)
        self.earned += amount
        return amount

    def give(self, amount: int, batch: Batch, *, counts: bool = True) -> list[Point]:
        self.earned += amount * counts
        return self.bring(amount, batch)

    def take_gift_back(self, given: list[Point], *, below: bool) -> None:
        """What came together for a friend, who has brought it all back: it counts no more."""
        self.earned -= len(given)
        self.take_away(given, sum(point.state != "expired" for point in given), below=below)
        self.fill([])

    def take(self, amount: int, now: datetime) -> list[Point]:
        free = [point for point in self.here() if point.batch.available <= now]
        if len(free) < amount or self.negative:
            raise Refused
        for point in free[:amount]:
            point.state = "spent"
        return free[:amount]

    def redeem(self, once: str, amount: int, receipt: str, now: datetime) -> None:
        self.spent[once] = Spent(amount, self.take(amount, now), receipt)

    def give_back(self, spent: Spent, amount: int, now: datetime) -> None:
        """Those that end last; what is below zero is filled first, by those that end first."""
        spent.back += amount
        covered = min(amount, self.negative)
        self.negative -= covered
        gone = sorted((point for point in spent.points if point.state == "spent"), key=_late, reverse=True)
        for point in gone[: amount - covered]:
            point.state = "here"
            if point.batch.ends <= now:
                point.batch.ends = now + self.grace
        self.fill([])

    def cancel(self, once: str, now: datetime) -> int:
        spent = self.spent[once]
        amount = spent.amount - spent.back
        self.give_back(spent, amount, now)
        return amount

    def refund(self, key: str, parts: list[Part], now: datetime, *, below: bool) -> tuple[int, int, int]:
        """Points taken, owed from now on, and given back."""
        bought = self.bought[key]
        parts = parts or [
            Part(line=line.id, quantity=bought.left(line.id))
            for line in bought.purchase.lines
            if bought.left(line.id)
        ]
        if not parts or any(part.quantity > bought.left(part.line) for part in parts):
            raise Refused
        before = bought.deserved()
        for part in parts:
            bought.back[part.line] = bought.back.get(part.line, Decimal(0)) + part.quantity
        self.earned -= before - bought.deserved()
        taken, debt = self.claim(bought, below=below)
        self.fill([])
        return taken, debt, self.return_spent(key, bought, now)

    def claim(self, bought: Bought, *, below: bool) -> tuple[int, int]:
        """Its own points first, then whatever ends first, pending or not."""
        whole = len(bought.points)
        expired = sum(point.state == "expired" for point in bought.points)
        claim = max(0, min(whole - bought.deserved(), whole - expired) - bought.claimed)
        bought.claimed += claim
        return self.take_away(bought.points, claim, below=below)

    def take_away(self, points: list[Point], claim: int, *, below: bool) -> tuple[int, int]:
        """So many: these, then others; how many there were, and how many are owed from now on."""
        own = [point for point in points if point.state == "here"]
        others = [point for point in self.here() if point not in own]
        found = [*own, *others][:claim]
        for point in found:
            point.state = "taken"
        missing = claim - len(found)
        if below:
            self.negative += missing
            return claim, 0
        self.debt += missing
        return len(found), missing

    def return_spent(self, key: str, bought: Bought, now: datetime) -> int:
        total = 0
        for spent in self.spent.values():
            due = floor(spent.amount * bought.money_back()) - spent.back
            if spent.receipt == key and due > 0:
                self.give_back(spent, due, now)
                total += due
        return total


def _late(point: Point) -> tuple[datetime, int]:
    return point.batch.ends, point.number
