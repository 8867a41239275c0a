"""What customers ask to be reminded of, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from care.commands import (
    Command as Wanted,
)
from care.commands import (
    DeleteMe,
    Result,
    SetZone,
)
from care.due import do_due
from care.handlers import carry_out
from care.outbox.rank import rank_at
from care.reminders.commands import (
    AnswerReminder,
    KeepReminder,
    ReminderSet,
    RewordReminder,
    TurnReminder,
)
from care.reminders.model import Answer, Plan, State, Turn
from care.store.tables import jobs, outbox, reminders
from care.store.unit import Store, Unit
from care.values.errors import (
    AlreadyAnswered,
    NoSuchReminder,
    ReminderPassed,
    TimePassed,
    TooMany,
)
from tests.store.cast import CHARLIE, DAY, HOUR, IVAN, MINUTE, NOW, OLENA, SHOP
from tests.store.looking import do, rows
from tests.store.reminding import AT, DAILY, TOMORROW, WEEK, kept, of, result, told, why


async def test_one_comes_once_at_its_time(store: Store) -> None:
    await kept(store, Plan(TOMORROW))
    assert await told(store, AT - MINUTE) == []
    (word,) = await told(store, AT)
    assert (word.what, word.turn, word.was_due) == ("Order water", 1, None)
    assert await told(store, AT + DAY) == []
    (over,) = await of(store)
    assert over.state is State.DONE


async def test_a_series_goes_on_and_is_not_moved_by_putting_one_off(store: Store) -> None:
    number = (await kept(store)).id
    (first,) = await told(store, AT)
    off = await result(store, AnswerReminder(number, first.turn, Answer.HOUR), now=AT)
    assert isinstance(off, ReminderSet)
    assert off.reminder.again_at == AT + HOUR
    (again,) = await told(store, AT + HOUR)
    assert (again.turn, again.was_due) == (2, None)
    assert await told(store, AT + HOUR + MINUTE) == []
    assert [word.turn for word in await told(store, AT + DAY)] == [3]
    assert (await of(store))[0].due_at == AT + 2 * DAY


@pytest.mark.parametrize(
    ("said", "again"),
    [
        (Answer.SOON, AT + 10 * MINUTE + MINUTE),
        (Answer.HOUR, AT + HOUR + MINUTE),
        (Answer.TOMORROW, AT + DAY),
        (Answer.DONE, None),
    ],
)
async def test_one_that_came_is_put_off_or_done(store: Store, said: Answer, again: datetime | None) -> None:
    number = (await kept(store, Plan(TOMORROW))).id
    await told(store, AT)
    await result(store, AnswerReminder(number, 1, said), now=AT + MINUTE)
    (now,) = await of(store)
    assert (now.wakes_at, now.state) == (again, State.ACTIVE if again else State.DONE)
    if again:
        assert [word.turn for word in await told(store, again)] == [2]


async def test_an_old_press_is_not_carried_out(store: Store) -> None:
    number = (await kept(store)).id
    await told(store, AT)
    await result(store, AnswerReminder(number, 1, Answer.SOON), now=AT)
    twice = await result(store, AnswerReminder(number, 1, Answer.HOUR), now=AT)
    assert why(twice) == AlreadyAnswered(until=AT + 10 * MINUTE)
    await told(store, AT + DAY)
    assert why(await result(store, AnswerReminder(number, 1, Answer.SOON), now=AT + DAY)) == ReminderPassed()


async def test_what_others_asked_for_is_nobodys(store: Store) -> None:
    number = (await kept(store)).id
    theirs: tuple[Wanted, ...] = (
        AnswerReminder(number, 0, Answer.DONE),
        RewordReminder(number, "Mine"),
        KeepReminder("", DAILY, number),
        *(TurnReminder(number, turn) for turn in Turn),
    )
    for command in theirs:
        assert why(await result(store, command, CHARLIE)) == NoSuchReminder()
    assert (await of(store))[0].what == "Order water"


async def test_paused_it_is_silent_and_goes_on_with_the_next(store: Store) -> None:
    number = (await kept(store)).id
    await result(store, TurnReminder(number, Turn.PAUSE))
    assert await told(store, AT + 3 * DAY) == []
    await result(store, TurnReminder(number, Turn.RESUME), now=AT + 3 * DAY)
    (word,) = await told(store, AT + 4 * DAY)
    assert word.was_due is None


async def test_one_that_passed_while_it_was_paused_wants_a_new_time(store: Store) -> None:
    number = (await kept(store, Plan(TOMORROW))).id
    await result(store, TurnReminder(number, Turn.PAUSE))
    assert why(await result(store, TurnReminder(number, Turn.RESUME), now=AT + DAY)) == TimePassed()
    moved = await result(store, KeepReminder("", Plan(TOMORROW + 2 * DAY), number), now=AT + DAY)
    assert isinstance(moved, ReminderSet)
    await result(store, TurnReminder(number, Turn.RESUME), now=AT + DAY)
    assert len(await told(store, AT + 2 * DAY)) == 1


async def test_deleted_it_is_silent_until_that_is_taken_back(store: Store) -> None:
    number = (await kept(store)).id
    await result(store, TurnReminder(number, Turn.DELETE))
    assert await told(store, AT + MINUTE) == []
    await result(store, TurnReminder(number, Turn.RESTORE), now=AT + HOUR)
    assert [word.turn for word in await told(store, AT + DAY)] == [1]


async def test_what_is_over_or_deleted_goes(store: Store) -> None:
    await kept(store, Plan(TOMORROW))
    deleted = (await kept(store)).id
    await result(store, TurnReminder(deleted, Turn.DELETE))
    await told(store, AT)
    await do(store, do_due, now=AT + DAY)
    assert [row["state"] for row in await rows(store, reminders)] == ["done"]
    await do(store, do_due, now=AT + 31 * DAY)
    assert await rows(store, reminders) == []


async def test_nobody_has_more_than_the_settings_say(store: Store) -> None:
    few = SHOP.model_copy(update={"reminders": SHOP.reminders.model_copy(update={"most": 2})})

    async def keep_three(unit: Unit) -> Result:
        answers = [await carry_out(unit, KeepReminder(what, DAILY), OLENA) for what in "abc"]
        return answers[-1]

    assert why(await do(store, keep_three, business=few)) == TooMany(most=2)
    assert len(await of(store)) == 2


async def test_a_time_that_has_passed_is_refused(store: Store) -> None:
    assert why(await result(store, KeepReminder("Water", Plan(TOMORROW - WEEK)))) == TimePassed()
    assert await of(store) == []


async def test_the_same_for_the_same_time_is_set_once(store: Store) -> None:
    await kept(store)
    (there,) = await of(store)
    again = await result(store, KeepReminder(there.what.upper(), there.plan))
    assert again == ReminderSet(there, already=True)
    await result(store, KeepReminder(there.what, Plan(TOMORROW + HOUR, there.plan.rule)))
    assert len(await of(store)) == 2


async def test_of_those_that_are_due_at_once_the_earliest_is_sent_first(store: Store) -> None:
    await kept(store, Plan(TOMORROW + MINUTE), "Second")
    await kept(store, Plan(TOMORROW - HOUR), "First", IVAN)
    await do(store, do_due, now=AT + 2 * MINUTE)
    sent = sorted(await rows(store, outbox), key=lambda row: row["rank"])
    assert [row["body"]["fields"]["what"] for row in sent] == ["First", "Second"]
    assert [row["rank"] for row in sent] == [rank_at(at, timedelta(0)) for at in (AT, AT + MINUTE)]


# --- where they live


async def test_it_follows_its_author_to_another_clock(store: Store) -> None:
    await kept(store)
    await result(store, SetZone("America/New_York"))
    (there,) = await of(store)
    assert there.due_at == datetime(2026, 11, 21, 15, tzinfo=UTC)


async def test_held_it_comes_at_the_same_moments(store: Store) -> None:
    await kept(store)
    await result(store, SetZone("America/New_York", holds=True))
    (held,) = await of(store)
    assert (held.due_at, held.zone) == (AT, "Europe/Kyiv")
    await result(store, SetZone("Europe/Warsaw"))
    assert (await of(store))[0].due_at == AT


async def test_what_was_set_for_so_long_from_now_comes_then_wherever_they_are(store: Store) -> None:
    wall = Plan(datetime.fromisoformat("2026-11-20T14:30"))  # in half an hour, in Kyiv
    for _time in range(2):
        there = next((each.id for each in await of(store)), 0)  # the second time it is moved
        await result(store, KeepReminder("turn the oven off", wall, there, exact=True))
        before = (await of(store))[0].due_at
        await result(store, SetZone("Europe/Warsaw"))
        assert (await of(store))[0].due_at == before
        await result(store, SetZone("Europe/Kyiv"))


async def test_one_whose_time_is_over_there_comes_at_once(store: Store) -> None:
    await kept(store, Plan(datetime.fromisoformat("2026-11-20T13:00")))  # in an hour, in Kyiv
    await result(store, SetZone("Asia/Tbilisi"))  # where it is two o'clock
    (word,) = await told(store, NOW)
    assert word.was_due == datetime(2026, 11, 20, 9, tzinfo=UTC)


async def test_a_zone_of_their_own_decides(store: Store) -> None:
    assert (await kept(store, who=IVAN)).due_at == AT + HOUR


async def test_whoever_is_forgotten_leaves_none(store: Store) -> None:
    await kept(store)
    await result(store, DeleteMe())
    assert await rows(store, reminders) == []
    assert [row for row in await rows(store, jobs) if row["customer_id"] == OLENA.id] == []
