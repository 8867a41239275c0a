"""Settings of points: what a purchase brings, what a tier gives, how long points last (docs/loyalty.md)."""

from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from care.business.lengths import Length
from care.business.retention import Kept
from care.business.values import Day, Key, Localized, Rules, check_keys_differ

Times = Annotated[Decimal, Field(ge=0, le=1000, allow_inf_nan=False)]
CURRENCY = r"^[A-Z]{3}$"
Currency = Annotated[str, StringConstraints(pattern=CURRENCY)]
Category = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class Refunds(StrEnum):
    """What becomes of points that are to be taken back and were spent already."""

    ZERO = "zero"  # the balance stops at zero, and what is missing is taken from what is earned next
    BELOW = "below"  # the balance goes below zero


class Rate(Rules):
    """How many times as many points something brings. All that it names must fit; of several, each counts."""

    times: Times
    name: Localized | None = None  # as customers read it
    tier: Key | None = None  # the customer's, or a higher one
    categories: tuple[Category, ...] = ()  # none: any
    days: tuple[Day, ...] = ()  # of the week, in the business's time; none: any


class Stamps(Rules):
    """The tenth coffee is ours."""

    key: Key
    name: Localized
    categories: tuple[Category, ...] = ()  # whose units are counted; none: all
    every: int = Field(ge=2, le=1000)  # so many units fill a card
    points: int = Field(ge=1, le=1_000_000)  # that a full one brings


def check_lasts(length: timedelta) -> timedelta:
    if not length:
        raise PydanticCustomError("not_a_length", "a voucher that ends at once is none")
    return length


class Reward(Rules):
    """What points can be spent on."""

    key: Key
    name: Localized
    points: int = Field(ge=1, le=1_000_000)
    # So long its voucher can be used.
    valid: Annotated[Length, AfterValidator(check_lasts)] = timedelta(days=30)
    give: Localized | None = None  # what the cashier hands over; None: what its name says
    categories: tuple[str, ...] = ()  # of a receipt's lines: who buys them often may hear of it


Gift = Annotated[int, Field(ge=0, le=1_000_000)]


class Gifts(Rules):
    """Points without a purchase; 0: none."""

    welcome: Gift = 0  # once
    birthday: Gift = 0  # once a year, if they told us the day
    anniversary: Gift = 0  # of their first contact
    survey: Gift = 0  # answered, whatever the score
    friend: Gift = 0  # who came and bought


class Loyalty(Rules):
    currency: Currency = "UAH"  # of all sums
    points: int = Field(default=1, ge=0, le=1_000_000)  # so many
    per: Annotated[Decimal, Field(gt=0, le=1_000_000, allow_inf_nan=False)] = Decimal(10)  # for so much money
    worth: Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)] = Decimal(
        0
    )  # of a point, in money; 0: it is not said
    wait: Length = timedelta(0)  # until what a purchase brought can be spent: while it can be given back
    expire_months: int = Field(default=0, ge=0, le=1200)  # 0: never
    refunds: Refunds = Refunds.ZERO
    grace: Length = timedelta(days=30)  # for what is given back and would be over
    tier_forgets: Kept = None  # what was earned longer ago does not count for the tier; None: all does
    rates: tuple[Rate, ...] = ()
    stamps: Annotated[tuple[Stamps, ...], AfterValidator(check_keys_differ)] = ()
    rewards: Annotated[tuple[Reward, ...], AfterValidator(check_keys_differ)] = ()
    gifts: Gifts = Gifts()
