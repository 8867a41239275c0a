"""Points: what is given and taken, and what follows from it."""

import pytest

from care.business import Localized, Tier
from care.loyalty import points
from care.privacy import export
from care.store.tables import points as ledger
from care.store.unit import Store
from care.values.errors import NotEnough
from tests.store.cast import EMMA, NOW, OLENA, SHOP, TARAS
from tests.store.looking import ask, do, rows

TIERS = tuple(
    Tier(key=key, name=Localized({"en": key.title()}), points=least)
    for key, least in (("bronze", 0), ("silver", 100), ("gold", 500))
)
LOYAL = SHOP.model_copy(update={"tiers": TIERS})


async def tier(store: Store) -> str:
    found = (await ask(store, points.standing, EMMA.id, business=LOYAL)).tier
    return found.key if found else ""


async def test_what_somebody_has_is_the_sum_of_what_was_given_and_taken(store: Store) -> None:
    await do(store, points.award, EMMA.id, 70, reason="cold coffee", actor=TARAS.id)
    await do(store, points.award, EMMA.id, 30)
    await do(store, points.take, EMMA.id, 40)
    await do(store, points.award, OLENA.id, 5)
    standing = await ask(store, points.standing, EMMA.id)
    assert standing == points.Standing(balance=60, earned=100)


async def test_the_tier_follows_what_was_ever_earned_not_what_is_left(store: Store) -> None:
    assert await tier(store) == "bronze"
    await do(store, points.award, EMMA.id, 100)
    await do(store, points.take, EMMA.id, 100)
    assert await tier(store) == "silver"
    await do(store, points.award, EMMA.id, 400)
    assert await tier(store) == "gold"


async def test_a_balance_never_goes_below_zero(store: Store) -> None:
    await do(store, points.award, EMMA.id, 10)
    with pytest.raises(NotEnough) as refused:
        await do(store, points.take, EMMA.id, 11)
    assert refused.value.balance == 10
    assert len(await rows(store, ledger)) == 1


async def test_what_is_given_once_is_not_given_again(store: Store) -> None:
    given = [await do(store, points.award, EMMA.id, 10, once="welcome:103") for _ in range(2)]
    assert given == [True, False]
    assert (await ask(store, points.standing, EMMA.id)).balance == 10


async def test_the_customer_can_have_it_all_as_a_file(store: Store) -> None:
    await do(store, points.award, EMMA.id, 10, reason="cold coffee", actor=TARAS.id)
    known = await ask(store, export.gather, EMMA)
    assert known["points"] == [{"amount": 10, "reason": "cold coffee", "at": NOW}]
