"""All of a customer's reminders are deleted at once, and as many of them come back as can."""

from datetime import timedelta

from care.reminders.commands import RemindersSet, TurnReminders
from care.reminders.model import Plan, State, Turn
from care.store.unit import Store
from care.values.errors import NoSuchReminder
from tests.store.cast import CHARLIE, NOW
from tests.store.reminding import AT, TOMORROW, kept, of, result, told, why

HOUR = timedelta(hours=1)


async def test_all_of_them_are_silent_and_come_back(store: Store) -> None:
    numbers = ((await kept(store)).id, (await kept(store, Plan(TOMORROW), "Call")).id)
    gone = await result(store, TurnReminders(numbers, Turn.DELETE))
    assert isinstance(gone, RemindersSet)
    assert [each.state for each in gone.reminders] == [State.DELETED] * 2
    assert await told(store, AT) == []
    await result(store, TurnReminders(numbers, Turn.RESTORE), now=NOW + HOUR)
    assert {each.state for each in await of(store)} == {State.ACTIVE}


async def test_those_whose_time_has_passed_do_not_keep_the_others_from_coming_back(store: Store) -> None:
    daily, once = await kept(store), await kept(store, Plan(TOMORROW), "Call")
    await result(store, TurnReminders((daily.id, once.id), Turn.DELETE))
    back = await result(store, TurnReminders((daily.id, once.id), Turn.RESTORE), now=AT + HOUR)
    assert isinstance(back, RemindersSet)
    assert [each.id for each in back.reminders] == [daily.id]
    assert {each.id: each.state for each in await of(store)}[once.id] is State.DELETED


async def test_nobody_deletes_those_of_others(store: Store) -> None:
    theirs = await kept(store)
    given = await result(store, TurnReminders((theirs.id,), Turn.DELETE), who=CHARLIE)
    assert isinstance(why(given), NoSuchReminder)
    assert [each.state for each in await of(store)] == [State.ACTIVE]
