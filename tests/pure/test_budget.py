"""Telegram's budgets, with a clock that the test moves."""

import pytest

from bot.delivery.budget import STEADY, Budgets
from care.business import Limits

GROUP, PERSON = -100, 100


class Hand:
    """A clock moved by hand, in seconds."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def budgets(clock: Hand) -> Budgets:
    return Budgets(Limits(), clock)


def take(budgets: Budgets, chat_id: int, times: int) -> None:
    for _ in range(times):
        assert budgets.wait(chat_id) == 0
        budgets.take(chat_id)


def test_a_group_takes_twenty_messages_at_once_and_then_one_every_three_seconds(
    budgets: Budgets, clock: Hand
) -> None:
    take(budgets, GROUP, 20)
    assert budgets.wait(GROUP) == pytest.approx(3)
    clock.now += 3
    take(budgets, GROUP, 1)
    assert budgets.wait(GROUP) == pytest.approx(3)


def test_a_private_chat_takes_a_small_burst_and_then_one_a_second(budgets: Budgets) -> None:
    take(budgets, PERSON, 5)
    assert budgets.wait(PERSON) == pytest.approx(1)


def test_chats_do_not_use_each_other_s_budget(budgets: Budgets) -> None:
    take(budgets, PERSON, 5)
    assert budgets.wait(PERSON + 1) == 0
    assert budgets.waits().keys() == {PERSON}


def test_a_pause_that_telegram_orders_is_kept_to_its_end(budgets: Budgets, clock: Hand) -> None:
    budgets.pause(GROUP, 30)
    assert budgets.wait(GROUP) == pytest.approx(30)
    clock.now += 29
    assert budgets.wait(GROUP) == pytest.approx(1)
    clock.now += 1
    take(budgets, GROUP, 1)
    assert budgets.wait(GROUP) > 0


def test_it_is_told_how_long_each_chat_has_to_wait(budgets: Budgets) -> None:
    take(budgets, GROUP, 20)
    take(budgets, PERSON, 5)
    assert budgets.waits() == {GROUP: pytest.approx(3), PERSON: pytest.approx(1)}


PACE = 1 / (30 * STEADY)


def test_what_goes_in_bulk_shares_nearly_thirty_a_second_and_goes_evenly(budgets: Budgets) -> None:
    waits = [budgets.take_bulk(1000 + number) for number in range(32)]
    assert waits == pytest.approx([0, 0, *(PACE * turn for turn in range(1, 31))])


def test_what_others_are_answered_is_left_out_of_what_goes_in_bulk(budgets: Budgets) -> None:
    take(budgets, GROUP, 3)
    assert budgets.take_bulk(PERSON) == pytest.approx(2 * PACE)


def test_whoever_has_had_their_turn_is_counted_once(budgets: Budgets) -> None:
    assert [budgets.take_bulk(chat) for chat in (PERSON, PERSON + 1)] == [0, 0]
    take(budgets, PERSON, 1)
    assert budgets.take_bulk(PERSON + 2) == pytest.approx(PACE)
    budgets.untake_bulk(PERSON + 1)
    budgets.untake_bulk(PERSON)  # was sent
    assert budgets.take_bulk(PERSON + 3) == pytest.approx(PACE)


def test_what_telegram_does_not_take_in_bulk_it_takes_in_answer(budgets: Budgets, clock: Hand) -> None:
    budgets.pause_bulk(7)
    assert budgets.bulk_stopped() == 7
    assert budgets.take_bulk(PERSON) == 0  # what we begin for one person goes on
    assert budgets.wait(PERSON) == 0
    clock.now += 7
    assert budgets.bulk_stopped() == 0


def test_a_bucket_that_is_full_again_is_forgotten(budgets: Budgets, clock: Hand) -> None:
    take(budgets, PERSON, 5)
    clock.now += 1000
    assert budgets.waits() == {}
    take(budgets, PERSON, 5)
