"""Points are spent on a reward, and come back with what was not used. Nothing twice, whoever does it at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from care.business import Localized, Reward
from care.business.loyalty import Loyalty
from care.due import do_due
from care.loyalty.forgetting import forget
from care.loyalty.movements import Why
from care.loyalty.problems import Problem
from care.loyalty.till import vouchers
from care.loyalty.till.codes import whole
from care.loyalty.till.vouchers import State, Voucher
from care.notices.points import PointsChanged
from care.store.unit import Store
from care.values.errors import NotEnough, NotInLedger, NotOffered
from tests.store.cast import DAY, EMMA, NOW, OLENA, SHOP, StillClock
from tests.store.ledger import differences, give, have
from tests.store.looking import ask, do, notices

CAKE = Reward(key="cake", name=Localized({"en": "A cake"}), points=40, valid=timedelta(days=7))
CUP = Reward(key="cup", name=Localized({"en": "A cup"}), points=70, give=Localized({"en": "The blue one"}))
RULES = SHOP.model_copy(update={"loyalty": Loyalty(rewards=(CAKE, CUP))})
OVER = NOW + 7 * DAY


async def spend(store: Store, reward: str = "cake", once: str = "1", **fields: Any) -> Voucher:  # noqa: ANN401
    return await do(
        store, vouchers.make, EMMA.id, reward, once=once, language="en", **{"business": RULES, **fields}
    )


def refusing(problem: Problem) -> Any:  # noqa: ANN401 - pytest's own
    return pytest.raises(NotInLedger, check=lambda refused: refused.problem == problem)


async def test_one_press_twice_gives_one_voucher_and_two_presses_two(store: Store) -> None:
    await give(store, 100)
    first = await spend(store)
    assert await spend(store) == first
    second = await spend(store, once="2")
    assert (await have(store), await ask(store, vouchers.open_ones, EMMA.id)) == (20, (first, second))
    with pytest.raises(NotEnough):
        await spend(store, once="3")
    with pytest.raises(NotOffered):
        await spend(store, "tea", once="4")
    assert await differences(store) == []


async def test_what_was_promised_stands_whatever_the_settings_say_by_then(store: Store) -> None:
    await give(store, 100)
    cup = await spend(store, "cup")
    used = await do(store, vouchers.use, f" {cup.code[:3]}-{cup.code[3:]}", by="till:hall", business=SHOP)
    assert (used.give.in_language("en"), used.points) == ("The blue one", 70)
    assert await ask(store, vouchers.open_ones, EMMA.id) == ()


async def test_a_voucher_is_used_once_and_cannot_be_cancelled_then(store: Store) -> None:
    await give(store, 40)
    cake = await spend(store)
    assert (await ask(store, vouchers.look, cake.code)).state is State.OPEN
    await do(store, vouchers.use, cake.code, by="hall")
    with refusing(Problem.CODE_USED):
        await do(store, vouchers.use, cake.code, by="hall")
    with refusing(Problem.CODE_USED):
        await do(store, vouchers.look, cake.code)
    with refusing(Problem.CODE_USED):
        await do(store, vouchers.cancel, EMMA.id, cake.id)
    assert await have(store) == 0


async def test_cancelled_once_or_twice_the_points_are_back_once(store: Store) -> None:
    await give(store, 40)
    cake = await spend(store)
    with refusing(Problem.CODE_UNKNOWN):
        await do(store, vouchers.cancel, OLENA.id, cake.id)
    assert [await do(store, vouchers.cancel, EMMA.id, cake.id) for _ in range(2)] == [40, 0]
    with refusing(Problem.CODE_CANCELLED):
        await do(store, vouchers.use, cake.code, by="hall")
    assert (await have(store), await differences(store)) == (40, [])


async def test_what_is_over_cannot_be_used_and_the_clock_gives_its_points_back_with_a_word(
    store: Store,
) -> None:
    await give(store, 40)
    cake = await spend(store)
    with refusing(Problem.CODE_ENDED):
        await do(store, vouchers.use, cake.code, by="hall", now=OVER)
    with refusing(Problem.CODE_ENDED):
        await do(store, vouchers.cancel, EMMA.id, cake.id, now=OVER)
    assert await have(store) == 0
    for _ in range(2):
        await do(store, do_due, now=OVER, business=RULES)
    assert (await have(store), await differences(store)) == (40, [])
    (word,) = await notices(store, PointsChanged)
    assert (word.amount, word.reason, word.why) == (40, "A cake", Why.CANCELLED)


async def test_codes_that_are_none_are_told_from_those_of_nobody(store: Store) -> None:
    for code, problem in (
        ("123 456 78", Problem.CODE_MISREAD),
        ("cake", Problem.CODE_MISREAD),
        (whole("1234567"), Problem.CODE_MISREAD),
        (whole("12345678"), Problem.CODE_UNKNOWN),
    ):
        with refusing(problem):
            await do(store, vouchers.use, code, by="hall")


async def test_of_two_tills_one_takes_it_and_of_two_presses_one_is_paid(url: str, store: Store) -> None:
    await give(store, 40)
    async for other in _second(url):
        made = await asyncio.gather(spend(store), spend(other))
        assert made[0] == made[1]
        came = await asyncio.gather(
            *(do(each, vouchers.use, made[0].code, by="hall") for each in (store, other)),
            return_exceptions=True,
        )
        assert sorted(type(each).__name__ for each in came) == ["NotInLedger", "Voucher"]
    assert (await have(store), await differences(store)) == (0, [])


async def _second(url: str) -> AsyncIterator[Store]:
    async with Store.opened(url, RULES, StillClock(NOW)) as other:
        yield other


async def test_a_voucher_goes_with_its_customer(store: Store) -> None:
    await give(store, 40)
    cake = await spend(store)
    await do(store, forget, EMMA.id)
    with refusing(Problem.CODE_UNKNOWN):
        await do(store, vouchers.use, cake.code, by="hall")
