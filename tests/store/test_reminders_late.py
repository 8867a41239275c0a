"""Reminders that are due at once, and those that were missed."""

from care.customers import bans, reach
from care.due import do_due
from care.notices.reminders import Came, CustomerReminder, MissedReminders
from care.reminders.commands import (
    AnswerReminder,
    AnswerReminders,
    RemindersSet,
)
from care.reminders.model import Answer, Plan, State
from care.store.unit import Store
from care.values.errors import (
    AllAnswered,
)
from tests.store.cast import CHARLIE, DAY, HOUR, MINUTE, OLENA, TARAS
from tests.store.looking import do, notices
from tests.store.reminding import AT, DAILY, TOMORROW, kept, of, result, together, told, why

# --- several at once


async def test_those_of_the_same_minute_are_one_message_and_each_comes_once(store: Store) -> None:
    for what, plan in (("Water", Plan(TOMORROW)), ("Flowers", DAILY), ("Bread", Plan(TOMORROW + MINUTE))):
        await kept(store, plan, what)
    assert await together(store, AT + MINUTE / 2) == [[Came("Water"), Came("Flowers")]]
    assert [word.what for word in await told(store, AT + MINUTE)] == ["Bread"]
    assert [word.what for word in await told(store, AT + DAY)] == ["Flowers"]


async def test_one_that_was_put_off_comes_along_within_its_minute(store: Store) -> None:
    number = (await kept(store, Plan(TOMORROW - HOUR), "Water")).id
    await kept(store, Plan(TOMORROW + 10 * MINUTE), "Flowers")
    await told(store, AT - HOUR)
    await result(store, AnswerReminder(number, 1, Answer.HOUR), now=AT + 10 * MINUTE - HOUR + MINUTE / 3)
    assert await together(store, AT + 10 * MINUTE) == [[Came("Flowers"), Came("Water")]]
    assert await told(store, AT + 11 * MINUTE) == []


async def test_what_became_late_while_we_were_down_is_one_message_with_its_times(store: Store) -> None:
    await kept(store, Plan(TOMORROW), "Water")
    await kept(store, Plan(TOMORROW + HOUR), "Flowers")
    await kept(store, Plan(TOMORROW + 3 * HOUR), "Bread")
    late = [Came("Water", AT), Came("Flowers", AT + HOUR), Came("Bread")]
    assert await together(store, AT + 3 * HOUR) == [late]


async def test_all_that_came_together_are_answered_by_one_press_but_for_those_that_have_an_answer(
    store: Store,
) -> None:
    plans = {"water": Plan(TOMORROW), "milk": Plan(TOMORROW), "bread": DAILY}
    numbers = [(await kept(store, plan, what)).id for what, plan in plans.items()]
    await together(store, AT)
    await result(store, AnswerReminder(numbers[0], 1, Answer.DONE), now=AT)
    given = await result(store, AnswerReminders(AT, Answer.HOUR), now=AT)
    assert isinstance(given, RemindersSet)
    assert [(each.id, each.again_at) for each in given.reminders] == [
        (number, AT + HOUR) for number in numbers[1:]
    ]
    assert why(await result(store, AnswerReminders(AT, Answer.DONE), now=AT)) == AllAnswered()
    assert why(await result(store, AnswerReminders(AT, Answer.DONE), CHARLIE)) == AllAnswered()
    assert len((await together(store, AT + HOUR))[0]) == 2


# --- what was missed


async def test_what_is_late_says_for_when_it_was(store: Store) -> None:
    await kept(store, Plan(TOMORROW))
    (word,) = await told(store, AT + 3 * HOUR)
    assert word.was_due == AT


async def test_of_a_series_the_newest_that_was_missed_comes(store: Store) -> None:
    await kept(store)
    (word,) = await told(store, AT + 5 * DAY + HOUR)
    assert (word.was_due, word.turn) == (AT + 5 * DAY, 1)
    assert await told(store, AT + 5 * DAY + 2 * HOUR) == []


async def test_all_that_is_too_late_is_one_message(store: Store) -> None:
    await kept(store, Plan(TOMORROW), "Water")
    await kept(store, Plan(TOMORROW + HOUR), "Flowers")
    await kept(store, Plan(TOMORROW, "FREQ=YEARLY"), "Insurance")
    await do(store, do_due, now=AT + 3 * DAY)
    (word,) = await notices(store, MissedReminders)
    assert [(each.what, each.was_due) for each in word.missed] == [
        ("Water", AT),
        ("Insurance", AT),
        ("Flowers", AT + HOUR),
    ]
    assert await notices(store, CustomerReminder) == []
    assert [each.what for each in await of(store) if each.state is State.ACTIVE] == ["Insurance"]


async def test_whoever_blocks_us_has_theirs_when_they_are_back(store: Store) -> None:
    await kept(store, Plan(TOMORROW))
    await do(store, reach.lost, OLENA.id)
    assert await told(store, AT + MINUTE) == []
    await do(store, reach.regained, OLENA.id, now=AT + HOUR)
    (word,) = await told(store, AT + HOUR)
    assert word.was_due == AT


async def test_whoever_is_banned_has_theirs_when_that_is_over(store: Store) -> None:
    await kept(store, Plan(TOMORROW))
    await do(store, bans.impose, OLENA.id, TARAS.id, "rude", AT + HOUR)
    assert await told(store, AT + MINUTE) == []
    await do(store, do_due, now=AT + HOUR)
    (word,) = await told(store, AT + HOUR)
    assert word.was_due == AT
