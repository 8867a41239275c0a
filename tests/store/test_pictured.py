"""Whose code a photo shows, whatever lies around it."""

from collections.abc import Iterable
from typing import Any

import pytest

from care.loyalty.problems import Problem
from care.loyalty.till import cards, pictured
from care.loyalty.till.codes import whole
from care.loyalty.till.pictured import Codes, PhotoUnread, Shown, Unread
from care.people import numbers
from care.people.numbers import Number
from care.store.unit import Store
from tests.store.cast import EMMA, NOW, OLENA
from tests.store.ledger import give
from tests.store.looking import do
from tests.store.test_cards import card, refusing
from tests.store.test_vouchers import spend

BARS, SOLD, OTHERS = "4820000000017", "5901234123457", "4006381333931"


async def find(store: Store, squares: Iterable[str] = (), bars: Iterable[str] = ()) -> Any:  # noqa: ANN401 - a voucher or a card
    return await do(store, pictured.find, Codes(frozenset(squares), frozenset(bars)), NOW)


def unread(why: Unread) -> Any:  # noqa: ANN401 - pytest's own
    return pytest.raises(PhotoUnread, check=lambda error: error.why == why)


async def own(store: Store, customer: int, number: str) -> None:
    await do(store, numbers.keep, customer, Number.CARD, number)


async def test_a_card_is_found_beside_what_is_sold_and_its_code_can_be_used_still(store: Store) -> None:
    await own(store, EMMA.id, BARS)
    code = (await card(store)).code(NOW)
    for around in ((), (BARS,), (SOLD,), (BARS, SOLD)):
        assert await find(store, [code, "https://example.com/menu"], around) == Shown(EMMA.id, code)
    assert await do(store, cards.present, code) == EMMA.id
    with refusing(Problem.CODE_USED):
        await find(store, [code])


async def test_a_card_of_the_shop_is_found_by_its_bars(store: Store) -> None:
    with refusing(Problem.NUMBER_UNKNOWN):
        await find(store, bars=[BARS])
    await own(store, EMMA.id, BARS)
    assert await find(store, bars=[BARS, SOLD]) == Shown(EMMA.id)


async def test_a_voucher_is_found(store: Store) -> None:
    await give(store, 40)
    voucher = await spend(store)
    assert await find(store, [voucher.code], [SOLD]) == voucher


async def test_two_customers_codes_are_refused(store: Store) -> None:
    await own(store, EMMA.id, BARS)
    await own(store, OLENA.id, OTHERS)
    emmas, olenas = [(await card(store, whose)).code(NOW) for whose in (EMMA.id, OLENA.id)]
    for squares, bars in (([emmas, olenas], []), ([], [BARS, OTHERS]), ([emmas], [OTHERS])):
        with unread(Unread.SEVERAL):
            await find(store, squares, bars)


async def test_what_is_none_of_ours_is_told_from_nothing_and_from_what_nobody_has(store: Store) -> None:
    with unread(Unread.NO_CODE):
        await find(store)
    for code in ("https://example.com/menu", "4829130", whole("1234567"), "4829 abc", ""):
        with unread(Unread.FOREIGN):
            await find(store, [code])
    with refusing(Problem.CODE_UNKNOWN):  # of another shop's bot
        await find(store, [whole("999123456")])
