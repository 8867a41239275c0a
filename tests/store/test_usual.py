"""What a customer does regularly is done for them, and one press takes it back, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta

from care.commands import (
    Command as Wanted,
)
from care.commands import (
    Decline,
    Refused,
    Result,
    UndoUsual,
    UsualUndone,
)
from care.due import do_due
from care.followups import coming
from care.followups.events import PurchaseMade
from care.followups.telling import tell
from care.handlers import carry_out
from care.model.ticket import State, Ticket
from care.notices.topic import DeskWithdrawn
from care.notices.usual import DeskUsualOrder, DeskUsualUndone, UsualOrder, UsualReminder
from care.people.closeness import Closeness
from care.people.customers import Customer, find, save
from care.reminders.commands import (
    TurnReminder,
)
from care.reminders.keeping import keep
from care.reminders.model import Plan, Reminder, Turn
from care.reminders.rows import reminders_of
from care.store.tables import contacts, tickets
from care.store.unit import Store, Unit
from care.tickets.rows import ticket_of
from care.tickets.work import working
from care.values.errors import NotOffered, TooLate
from tests.store.cast import CHARLIE, DAY, HOUR, MINUTE, NOW, OLENA, SHOP, TARAS, complaint
from tests.store.looking import clear, do, notice, notices, owed, rows

WEEK = timedelta(days=7)
NEAR = replace(OLENA, closeness=Closeness.DO)
DUE = NOW + 4 * WEEK
RULES = SHOP.model_copy(
    update={
        "followups": SHOP.followups.model_copy(
            update={"nps": SHOP.followups.nps.model_copy(update={"on": False})}
        )
    }
)


async def does(store: Store, command: Wanted, now: datetime, who: Customer = OLENA) -> Result:
    async def deed(unit: Unit) -> Result:
        return await carry_out(unit, command, await find(unit, who.id) or who)

    return await do(store, deed, now=now)


async def tick(store: Store, now: datetime) -> list[str]:
    """What is owed after a tick at `now`."""
    await do(store, clear)
    for _ in range(2):
        await do(store, do_due, now=now, business=RULES)
    return await owed(store)


async def orders(store: Store, who: Customer = NEAR) -> None:
    """Four of them, each a week after the last; the next is due at DUE."""
    await do(store, save, [who])
    for number in range(4):
        at = NOW + number * WEEK
        event = PurchaseMade(customer=who.id, reference=f"R{number}", at=at, touchpoint="table7")
        await do(store, tell, event, now=at, business=RULES)


async def opened(store: Store) -> list[Ticket]:
    return [ticket_of(row) for row in await rows(store, tickets)]


async def test_the_usual_order_is_asked_for_at_the_team_and_its_customer_told(store: Store) -> None:
    await orders(store)
    assert await tick(store, DUE - MINUTE) == []
    told = await tick(store, DUE)
    (ticket,) = await opened(store)
    assert (ticket.customer, ticket.order_number, ticket.department) == (OLENA.id, "R3", RULES.nowhere)
    assert sorted(told) == ["card", "desk_usual_order", "usual_order"]
    word, basis = await notice(store, UsualOrder), await notice(store, DeskUsualOrder)
    assert (word.about, word.days, word.orders, word.answer_due) == (ticket.id, 7, 4, ticket.answer_due)
    assert (basis.order, basis.days, basis.undo_until) == ("R3", 7, DUE + 2 * HOUR)
    (contact,) = await rows(store, contacts)
    assert (contact["purpose"], contact["ticket_id"]) == ("usual_order", ticket.id)
    assert "usual_order" not in await tick(store, DUE + DAY)


async def test_farther_away_it_is_suggested_as_it_is_to_who_wants_no_more_of_it(store: Store) -> None:
    await orders(store, replace(OLENA, closeness=Closeness.REMIND))
    assert await tick(store, DUE) == ["time_to_reorder"]
    await do(store, tell, PurchaseMade(customer=OLENA.id, reference="R4", at=DUE), now=DUE, business=RULES)
    await does(store, Decline("usual_order", "Not again", on=False), DUE)
    await do(store, save, [replace(NEAR, declined=("usual_order",))])
    assert await tick(store, DUE + WEEK) == ["time_to_reorder"]
    assert await opened(store) == []


async def test_beside_a_complaint_and_after_another_order_nothing_is_asked_for(store: Store) -> None:
    await orders(store)
    await do(store, tell, PurchaseMade(customer=OLENA.id, reference="R4", at=DUE - DAY), now=DUE - DAY)
    assert "usual_order" not in await tick(store, DUE)
    await does(store, complaint(OLENA), DUE)
    assert "usual_order" not in await tick(store, DUE + WEEK)


async def test_it_stands_in_the_list_of_what_comes_and_can_be_held_back(store: Store) -> None:
    await orders(store)
    await tick(store, DUE - DAY)
    (found,) = await do(store, coming.coming, DUE + DAY, business=RULES, now=DUE - DAY)
    assert found.planned.purpose.key == "usual_order"
    assert found.planned.job is not None
    held = await do(store, coming.hold_back, found.planned.job)
    assert held is not None
    assert held.purpose.key == "usual_order"
    assert await tick(store, DUE) == []


async def test_undone_before_anybody_has_begun_its_ticket_is_withdrawn_once(store: Store) -> None:
    await orders(store)
    await tick(store, DUE)
    (ticket,) = await opened(store)
    for _ in range(2):
        assert await does(store, UndoUsual(ticket.id), DUE + HOUR) == UsualUndone(ticket.id)
    assert [each.state for each in await opened(store)] == [State.WITHDRAWN]
    assert len(await notices(store, DeskWithdrawn)) == 1
    (contact,) = await rows(store, contacts)
    assert contact["answered_at"] == DUE + HOUR


async def test_undone_after_somebody_has_begun_they_are_told_once_and_it_goes_on(store: Store) -> None:
    await orders(store)
    await tick(store, DUE)
    (ticket,) = await opened(store)
    await do(store, working.take, ticket.id, TARAS, now=DUE + MINUTE)
    for _ in range(2):
        assert await does(store, UndoUsual(ticket.id), DUE + HOUR) == UsualUndone(ticket.id, begun=True)
    assert [each.state for each in await opened(store)] == [State.TAKEN]
    assert await notice(store, DeskUsualUndone) == DeskUsualUndone(
        ticket=ticket.id, who=TARAS.id, name="Taras"
    )


async def test_only_what_we_have_asked_for_is_undone_by_its_customer_and_in_time(store: Store) -> None:
    await orders(store)
    await tick(store, DUE)
    (ticket,) = await opened(store)
    refused = [
        await does(store, UndoUsual(ticket.id), DUE + HOUR, CHARLIE),
        await does(store, UndoUsual(ticket.id + 1), DUE + HOUR),
        await does(store, UndoUsual(ticket.id), DUE + 2 * HOUR + MINUTE),
    ]
    assert [each.why for each in refused if isinstance(each, Refused)] == [
        NotOffered(),
        NotOffered(),
        TooLate(),
    ]
    assert [each.state for each in await opened(store)] == [State.NEW]


# --- reminders


async def sets(store: Store, day: int, what: str = "Order water", hour: int = 15) -> Reminder:
    """On that day, for two days later at that hour in Kyiv."""
    now = NOW + timedelta(days=day)
    wall = datetime.fromisoformat("2026-11-22T00:00") + timedelta(days=day, hours=hour)
    return await do(store, keep, NEAR, what, Plan(wall), now=now)


async def week_by_week(store: Store, who: Customer = NEAR) -> datetime:
    """Three, each set after the one before has come; when the last one comes."""
    await do(store, save, [who])
    came = NOW
    for day, what in ((0, "Order water"), (7, "order  water!"), (14, "Order water")):
        came = (await sets(store, day, what)).due_at or came
        assert await tick(store, came) == ["customer_reminder"]
    return came


async def open_ones(store: Store) -> list[Reminder]:
    return await do(store, reminders_of, OLENA.id)


async def test_what_is_set_again_and_again_is_set_once_more_and_goes_on(store: Store) -> None:
    came = await week_by_week(store)
    assert await tick(store, came + HOUR - MINUTE) == []
    for week in range(2):
        last = came + week * WEEK
        assert await tick(store, last + HOUR) == ["usual_reminder"]
        (ours,) = await open_ones(store)
        assert ours.due_at == last + WEEK
        word = await notice(store, UsualReminder)
        assert (word.reminder, word.at, word.days) == (ours.id, last + WEEK, 7)
        assert (word.times, word.what) == (3 + week, "Order water")
        assert await tick(store, last + WEEK) == ["customer_reminder"]


async def test_farther_away_or_set_by_themselves_nothing_is_set(store: Store) -> None:
    came = await week_by_week(store, replace(OLENA, closeness=Closeness.REMIND))
    assert await tick(store, came + HOUR) == []
    assert await open_ones(store) == []
    await do(store, save, [NEAR])
    next_one = await sets(store, 21)
    await tick(store, came + WEEK)
    await sets(store, 28, "ORDER WATER")
    assert await tick(store, came + WEEK + HOUR) == []
    assert [each.id for each in await open_ones(store)] == [next_one.id + 1]


async def test_ours_deleted_is_the_end_of_it(store: Store) -> None:
    came = await week_by_week(store)
    await tick(store, came + HOUR)
    (ours,) = await open_ones(store)
    await does(store, TurnReminder(ours.id, Turn.DELETE), came + HOUR)
    for hours in (0, 1):
        assert await tick(store, came + WEEK + hours * HOUR) == []
    assert await open_ones(store) == []


async def test_what_has_no_rhythm_or_was_set_in_one_go_is_no_habit(store: Store) -> None:
    await do(store, save, [NEAR])
    for day in (0, 3, 12):
        reminder = await sets(store, day)
        assert reminder.due_at is not None
        await tick(store, reminder.due_at)
        assert await tick(store, reminder.due_at + HOUR) == []
    for hour in (1, 2, 3):
        wall = datetime.fromisoformat("2026-12-20T15:00") + timedelta(days=hour)
        await do(store, keep, NEAR, "Pills", Plan(wall), now=NOW + 20 * DAY)
    for day in (31, 32, 33):
        await tick(store, NOW + timedelta(days=day, hours=3))
        assert "usual_reminder" not in await tick(store, NOW + timedelta(days=day, hours=4))


async def test_no_more_of_it_is_kept_to(store: Store) -> None:
    came = await week_by_week(store)
    await does(store, Decline("usual_reminder", "Not again", on=False), came)
    assert await tick(store, came + HOUR) == []
    assert await open_ones(store) == []
