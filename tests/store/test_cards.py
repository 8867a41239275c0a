"""A card at the till: whose it is, once for each code, and only while it is shown."""

import asyncio
from typing import Any

import pytest

from care.loyalty.forgetting import forget
from care.loyalty.problems import Problem
from care.loyalty.till import cards
from care.loyalty.till.cards import STEP, Card
from care.loyalty.till.codes import whole
from care.store.unit import Store
from care.values.errors import NotInLedger
from tests.store.cast import EMMA, HOUR, NOW, OLENA, SHOP, StillClock
from tests.store.looking import do


def refusing(problem: Problem) -> Any:  # noqa: ANN401 - pytest's own
    return pytest.raises(NotInLedger, check=lambda refused: refused.problem == problem)


async def card(store: Store, customer: int = EMMA.id) -> Card:
    return await do(store, cards.card_of, customer)


async def test_a_code_says_whose_card_it_is_once_and_the_next_one_does_again(store: Store) -> None:
    emmas, olenas = await card(store), await card(store, OLENA.id)
    assert emmas == await card(store)
    assert await do(store, cards.present, emmas.code(NOW)) == EMMA.id
    assert await do(store, cards.present, olenas.code(NOW)) == OLENA.id
    with refusing(Problem.CODE_USED):
        await do(store, cards.present, emmas.code(NOW))
    assert await do(store, cards.present, emmas.code(NOW + STEP), now=NOW + STEP) == EMMA.id
    with refusing(Problem.CODE_USED):  # one before it is not taken any more, either
        await do(store, cards.present, emmas.code(NOW), now=NOW + STEP)


async def test_a_code_holds_while_it_is_said_and_has_ended_then(store: Store) -> None:
    emmas = await card(store)
    with refusing(Problem.CODE_ENDED):
        await do(store, cards.present, emmas.code(NOW), now=NOW + 2 * STEP)
    with refusing(Problem.CODE_UNKNOWN):
        await do(store, cards.present, emmas.code(NOW), now=NOW + 2 * HOUR)
    with refusing(Problem.CODE_UNKNOWN):  # nobody shows what is to come
        await do(store, cards.present, emmas.code(NOW + 5 * STEP))
    assert await do(store, cards.present, emmas.code(NOW), now=NOW + STEP) == EMMA.id


async def test_a_photo_is_judged_by_when_it_was_sent_for_ten_minutes(store: Store) -> None:
    emmas = await card(store)
    code, late = emmas.code(NOW), NOW + 9 * STEP
    with refusing(Problem.CODE_ENDED):  # it was a screenshot when it was photographed
        await do(store, cards.present, code, NOW + 2 * STEP, now=late)
    with refusing(Problem.CODE_ENDED):
        await do(store, cards.present, code, NOW, now=NOW + 12 * STEP)
    for taken in (NOW, NOW + HOUR):  # whose clock is ahead has taken it now
        assert await do(store, cards.look, code, taken, now=late if taken == NOW else NOW) == EMMA.id
    assert await do(store, cards.present, code, NOW, now=late) == EMMA.id
    for deed in (cards.look, cards.present):
        with refusing(Problem.CODE_USED):
            await do(store, deed, code, NOW, now=late)


async def test_what_is_misread_and_what_is_nobodys_is_told_apart(store: Store) -> None:
    code = (await card(store)).code(NOW)
    for wrong in (code[:-1] + str((int(code[-1]) + 1) % 10), "card", whole("12345"), whole("9" * 19)):
        with refusing(Problem.CODE_MISREAD):
            await do(store, cards.present, wrong)
    with refusing(Problem.CODE_UNKNOWN):
        await do(store, cards.present, whole("999" + code[3:-1]))


async def test_of_two_tills_that_are_shown_the_same_code_one_is_told_whose_it_is(
    url: str, store: Store
) -> None:
    code = (await card(store)).code(NOW)
    async with Store.opened(url, SHOP, StillClock(NOW)) as other:
        tills = (do(each, cards.present, code) for each in (store, other))
        came = await asyncio.gather(*tills, return_exceptions=True)
    assert sorted(map(str, came)) == [str(EMMA.id), "not_in_ledger"]


async def test_a_card_goes_with_its_customer(store: Store) -> None:
    code = (await card(store)).code(NOW)
    await do(store, forget, EMMA.id)
    with refusing(Problem.CODE_UNKNOWN):
        await do(store, cards.present, code)
