"""Appointments that the business's system tells: a reminder with a press, and what becomes of it, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.commands import Refused, Result
from care.due import do_due
from care.followups import appointments
from care.followups.events import AppointmentCalledOff, AppointmentMade, Event
from care.followups.telling import tell
from care.handlers import carry_out
from care.notices.appointments import AppointmentAhead, AppointmentMoved, AppointmentOff
from care.notices.reminders import CustomerReminder
from care.people.closeness import Closeness
from care.people.customers import save
from care.reminders.commands import KeepReminder, ReminderSet, TurnReminder
from care.reminders.model import Appointment, Plan, Reminder, State, Turn
from care.reminders.rows import reminders_of
from care.store.tables import events
from care.store.unit import Store
from care.values.errors import NotOffered
from tests.store.cast import CHARLIE, DAY, HOUR, MINUTE, NOW, OLENA
from tests.store.looking import ask, clear, do, notice, notices, owed, rows

AT = NOW + 5 * DAY  # noon in Kyiv
DAY_BEFORE = datetime.fromisoformat("2026-11-24T12:00")  # on the wall there
MADE = AppointmentMade(customer=OLENA.id, reference="T-1", at=AT, touchpoint="table7")
OFF = AppointmentCalledOff(customer=OLENA.id, reference="T-1", at=NOW + HOUR)


async def happens(store: Store, event: Event, now: datetime = NOW) -> bool:
    return await do(store, tell, event, now=now)


async def tick(store: Store, now: datetime) -> list[str]:
    await do(store, clear)
    await do(store, do_due, now=now)
    return await owed(store)


async def theirs(store: Store) -> list[Appointment]:
    return await ask(store, appointments.ahead, OLENA.id, now=NOW)


async def keeps(store: Store, shown: Appointment, wall: datetime = DAY_BEFORE) -> Result:
    command = KeepReminder("Your appointment", Plan(wall), appointment=shown)
    return await do(store, carry_out, command, OLENA, now=NOW)


@pytest.fixture
async def reminded(store: Store) -> Reminder:
    """Of the appointment, a day before; nothing is owed."""
    await happens(store, MADE)
    await tick(store, NOW)
    result = await keeps(store, (await theirs(store))[0])
    assert isinstance(result, ReminderSet), result
    await do(store, clear)
    return result.reminder


async def the_reminder(store: Store) -> Reminder:
    (found,) = await ask(store, reminders_of, OLENA.id)
    return found


async def test_an_appointment_is_shown_once_with_a_reminder_to_choose(store: Store) -> None:
    await happens(store, MADE)
    assert await tick(store, NOW) == ["appointment_ahead"]
    (shown,) = await theirs(store)
    word = await notice(store, AppointmentAhead)
    assert word == AppointmentAhead(appointment=shown.id, at=AT, touchpoint="table7")
    await happens(store, MADE)
    assert await tick(store, NOW + MINUTE) == []


async def test_one_that_is_near_or_of_who_wants_answers_only_is_not_asked_about(store: Store) -> None:
    await happens(store, replace(MADE, at=NOW + 2 * HOUR))
    assert await tick(store, NOW) == []
    await do(store, save, [replace(OLENA, closeness=Closeness.ANSWER)])
    await happens(store, replace(MADE, reference="T-2"))
    assert await tick(store, NOW) == []


async def test_a_reminder_of_it_says_when_it_is(store: Store, reminded: Reminder) -> None:
    assert (reminded.due_at, reminded.appointment_at) == (AT - DAY, AT)
    assert await tick(store, AT - DAY) == ["customer_reminder"]
    assert (await notice(store, CustomerReminder)).appointment_at == AT


async def test_what_is_set_of_one_that_moved_meanwhile_or_is_anothers_is_not(store: Store) -> None:
    await happens(store, MADE)
    (shown,) = await theirs(store)
    await happens(store, replace(MADE, at=AT + DAY))
    refused = [await keeps(store, shown)]
    (shown,) = await theirs(store)
    command = KeepReminder("Theirs", Plan(DAY_BEFORE), appointment=shown)
    refused.append(await do(store, carry_out, command, CHARLIE, now=NOW))
    assert refused == [Refused(NotOffered())] * 2


async def test_it_moves_with_its_appointment_by_as_much_and_they_are_told(
    store: Store, reminded: Reminder
) -> None:
    later = AT + 2 * DAY + 3 * HOUR
    assert await happens(store, replace(MADE, at=later))
    moved = await the_reminder(store)
    assert (moved.id, moved.due_at, moved.appointment_at) == (reminded.id, later - DAY, later)
    word = await notice(store, AppointmentMoved)
    assert (word.was, word.at, word.comes) == (AT, later, later - DAY)
    assert not await happens(store, replace(MADE, at=later))
    assert await tick(store, AT - DAY) == []
    assert await tick(store, later - DAY) == ["customer_reminder"]


async def test_one_that_is_paused_moves_in_silence(store: Store, reminded: Reminder) -> None:
    await do(store, carry_out, TurnReminder(reminded.id, Turn.PAUSE), OLENA, now=NOW)
    await happens(store, replace(MADE, at=AT + DAY))
    paused = await the_reminder(store)
    assert (paused.state, paused.due_at) == (State.PAUSED, AT)
    word = await notice(store, AppointmentMoved)
    assert (word.reminded, word.comes) == (False, None)


async def test_what_has_come_comes_again_before_the_new_time(store: Store, reminded: Reminder) -> None:
    await tick(store, AT - DAY)
    await happens(store, replace(MADE, at=AT + 7 * DAY), now=AT - HOUR)
    assert (await the_reminder(store)).due_at == AT + 6 * DAY
    assert await tick(store, AT + 6 * DAY) == ["customer_reminder"]
    assert reminded.turn == 0


async def test_moved_so_near_that_there_is_no_time_left_the_reminder_goes_and_they_are_told(
    store: Store, reminded: Reminder
) -> None:
    await happens(store, replace(MADE, at=NOW + 5 * HOUR))
    word = await notice(store, AppointmentMoved)
    assert (word.reminded, word.comes) == (True, None)
    assert await ask(store, reminders_of, OLENA.id) == []
    assert await tick(store, reminded.due_at or AT) == []


async def test_called_off_it_takes_its_reminder_along_and_can_be_made_anew(
    store: Store, reminded: Reminder
) -> None:
    assert await happens(store, OFF, now=NOW + HOUR)
    assert not await happens(store, OFF, now=NOW + HOUR)
    assert await notice(store, AppointmentOff) == AppointmentOff(at=AT, touchpoint="table7", reminded=True)
    assert await theirs(store) == []
    assert await tick(store, reminded.due_at or AT) == []
    assert await happens(store, MADE, now=NOW + 2 * HOUR)
    assert await happens(store, replace(OFF, at=NOW + 3 * HOUR), now=NOW + 3 * HOUR)
    assert len(await notices(store, AppointmentOff)) == 1
    assert [row["kind"] for row in await rows(store, events)] == ["appointment_called_off"]


async def test_of_one_that_nobody_knew_or_that_is_over_nothing_is_said(store: Store) -> None:
    assert await happens(store, OFF)
    await happens(store, replace(MADE, at=NOW - DAY))
    await happens(store, replace(OFF, at=NOW + timedelta(minutes=5)))
    assert await owed(store) == []
