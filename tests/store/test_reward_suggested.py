"""A reward that is near, of what they come back for, is suggested to whoever wants suggestions, and not often."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from care.business import Business, Localized, Reward
from care.business.loyalty import Loyalty
from care.followups.events import PurchaseMade
from care.followups.telling import tell
from care.loyalty.purchases import Line, Purchase
from care.loyalty.selling import sell
from care.loyalty.till import vouchers
from care.notices.followups import RewardNear
from care.people.closeness import Closeness
from care.people.customers import save
from care.store.unit import Store, Unit
from tests.store.cast import DAY, EMMA, HOUR, NOW
from tests.store.following import ruled, tick
from tests.store.looking import do, notices

REWARDS = (
    Reward(key="coffee", name=Localized({"en": "Coffee"}), points=50, categories=("coffee",)),
    Reward(key="bag", name=Localized({"en": "A bag of beans"}), points=60, categories=("coffee",)),
    Reward(key="machine", name=Localized({"en": "A machine"}), points=900, categories=("coffee",)),
    Reward(key="cake", name=Localized({"en": "Cake"}), points=10, categories=("cake",)),
    Reward(key="cup", name=Localized({"en": "A cup"}), points=1),
)
RULES = ruled("nps", on=False).model_copy(update={"loyalty": Loyalty(per=Decimal(10), rewards=REWARDS)})


async def wants(store: Store, closeness: Closeness | None = Closeness.SUGGEST) -> None:
    await do(store, save, [replace(EMMA, closeness=closeness, since=NOW)])


async def buys(unit: Unit, number: int, at: datetime) -> None:
    """Coffee for 15 points; the event of it is told, too."""
    line = Line(id="1", sum=Decimal(150), category="coffee")
    sold = Purchase(key=f"T-{number}", customer=EMMA.id, currency="UAH", at=at, lines=(line,))
    await sell(unit, sold)
    await tell(unit, PurchaseMade(customer=EMMA.id, reference=str(number), at=at))


async def comes(store: Store, *numbers: int, rules: Business = RULES) -> None:
    for number in numbers:
        at = NOW + number * HOUR
        await do(store, buys, number, at, now=at, business=rules)


async def suggested(store: Store, after: timedelta, rules: Business = RULES) -> list[RewardNear]:
    await tick(store, NOW + after, rules)
    return list(await notices(store, RewardNear))


async def test_the_dearest_that_is_near_is_told_with_its_reason_and_not_again_soon(store: Store) -> None:
    await wants(store)
    await comes(store, 0, 1)
    assert await suggested(store, 2 * DAY) == []  # twice is not often
    await comes(store, 50, 51)
    word = RewardNear(reward="bag", points=60, balance=60, times=4)
    assert await suggested(store, 4 * DAY) == [word]
    await comes(store, 200)
    assert await suggested(store, 12 * DAY) == []


async def test_what_one_more_purchase_would_reach_is_near(store: Store) -> None:
    await wants(store)
    await comes(store, 0, 1, 2)
    assert await suggested(store, 2 * DAY) == [RewardNear(reward="bag", points=60, balance=45, times=3)]


async def test_it_is_for_those_alone_who_have_chosen_it(store: Store) -> None:
    for closeness in (None, Closeness.ANSWER):
        await wants(store, closeness)
        await comes(store, 0, 1, 2)
        assert await suggested(store, 2 * DAY) == []


async def test_who_has_a_voucher_is_left_in_peace(store: Store) -> None:
    await wants(store)
    await comes(store, 0, 1, 2)
    await do(store, vouchers.make, EMMA.id, "cup", once="x", language="en", business=RULES)
    assert await suggested(store, 2 * DAY) == []
