"""Points: what is given and taken, and what follows from it."""

from decimal import Decimal

import pytest
from sqlalchemy import Executable
from sqlalchemy.exc import DBAPIError

from care.business import Localized, Tier
from care.loyalty.correcting import correct
from care.loyalty.earning import award, earn
from care.loyalty.movements import Kind, Why
from care.loyalty.purchases import Line, Purchase
from care.loyalty.spending import cancel, redeem
from care.loyalty.standing import Standing, standing
from care.privacy import export, knowledge
from care.store.tables import accounts, lots, movements, receipts, uses
from care.store.unit import Store, Unit
from care.values.errors import NoCustomer, NotEnough, NotInLedger
from tests.store.cast import EMMA, NOW, OLENA, SHOP, TARAS
from tests.store.ledger import differences, give, have
from tests.store.looking import ask, do, rows

TIERS = tuple(
    Tier(key=key, name=Localized({"en": key.title()}), points=least)
    for key, least in (("bronze", 0), ("silver", 100), ("gold", 500))
)
LOYAL = SHOP.model_copy(update={"tiers": TIERS})


async def tier(store: Store) -> str:
    found = (await ask(store, standing, EMMA.id, business=LOYAL)).tier
    return found.key if found else ""


async def test_what_somebody_has_is_the_sum_of_what_was_given_and_taken(store: Store) -> None:
    await give(store, 70, reason="cold coffee", actor=TARAS.id)
    await give(store, 30)
    await do(store, redeem, EMMA.id, 40, once="cup")
    await give(store, 5, to=OLENA.id)
    assert await ask(store, standing, EMMA.id) == Standing(balance=60, earned=100)
    assert await differences(store) == []


async def test_the_tier_follows_what_was_ever_earned_not_what_is_left(store: Store) -> None:
    assert await tier(store) == "bronze"
    await give(store, 100)
    await do(store, redeem, EMMA.id, 100, once="cup")
    assert await tier(store) == "silver"
    await give(store, 400)
    assert await tier(store) == "gold"


async def test_a_balance_never_goes_below_zero(store: Store) -> None:
    await give(store, 10)
    with pytest.raises(NotEnough) as refused:
        await do(store, redeem, EMMA.id, 11, once="cup")
    assert refused.value.balance == 10
    with pytest.raises(NotEnough):
        await do(store, correct, EMMA.id, -11, once="wrong", reason="a mistake", actor=TARAS.id)
    assert len(await rows(store, movements)) == 1


async def test_what_is_given_once_is_not_given_again(store: Store) -> None:
    given = [await do(store, award, EMMA.id, 10, why=Why.WELCOME, once="welcome:103") for _ in range(2)]
    assert given == [True, False]
    assert await have(store) == 10


async def test_what_is_spent_once_is_not_spent_again_and_not_on_something_else(store: Store) -> None:
    await give(store, 50)
    spent = [await do(store, redeem, EMMA.id, 20, once="cup") for _ in range(2)]
    assert spent == [True, False]
    with pytest.raises(NotInLedger, match="not_in_ledger"):
        await do(store, redeem, EMMA.id, 30, once="cup")
    assert await have(store) == 30


async def test_what_is_cancelled_comes_back_once(store: Store) -> None:
    await give(store, 50)
    await do(store, redeem, EMMA.id, 20, once="cup")
    back = [await do(store, cancel, "cup", once=f"undo:{number}") for number in range(2)]
    assert back == [20, 0]
    assert await ask(store, standing, EMMA.id) == Standing(balance=50, earned=50)
    assert await differences(store) == []


async def test_a_correction_names_who_and_why_and_makes_no_tier(store: Store) -> None:
    await do(store, correct, EMMA.id, 30, once="forgotten", reason="a lost receipt", actor=TARAS.id)
    await do(store, correct, EMMA.id, -10, once="wrong", reason="counted twice", actor=TARAS.id)
    assert await ask(store, standing, EMMA.id) == Standing(balance=20)
    [*_, last] = await rows(store, movements)
    assert (last["kind"], last["reason"], last["actor_id"]) == (Kind.CORRECT, "counted twice", TARAS.id)
    with pytest.raises(NotInLedger):
        await do(store, correct, EMMA.id, -10, once="no reason", reason=" ", actor=TARAS.id)


async def test_nobody_has_no_points(store: Store) -> None:
    with pytest.raises(NoCustomer):
        await give(store, 10, to=4711)
    assert await ask(store, standing, 4711) == Standing()


async def test_the_customer_can_have_it_all_as_a_file(store: Store) -> None:
    await give(store, 10, reason="cold coffee", actor=TARAS.id)
    known = await ask(store, export.gather, EMMA)
    assert known["points"] == [
        {"amount": 10, "reason": "cold coffee", "at": NOW, "why": "gift", "receipt": ""}
    ]


async def test_what_is_erased_leaves_that_points_moved_and_nothing_of_whose(store: Store) -> None:
    await do(store, award, EMMA.id, 50, why=Why.BIRTHDAY, once=f"birthday:{EMMA.id}:2026")
    await do(store, redeem, EMMA.id, 20, once="cup", reason="for Emma")
    line = Line(id="1", sum=Decimal(100))
    await do(store, earn, Purchase(key="T-1", customer=EMMA.id, currency="UAH", at=NOW, lines=(line,)))
    await give(store, 5, to=OLENA.id)
    await do(store, knowledge.erase, EMMA.id)
    left = [row for row in await rows(store, movements) if not row["customer_id"]]
    assert [(row["amount"], row["reason"]) for row in left] == [(50, ""), (-20, ""), (10, "")]
    assert [row["once"] for row in left] == [f"erased:{row['id']}" for row in left]
    assert [row["customer_id"] for row in await rows(store, accounts)] == [OLENA.id]
    assert [row["customer_id"] for row in await rows(store, lots)] == [OLENA.id]
    assert [row["customer_id"] for row in await rows(store, receipts)] == [None]
    assert await differences(store) == []


@pytest.mark.parametrize("deed", [movements.update().values(amount=1), movements.delete(), uses.delete()])
async def test_the_store_refuses_to_change_or_delete_what_happened(store: Store, deed: Executable) -> None:
    async def change(unit: Unit) -> None:
        await unit.execute(deed)

    await give(store, 50)
    await do(store, redeem, EMMA.id, 20, once="cup")
    with pytest.raises(DBAPIError, match="append-only"):
        await do(store, change)
