"""Whatever is bought, given back, spent, cancelled, over or told twice: the ledger says what an obvious one says.

`pytest tests/store/test_ledger_model.py --hypothesis-profile=long` looks further.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from care.business.loyalty import Gifts, Loyalty, Refunds
from care.due import do_due
from care.loyalty.correcting import correct
from care.loyalty.earning import award, earn
from care.loyalty.ends import ends_at
from care.loyalty.movements import Why
from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.refunding import Refunded, refund
from care.loyalty.selling import sell, take_back
from care.loyalty.spending import cancel, redeem
from care.loyalty.standing import standing
from care.store.tables import friends
from care.store.unit import Store, Unit
from care.values.errors import NotEnough, NotInLedger
from tests.store.cast import DAY, EMMA, IVAN, NOW, SHOP, TARAS
from tests.store.ledger import all_differences
from tests.store.ledger_reference import Batch, Point, Reference, Refused
from tests.store.life.test_life import look_for_one
from tests.store.looking import ask, do

GIFT = 7  # for a friend
RULES = Loyalty(wait=2 * DAY, expire_months=1, grace=5 * DAY, gifts=Gifts(friend=GIFT))
KINDS = {
    each: SHOP.model_copy(update={"loyalty": RULES.model_copy(update={"refunds": each})}) for each in Refunds
}
Answer = TypeVar("Answer")

sums = st.decimals(min_value=0, max_value=120, places=1)
quantities = st.sampled_from([Decimal(1), Decimal(2), Decimal(3), Decimal("0.5")])
amounts = st.integers(1, 15)
numbers = st.integers(0, 7)  # of what was done before, counted from the newest


async def bring_ivan(unit: Unit) -> None:
    """Emma has."""
    await unit.execute(
        unit.insert(friends), {"customer_id": IVAN.id, "invited_by": EMMA.id, "invited_at": NOW}
    )


class Ledger(RuleBasedStateMachine):
    def __init__(self, model: Path) -> None:
        super().__init__()
        self.moment = NOW
        self._home = TemporaryDirectory()
        self._runner = asyncio.Runner()
        path = Path(self._home.name, "care.db")
        shutil.copy(model, path)
        self.store = Store.at(f"sqlite:///{path}", KINDS[Refunds.ZERO], self)
        self.reference = Reference(RULES.grace)
        self.refunds: list[tuple[Refund, Refunded]] = []
        self.friends_first: tuple[str, list[Point]] | None = None
        self.count = 0
        self.run(do(self.store, bring_ivan))

    def now(self) -> datetime:
        return self.moment

    def teardown(self) -> None:
        try:
            assert self.run(ask(self.store, all_differences)) == []
        finally:
            self.run(self.store.close())
            self._runner.close()
            self._home.cleanup()

    def run(self, deed: Awaitable[Answer]) -> Answer:
        async def wait() -> Answer:
            return await deed

        return self._runner.run(wait())

    def do(self, deed: Callable[..., Awaitable[Answer]], *args: Any, **fields: Any) -> Answer:  # noqa: ANN401
        self.reference.expire(self.moment)
        return self.run(do(self.store, deed, *args, **fields))

    def batch(self, wait: timedelta = timedelta(0)) -> Batch:
        return Batch(self.moment + wait, ends_at(RULES, SHOP.tz, self.moment))

    def fresh(self, what: str) -> str:
        self.count += 1
        return f"{what}{self.count}"

    # --- what happens

    @rule(lines=st.lists(st.tuples(sums, quantities), min_size=1, max_size=3))
    def buy(self, lines: list[tuple[Decimal, Decimal]]) -> None:
        found = tuple(Line(id=f"{number}", sum=sum_, quantity=of) for number, (sum_, of) in enumerate(lines))
        purchase = Purchase(
            key=self.fresh("r"), customer=EMMA.id, currency="UAH", at=self.moment, lines=found
        )
        earned = self.do(earn, purchase)
        assert (earned.points, earned.again) == (self.reference.buy(purchase, self.batch(RULES.wait)), False)

    @precondition(lambda self: self.reference.bought)
    @rule(number=numbers, other=st.booleans())
    def tell_again(self, number: int, other: bool) -> None:
        bought = self._one(self.reference.bought, number)
        if not other:
            earned = self.do(earn, bought.purchase)
            assert (earned.points, earned.again) == (len(bought.points), True)
            return
        with pytest.raises(NotInLedger):
            self.do(earn, Purchase(**{**vars(bought.purchase), "till": "another"}))

    @rule(amount=amounts, counts=st.booleans())
    def give(self, amount: int, counts: bool) -> None:
        once = self.fresh("g")
        if counts:
            assert self.do(award, EMMA.id, amount, why=Why.GIFT, once=once)
        else:
            assert self.do(correct, EMMA.id, amount, once=once, reason="forgotten", actor=TARAS.id)
        self.reference.give(amount, self.batch(), counts=counts)

    @rule(amount=amounts, on=st.one_of(st.none(), numbers), wrong=st.booleans())
    def spend(self, amount: int, on: int | None, wrong: bool) -> None:
        """On a receipt, or on something else, or taken as a correction."""
        once, bought = self.fresh("s"), self.reference.bought
        receipt = self._one(bought, on).purchase.key if bought and on is not None else ""

        def take() -> bool:
            if wrong:
                return self.do(correct, EMMA.id, -amount, once=once, reason="wrong", actor=TARAS.id)
            return self.do(redeem, EMMA.id, amount, once=once, receipt=receipt)

        self.reference.expire(self.moment)
        try:
            if wrong:
                self.reference.take(amount, self.moment)
            else:
                self.reference.redeem(once, amount, receipt, self.moment)
        except Refused:
            with pytest.raises(NotEnough):
                take()
            return
        assert [take(), take()] == [True, False]

    @precondition(lambda self: self.reference.spent)
    @rule(number=numbers)
    def cancel(self, number: int) -> None:
        once = list(self.reference.spent)[-1 - number % len(self.reference.spent)]
        back = self.do(cancel, once, once=self.fresh("c"))
        assert back == self.reference.cancel(once, self.moment)

    @precondition(lambda self: self.reference.bought)
    @rule(
        number=numbers,
        parts=st.dictionaries(st.sampled_from("012"), quantities, max_size=3),
        how=st.sampled_from(Refunds),
    )
    def refund(self, number: int, parts: dict[str, Decimal], how: Refunds) -> None:
        bought = self._one(self.reference.bought, number)
        known = {line.id for line in bought.purchase.lines}
        chosen = [
            Part(line=line, quantity=quantity) for line, quantity in sorted(parts.items()) if line in known
        ]
        told = Refund(key=self.fresh("b"), receipt=bought.purchase.key, at=self.moment, parts=tuple(chosen))
        self.reference.expire(self.moment)
        try:
            below = how is Refunds.BELOW
            expected = self.reference.refund(told.receipt, chosen, self.moment, below=below)
        except Refused:
            with pytest.raises(NotInLedger):
                self.do(refund, told, business=KINDS[how])
            return
        found = self.do(refund, told, business=KINDS[how])
        assert found == Refunded(*expected)
        self.refunds.append((told, found))

    @rule(whole=st.booleans(), how=st.sampled_from(Refunds))
    def friend_buys_and_gives_back(self, whole: bool, how: Refunds) -> None:
        """Of what Ivan buys first, and next once that is given back. `whole`: all of it is given back, or half."""
        if self.friends_first is None:
            key = self.fresh("f")
            line = Line(id="1", sum=Decimal(5), quantity=Decimal(2))
            self.do(sell, Purchase(key=key, customer=IVAN.id, currency="UAH", at=self.moment, lines=(line,)))
            self.friends_first = key, self.reference.give(GIFT, self.batch())
            return
        key, given = self.friends_first
        parts = () if whole else (Part(line="1", quantity=Decimal("0.01")),)
        told = Refund(key=self.fresh("b"), receipt=key, at=self.moment, parts=parts)
        self.do(take_back, told, business=KINDS[how])
        if whole:
            self.reference.take_gift_back(given, below=how is Refunds.BELOW)
            self.friends_first = None

    @precondition(lambda self: self.refunds)
    @rule(number=numbers)
    def refund_again(self, number: int) -> None:
        told, found = self.refunds[-1 - number % len(self.refunds)]
        assert self.do(refund, told) == Refunded(found.taken, found.debt, found.returned, again=True)

    @rule(days=st.sampled_from([1, 3, 10, 29, 40]), down=st.booleans())
    def pass_time(self, days: int, down: bool) -> None:
        """`down`: the clock does not come by."""
        self.moment += days * DAY
        self.reference.expire(self.moment)
        if not down:
            while self.run(do(self.store, do_due)):
                pass

    @invariant()
    def both_say_the_same(self) -> None:
        found = self.run(ask(self.store, standing, EMMA.id))
        assert found == self.reference.standing(self.moment)

    def _one(self, bought: dict[str, Any], number: int) -> Any:  # noqa: ANN401 - Bought
        return list(bought.values())[-1 - number % len(bought)]


@pytest.mark.timeout(900)  # a failure is made as short as it can be, which takes minutes
def test_whatever_happens_the_ledger_says_what_an_obvious_one_says(sqlite_model: Path) -> None:
    look_for_one(lambda: Ledger(sqlite_model), examples=20, steps=30)
