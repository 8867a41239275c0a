"""Presses that come to the desk's router and must not get through, or not as they are."""

import pytest

from bot.telegram.answers import Toast
from care.store.unit import Store
from tests.bot.at_desk import come, press, store
from tests.store.cast import CHARLIE
from tests.store.looking import owed

__all__ = ["store"]  # a fixture


@pytest.mark.parametrize(
    "data", ["", "t1", "t.1.take.", "t-1.1.take.", "t1.x.take.", "t99.1.take.", "x.1.y.z", "t1.1.fly."]
)
async def test_a_forged_press_does_nothing_and_is_answered(store: Store, data: str) -> None:
    answers = await come(store, callback_query=press(data))
    assert [type(answer) for answer in answers] == [Toast]
    assert not await owed(store)


async def test_a_press_on_another_version_says_what_has_changed(store: Store) -> None:
    (answer,) = await come(store, callback_query=press("t1.0.take."))
    assert isinstance(answer, Toast)
    assert answer.alert
    assert await owed(store) == ["card"]


async def test_passing_on_to_somebody_who_is_no_operator_is_refused(store: Store) -> None:
    (answer,) = await come(store, callback_query=press(f"t1.1.to.{CHARLIE.id}"))
    assert isinstance(answer, Toast)
    assert answer.alert
    assert not await owed(store)


async def test_a_press_in_a_group_of_strangers_only_ends_its_waiting(store: Store) -> None:
    elsewhere = {"id": -999, "type": "supergroup", "title": "Elsewhere"}
    assert await come(store, callback_query=press("t1.1.take.", chat=elsewhere)) == [Toast("1")]
    assert not await owed(store)


@pytest.mark.parametrize(
    "data", ["t1.1.card.", "t1.1.take.", "t1.1.solve.anyway", "t1.1.more.", "desk.0.queue."]
)
async def test_a_press_touches_no_message_that_does_not_carry_it(store: Store, data: str) -> None:
    for markup in (None, {"inline_keyboard": [[{"text": "Take", "callback_data": "t2.1.take."}]]}):
        forged = press(data)
        forged["message"] |= {"message_id": 77, "reply_markup": markup}
        answers = await come(store, callback_query=forged)
        assert [type(answer) for answer in answers] == [Toast]
        assert "erase" not in await owed(store)


async def test_a_panel_goes_when_it_carries_the_press(store: Store) -> None:
    pressed = press("t1.1.card.")
    button = {"text": "Back", "callback_data": "t1.1.card."}
    pressed["message"] |= {"message_id": 77, "reply_markup": {"inline_keyboard": [[button]]}}
    await come(store, callback_query=pressed)
    assert await owed(store) == ["erase"]
