"""Purchases, refunds and ends: what each does to somebody's points."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from care.business import Localized, Tier
from care.business.loyalty import Gifts, Loyalty, Rate, Refunds, Stamps
from care.commands import RateTicket
from care.due import do_due
from care.handlers import carry_out
from care.loyalty import gifts
from care.loyalty.earning import Earned, earn
from care.loyalty.movements import Why
from care.loyalty.problems import Problem
from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.receipts import latest
from care.loyalty.refunding import Refunded, refund
from care.loyalty.selling import sell, take_back
from care.loyalty.spending import redeem
from care.loyalty.standing import Portion, Standing, coming, endings, standing
from care.notices.points import PointsChanged, PointsEnd
from care.store.tables import jobs, movements, receipts
from care.store.unit import Store
from care.tickets.work import working
from care.values.errors import CareError, NotEnough, NotInLedger
from tests.store.cast import DAY, EMMA, HOUR, NOW, OLENA, SHOP, TARAS, opened
from tests.store.ledger import differences, give, have
from tests.store.looking import ask, do, notices, rows

LATTE, BEANS = (
    Line(id="1", sum=Decimal(90), quantity=Decimal(2), category="coffee"),
    Line(id="2", sum=Decimal(155)),
)
BOUGHT = Purchase(key="T-1", customer=EMMA.id, currency="UAH", at=NOW, lines=(LATTE, BEANS))  # 24.5
BACK = Refund(key="B-1", receipt="T-1", at=NOW)


def by(**rules: Any) -> dict[str, Any]:  # noqa: ANN401 - settings
    """By these rules of points."""
    return {"business": SHOP.model_copy(update={"loyalty": Loyalty(**rules)})}


async def test_a_receipt_told_twice_counts_once_and_with_another_content_is_refused(store: Store) -> None:
    earned = [await do(store, earn, BOUGHT) for _ in range(2)]
    assert earned == [Earned(24, again=False, available_at=NOW), Earned(24, again=True, available_at=NOW)]
    for other in (replace(BOUGHT, lines=(LATTE,)), replace(BOUGHT, customer=OLENA.id)):
        with pytest.raises(NotInLedger) as refused:
            await do(store, earn, other)
        assert refused.value.problem == Problem.OTHER_BODY
    assert (await have(store), await have(store, OLENA.id)) == (24, 0)
    assert len(await rows(store, receipts)) == 1


async def test_the_receipts_of_a_customer_are_read_from_the_latest_on_and_nobody_elses(store: Store) -> None:
    for number in range(1, 5):
        await do(store, earn, replace(BOUGHT, key=f"T-{number}"))
    await do(store, earn, replace(BOUGHT, key="T-5", customer=OLENA.id))
    found = await ask(store, latest, EMMA.id, 3)
    assert [each.purchase.key for each in found] == ["T-4", "T-3", "T-2"]
    assert found[0].points == 24


async def test_a_latte_that_is_given_back_takes_its_points_and_both_all_of_them(store: Store) -> None:
    await do(store, earn, BOUGHT)
    one = replace(BACK, parts=(Part(line="1", quantity=Decimal(1)),))
    assert await do(store, refund, one) == Refunded(
        taken=4
    )  # 20 are kept of 155 + 45, and 24.5 were rounded to 24
    assert await do(store, refund, one) == Refunded(taken=4, again=True)
    assert await do(store, refund, replace(BACK, key="B-2")) == Refunded(taken=20)
    assert await ask(store, standing, EMMA.id) == Standing()
    assert await differences(store) == []


async def test_spent_points_that_are_taken_back_are_owed_and_come_off_the_next(store: Store) -> None:
    await do(store, earn, BOUGHT)
    await do(store, redeem, EMMA.id, 20, once="cup")
    assert await do(store, refund, BACK) == Refunded(taken=4, debt=20)
    assert await ask(store, standing, EMMA.id) == Standing(debt=20)
    with pytest.raises(NotEnough):
        await do(store, redeem, EMMA.id, 1, once="another")
    await give(store, 50)
    assert await ask(store, standing, EMMA.id) == Standing(balance=30, earned=50)
    assert await differences(store) == []


async def test_by_the_other_rule_they_take_the_balance_below_zero(store: Store) -> None:
    await do(store, earn, BOUGHT)
    await do(store, redeem, EMMA.id, 20, once="cup")
    assert await do(store, refund, BACK, **by(refunds=Refunds.BELOW)) == Refunded(taken=24)
    assert await ask(store, standing, EMMA.id) == Standing(balance=-20)
    await give(store, 50)
    assert await ask(store, standing, EMMA.id) == Standing(balance=30, earned=50)
    assert await differences(store) == []


async def test_what_was_spent_on_a_receipt_comes_back_by_its_share_with_its_old_end(store: Store) -> None:
    rules = by(expire_months=1)
    await give(store, 100, **rules)
    await do(store, redeem, EMMA.id, 49, once="cup", receipt="T-1", now=NOW + DAY, **rules)
    await do(store, earn, BOUGHT, now=NOW + DAY, **rules)
    half = replace(BACK, parts=(Part(line="1", quantity=Decimal(2)),))  # 90 of 245: 18 of 49
    assert (await do(store, refund, half, now=NOW + 2 * DAY, **rules)).returned == 18
    assert (await do(store, refund, replace(BACK, key="B-2"), now=NOW + 2 * DAY, **rules)).returned == 31
    end = datetime(2026, 12, 31, 22, tzinfo=UTC)  # midnight in Kyiv
    assert await ask(store, endings, EMMA.id) == (Portion(100, end),)
    assert await differences(store) == []


async def test_what_comes_back_after_its_end_lives_on_for_a_while(store: Store) -> None:
    rules, later = by(expire_months=1, grace=10 * DAY), NOW + 60 * DAY
    await give(store, 100, **rules)
    await do(store, redeem, EMMA.id, 40, once="cup", receipt="T-1", **rules)
    await do(store, earn, BOUGHT, **rules)
    assert await do(store, refund, BACK, now=later, **rules) == Refunded(returned=40)  # the 24 are over
    assert await ask(store, endings, EMMA.id, now=later) == (Portion(40, later + 10 * DAY),)
    assert await have(store, now=later + 10 * DAY) == 0
    assert await differences(store) == []


async def test_points_wait_until_the_purchase_cannot_be_returned(store: Store) -> None:
    rules = by(wait=14 * DAY)
    await do(store, earn, BOUGHT, **rules)
    assert await ask(store, standing, EMMA.id) == Standing(earned=24, pending=24)
    assert await ask(store, coming, EMMA.id) == (Portion(24, NOW + 14 * DAY),)
    with pytest.raises(NotEnough):
        await do(store, redeem, EMMA.id, 1, once="early")
    assert await have(store, now=NOW + 14 * DAY) == 24
    assert await do(store, redeem, EMMA.id, 24, once="cup", now=NOW + 14 * DAY)


async def test_what_is_over_cannot_be_spent_though_the_clock_has_not_come_by(store: Store) -> None:
    rules = by(expire_months=1)
    await give(store, 10, **rules)
    await give(store, 5, now=NOW + 30 * DAY, **rules)
    january = datetime(2026, 12, 31, 22, tzinfo=UTC)
    assert await have(store, now=january - timedelta(seconds=1)) == 15
    assert await have(store, now=january) == 5
    with pytest.raises(NotEnough) as refused:
        await do(store, redeem, EMMA.id, 6, once="cup", now=january, **rules)
    assert refused.value.balance == 5


async def test_the_oldest_are_spent_first(store: Store) -> None:
    await give(store, 10)  # without an end
    for months in (3, 1, 2):
        await give(store, 10, **by(expire_months=months))
    await do(store, redeem, EMMA.id, 15, once="cup")
    assert [each.points for each in await ask(store, endings, EMMA.id)] == [5, 10]
    assert await have(store) == 25


async def test_the_clock_tells_30_and_3_days_before_of_all_at_once_and_then_they_are_gone(
    store: Store,
) -> None:
    rules = by(expire_months=1)
    for day in range(3):
        await give(store, 10, now=NOW + day * HOUR, **rules)
    january = datetime(2026, 12, 31, 22, tzinfo=UTC)
    assert [row["due_at"] for row in await rows(store, jobs)] == [january - 30 * DAY]
    for before, told in ((30 * DAY, 1), (30 * DAY, 1), (3 * DAY, 2), (timedelta(0), 2)):
        await do(store, do_due, now=january - before, **rules)
        assert [each.ends for each in await notices(store, PointsEnd)] == [((30, january),)] * told
    assert [row["amount"] for row in await rows(store, movements)] == [10, 10, 10, -10, -10, -10]
    assert {row["done_at"] is None for row in await rows(store, jobs)} == {False}
    assert await differences(store) == []


async def test_a_tier_forgets_what_was_earned_long_ago_and_what_was_given_back(store: Store) -> None:
    rules = by(tier_forgets=timedelta(days=365))
    await give(store, 100)
    await do(store, earn, BOUGHT)
    await do(store, refund, BACK)
    assert (await ask(store, standing, EMMA.id, now=NOW + 364 * DAY, **rules)).earned == 100
    assert (await ask(store, standing, EMMA.id, now=NOW + 365 * DAY, **rules)).earned == 0
    assert (await ask(store, standing, EMMA.id)).earned == 100


async def test_the_tenth_coffee_is_ours_once_however_often_it_is_given_back(store: Store) -> None:
    card = Stamps(key="cup", name=Localized({"en": "Coffee"}), categories=("coffee",), every=4, points=90)
    rules = by(stamps=(card,), points=0)
    for number in range(1, 4):
        await do(store, earn, replace(BOUGHT, key=f"T-{number}"), **rules)
        assert await have(store) == (0 if number < 2 else 90)
        if number == 2:
            await do(store, refund, replace(BACK, receipt="T-2"), **rules)
    await do(
        store, earn, replace(BOUGHT, key="T-4", lines=(replace(LATTE, quantity=Decimal("4.9")),)), **rules
    )
    assert await have(store) == 180
    assert await differences(store) == []


async def test_a_purchase_is_reckoned_by_tier_day_and_category(store: Store) -> None:
    coffee = Rate(times=Decimal(2), categories=("coffee",), days=("fri",))
    none = Rate(times=Decimal(0), tier="gold", days=("mon",))
    gold_guest = Tier(key="gold", name=Localized({"en": "Gold"}), points=100, times=Decimal("1.5"))
    rules = {"tiers": (gold_guest,), "loyalty": Loyalty(rates=(coffee, none))}
    business = SHOP.model_copy(update=rules)
    assert (await do(store, earn, BOUGHT, business=business)).points == 33  # 9 × 2 + 15.5
    await give(store, 100)
    gold = replace(BOUGHT, key="T-2")
    assert (await do(store, earn, gold, business=business)).points == 50  # 1.5 × 33.5
    monday = NOW + 3 * DAY
    free = replace(BOUGHT, key="T-3", at=monday)
    assert (await do(store, earn, free, business=business, now=monday)).points == 0
    assert (
        await do(store, earn, replace(free, key="T-4", customer=OLENA.id), business=business, now=monday)
    ).points == 24


def _line(**fields: object) -> Purchase:
    return replace(BOUGHT, lines=(replace(LATTE, **fields),))  # type: ignore[arg-type]


def _part(line: str, quantity: str) -> Refund:
    return replace(BACK, parts=(Part(line=line, quantity=Decimal(quantity)),))


NAN, INFINITE = Decimal("NaN"), Decimal("Infinity")
BAD: tuple[tuple[Purchase | Refund, Problem], ...] = (
    (_line(sum=Decimal("-0.01")), Problem.NEGATIVE_SUM),
    (_line(sum=NAN), Problem.NEGATIVE_SUM),
    (_line(sum=INFINITE), Problem.NEGATIVE_SUM),
    (_line(sum=Decimal("1e30")), Problem.TOO_LONG),
    (_line(sum=Decimal("0.0000001")), Problem.TOO_LONG),
    (_line(quantity=Decimal(0)), Problem.BAD_QUANTITY),
    (_line(quantity=NAN), Problem.BAD_QUANTITY),
    (_line(id=""), Problem.TOO_LONG),
    (_line(category="x" * 65), Problem.TOO_LONG),
    (replace(BOUGHT, key="x" * 81), Problem.TOO_LONG),
    (replace(BOUGHT, currency="EUR"), Problem.FOREIGN_CURRENCY),
    (replace(BOUGHT, at=NOW + DAY), Problem.FROM_THE_FUTURE),
    (replace(BOUGHT, lines=()), Problem.NO_LINES),
    (replace(BOUGHT, lines=(LATTE, LATTE)), Problem.REPEATED_LINE),
    (replace(BACK, receipt="T-9"), Problem.UNKNOWN_RECEIPT),
    (replace(BACK, at=NOW + DAY), Problem.FROM_THE_FUTURE),
    (_part("3", "1"), Problem.UNKNOWN_LINE),
    (_part("1", "2.01"), Problem.REFUND_TOO_LARGE),
    (_part("1", "-1"), Problem.BAD_QUANTITY),
    (replace(_part("1", "1"), parts=_part("1", "1").parts * 2), Problem.REPEATED_LINE),
)


async def test_what_cannot_be_is_refused_with_its_problem_and_nothing_is_half_done(store: Store) -> None:
    await do(store, earn, replace(BOUGHT, key="T-0"))
    for told, problem in BAD:
        of_it = replace(told, receipt="T-0") if isinstance(told, Refund) and told.receipt == "T-1" else told
        deed: Callable[..., object] = refund if isinstance(told, Refund) else earn
        with pytest.raises(CareError) as refused:
            await do(store, deed, of_it)  # type: ignore[arg-type]
        assert refused.value == NotInLedger(problem=problem), told
    assert len(await rows(store, receipts)) == len(await rows(store, movements)) == 1
    assert await have(store) == 24


async def test_all_of_a_receipt_can_be_given_back_once(store: Store) -> None:
    await do(store, earn, BOUGHT)
    await do(store, refund, BACK)
    with pytest.raises(NotInLedger) as refused:
        await do(store, refund, replace(BACK, key="B-2"))
    assert refused.value.problem == Problem.REFUND_TOO_LARGE
    with pytest.raises(NotInLedger) as refused:
        await do(store, refund, replace(BACK, at=NOW - DAY))
    assert refused.value.problem == Problem.OTHER_BODY


async def test_a_gift_of_the_settings_comes_once_for_what_it_is_about_with_a_word(store: Store) -> None:
    rules = by(gifts=Gifts(survey=15))
    ticket = await do(store, opened)
    await do(store, working.take, ticket.id, TARAS)
    await do(store, working.solve, ticket.id, TARAS)
    for score in (5, 2):
        await do(store, carry_out, RateTicket(ticket.id, score), EMMA, **rules)
    assert await have(store) == 15
    [word] = await notices(store, PointsChanged)
    assert word == PointsChanged(amount=15, reason="", balance=15, why="survey")
    assert await do(store, gifts.give, EMMA.id, Why.WELCOME, "", **rules) == 0  # there is none


async def test_whoever_buys_and_gives_back_hears_of_it_once(store: Store) -> None:
    rules = by(wait=14 * DAY)
    for _ in range(2):
        await do(store, sell, BOUGHT, **rules)
    await do(store, redeem, EMMA.id, 20, once="cup", now=NOW + 14 * DAY)
    for _ in range(2):
        await do(store, take_back, BACK, now=NOW + 14 * DAY)
    assert await notices(store, PointsChanged) == [
        PointsChanged(amount=24, reason="", balance=0, why="purchase", since=NOW + 14 * DAY),
        PointsChanged(amount=-4, reason="", balance=0, why="refund", debt=20),
    ]
