"""What operators want to be told later."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from care.agenda.waiting import MOST
from care.due import do_due
from care.model.ticket import Ticket
from care.notices.scheduled_replies import DeskReminder
from care.people.operators import Operator
from care.store.tables import operators
from care.store.unit import Store
from care.tickets.work.reminders import forget, remind, reminders_of
from care.values.errors import NotAllowed, TooLate, TooMany
from tests.store.cast import CHARLIE, DARIA, DAY, HOUR, MINUTE, NOW, TARAS, opened
from tests.store.looking import ask, clear, do, notices

STRANGER = Operator(CHARLIE.id, "Charlie", "en")


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


async def on_shift(store: Store, *people: Operator) -> None:
    async with store.write() as unit:
        await unit.execute(
            update(operators).where(operators.c.id.in_([p.id for p in people])).values(duty="on")
        )
        await unit.commit()


async def told(store: Store, now: datetime) -> list[DeskReminder]:
    """The reminders that a tick at `now` brings."""
    await do(store, do_due, now=now)
    found = await notices(store, DeskReminder)
    await do(store, clear)
    return found


async def test_a_reminder_comes_once_at_its_time_to_the_one_who_asked(store: Store, ticket: Ticket) -> None:
    await on_shift(store, TARAS, DARIA)
    await do(store, remind, ticket.id, TARAS, NOW + HOUR, "call the courier")
    assert await told(store, NOW + HOUR - MINUTE) == []
    (word,) = await told(store, NOW + HOUR)
    assert (word.whose, word.text) == ((TARAS.id, "Taras"), "call the courier")
    assert (word.here, word.others, word.was_due) == (True, (), None)
    assert await told(store, NOW + DAY) == []


async def test_while_they_are_off_shift_it_is_for_those_who_are_there_too(
    store: Store, ticket: Ticket
) -> None:
    await on_shift(store, DARIA)
    await do(store, remind, ticket.id, TARAS, NOW + HOUR, "")
    (word,) = await told(store, NOW + HOUR)
    assert (word.here, word.whose, word.others) == (
        False,
        (TARAS.id, "Taras"),
        ((DARIA.id, "Daria"),),
    )


async def test_the_reminder_of_somebody_who_has_left_mentions_only_those_who_are_there(
    store: Store, ticket: Ticket
) -> None:
    await on_shift(store, TARAS, DARIA)
    await do(store, remind, ticket.id, TARAS, NOW + HOUR, "")
    async with store.write() as unit:
        await unit.execute(
            update(operators).where(operators.c.id == TARAS.id).values(present=False, admitted=False)
        )
        await unit.commit()
    (word,) = await told(store, NOW + HOUR)
    assert (word.whose, word.others) == ((None, "Taras"), ((DARIA.id, "Daria"),))


async def test_what_fell_due_while_we_were_down_says_for_when_it_was(store: Store, ticket: Ticket) -> None:
    await do(store, remind, ticket.id, TARAS, NOW + HOUR, "")
    (word,) = await told(store, NOW + DAY)
    assert word.was_due == NOW + HOUR


async def test_a_reminder_that_was_called_off_does_not_come_and_cannot_be_called_off_twice(
    store: Store, ticket: Ticket
) -> None:
    reminder = await do(store, remind, ticket.id, TARAS, NOW + HOUR, "")
    await do(store, forget, ticket.id, DARIA, reminder.id)
    with pytest.raises(TooLate):
        await do(store, forget, ticket.id, TARAS, reminder.id)
    assert await told(store, NOW + DAY) == []


async def test_a_reminder_is_called_off_only_where_it_belongs_and_in_time(
    store: Store, ticket: Ticket
) -> None:
    other = await do(store, opened)
    reminder = await do(store, remind, ticket.id, TARAS, NOW + HOUR, "")
    with pytest.raises(TooLate):
        await do(store, forget, other.id, TARAS, reminder.id)
    await told(store, NOW + HOUR)
    with pytest.raises(TooLate):
        await do(store, forget, ticket.id, TARAS, reminder.id)


async def test_all_that_wait_are_listed_by_their_time_up_to_a_limit(store: Store, ticket: Ticket) -> None:
    for hours in range(MOST, 0, -1):
        await do(store, remind, ticket.id, TARAS, NOW + timedelta(hours=hours), str(hours))
    listed = await ask(store, reminders_of, ticket.id)
    assert [each.job.text for each in listed] == [str(hours) for hours in range(1, MOST + 1)]
    with pytest.raises(TooMany):
        await do(store, remind, ticket.id, TARAS, NOW + HOUR, "one more")


async def test_a_stranger_neither_sets_nor_calls_off_a_reminder(store: Store, ticket: Ticket) -> None:
    reminder = await do(store, remind, ticket.id, TARAS, NOW + HOUR, "")
    with pytest.raises(NotAllowed):
        await do(store, remind, ticket.id, STRANGER, NOW + HOUR, "")
    with pytest.raises(NotAllowed):
        await do(store, forget, ticket.id, STRANGER, reminder.id)
    assert len(await ask(store, reminders_of, ticket.id)) == 1
