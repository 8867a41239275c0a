"""Notes on customers, who has used them, and the weekly digest that thanks for them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from care.business import Business
from care.customers import notes
from care.due import do_due
from care.due.digest import begin
from care.figures.changes import Change, Counted
from care.model.ticket import Ticket
from care.notices.group import WeeklyDigest
from care.people.operators import Operator
from care.privacy.knowledge import erase
from care.store.tables import customer_notes as notes_table
from care.store.tables import feedback, jobs, note_uses, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets.rows import load_ticket
from care.tickets.work import working
from care.values.errors import LongNote, NoCustomer, NoSuchNote, Unclear
from tests.store.cast import COURIERS, DARIA, DAY, DESK, EMMA, HOUR, NOW, OLENA, SHOP, SOLOMIIA, TARAS, opened
from tests.store.looking import ask, clear, do, notices, owed, rows

MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)  # nine in Kyiv, when the shop opens
WEEK = 7 * DAY
LEADER = Operator(SOLOMIIA, "Solomiia", "uk", admitted=True)


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened, EMMA)
    await do(store, clear)
    return ticket


async def note(store: Store, ticket: Ticket, text: str = "Prefers oat milk") -> None:
    await do(store, notes.write, ticket, TARAS, text)


async def read(store: Store, ticket: Ticket, operator: Operator = DARIA, at: datetime = NOW) -> None:
    found = await ask(store, notes.notes_on, ticket.customer)
    await do(store, notes.used, found, operator, now=at)


async def digests(store: Store) -> list[tuple[int, WeeklyDigest]]:
    """To which group, and what."""
    told = await rows(store, outbox)
    groups = [row["chat_id"] for row in told if row["body"].get("notice") == WeeklyDigest.stored_as]
    return list(zip(groups, await notices(store, WeeklyDigest), strict=True))


async def tick(store: Store, now: datetime, business: Business = SHOP) -> None:
    await do(store, do_due, now=now, business=business)


async def test_a_note_is_signed_and_redraws_the_open_cards(store: Store, ticket: Ticket) -> None:
    await note(store, ticket, "  Prefers\noat milk ")
    (kept,) = await ask(store, notes.notes_on, EMMA.id)
    assert (kept.text, kept.author, kept.author_name) == ("Prefers oat milk", TARAS.id, "Taras")
    assert await ask(store, notes.brief, EMMA.id) == (1, "Prefers oat milk")
    assert await owed(store) == ["card"]


@pytest.mark.parametrize(("text", "error"), [(" \n", Unclear), ("x" * 301, LongNote)])
async def test_a_note_says_something_and_is_short(
    store: Store, ticket: Ticket, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await note(store, ticket, text)


async def test_nobody_can_be_written_about_whose_data_was_deleted(store: Store, ticket: Ticket) -> None:
    await note(store, ticket)
    await read(store, ticket)
    await do(store, erase, EMMA.id)
    assert (await rows(store, notes_table), await rows(store, note_uses)) == ([], [])
    left = await ask(store, load_ticket, ticket.id)
    with pytest.raises(NoCustomer):
        await note(store, left)


async def test_a_note_is_removed_by_any_colleague_but_not_off_another_customer(
    store: Store, ticket: Ticket
) -> None:
    await note(store, ticket)
    await read(store, ticket)
    others = await do(store, opened, OLENA)
    (kept,) = await ask(store, notes.notes_on, EMMA.id)
    with pytest.raises(NoSuchNote):
        await do(store, notes.remove, others, DARIA, kept.id)
    await do(store, notes.remove, ticket, DARIA, kept.id)
    assert (await rows(store, notes_table), await rows(store, note_uses)) == ([], [])


async def test_a_note_counts_as_used_once_for_each_colleague_and_never_for_its_author(
    store: Store, ticket: Ticket
) -> None:
    await note(store, ticket)
    for operator in (DARIA, DARIA, TARAS):
        await read(store, ticket, operator)
    assert [row["operator_id"] for row in await rows(store, note_uses)] == [DARIA.id]


async def test_monday_thanks_those_whose_notes_were_used(store: Store, ticket: Ticket) -> None:
    await note(store, ticket)
    await note(store, ticket, "Allergic to nuts")
    await read(store, ticket)
    await do(store, begin)
    await tick(store, MONDAY - timedelta(minutes=1))
    assert await digests(store) == []
    await tick(store, MONDAY)
    found = await digests(store)
    assert [(group, digest.thanks) for group, digest in found] == [
        (COURIERS, (("Taras", 2),)),
        (DESK, (("Taras", 2),)),
    ]


async def test_the_digest_has_the_weeks_figures_beside_those_of_the_week_before(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, opened, at=MONDAY + HOUR)
    await do(store, begin)
    await tick(store, MONDAY)
    await tick(store, MONDAY + 7 * DAY)
    first, second = [digest for group, digest in await digests(store) if group == DESK]
    assert (first.new, first.before, first.solved, first.open) == (1, 0, 1, 0)
    assert (second.new, second.before, second.solved, second.open) == (1, 1, 0, 1)


async def test_what_was_different_is_said_with_where_it_came_from(store: Store) -> None:
    """Two complaints a week for eight weeks, then twelve, ten of them out of feedback at one place."""
    for ago in range(1, 9):
        for hour in range(2):
            await do(store, opened, at=MONDAY - WEEK * (ago + 1) + hour * HOUR)
    for hour in range(12):
        ticket = await do(store, opened, at=MONDAY - WEEK + (hour + 1) * HOUR)
        if hour < 10:
            await do(store, given_at, ticket, "podil")
    await do(store, begin)
    while not await digests(store):
        await tick(store, MONDAY)  # much else is due by then
    digest = next(digest for group, digest in await digests(store) if group == DESK)
    assert digest.changes == (Change(Counted.COMPLAINTS, "cafe", 12, 2.0, "podil", 10),)


async def given_at(unit: Unit, ticket: Ticket, place: str) -> None:
    """It grew out of feedback at that place."""
    row = {"touchpoint": place, "score": 3, "messages": [], "language": "uk", "at": ticket.opened_at}
    number = (await unit.execute(unit.insert(feedback).returning(feedback.c.id), row)).scalar_one()
    await unit.execute(update(tickets).where(tickets.c.id == ticket.id).values(feedback_id=number))


async def test_a_digest_is_said_once_a_week_and_begun_once(store: Store, ticket: Ticket) -> None:
    await note(store, ticket)
    await read(store, ticket)
    for _start in range(2):
        await do(store, begin)
    for now in (MONDAY, MONDAY + HOUR, MONDAY + 3 * DAY):
        await tick(store, now)
    assert len(await digests(store)) == 2
    waiting = [row["due_at"] for row in await rows(store, jobs) if row["kind"] == "digest"]
    assert waiting == [MONDAY + WEEK] * 2


async def test_weeks_that_were_missed_are_not_made_up_for(store: Store, ticket: Ticket) -> None:
    await note(store, ticket)
    await read(store, ticket)
    await do(store, begin)
    await tick(store, MONDAY + 2 * WEEK + DAY)
    assert await digests(store) == []
    await read(store, ticket, LEADER, MONDAY + 2 * WEEK + DAY)
    await tick(store, MONDAY + 3 * WEEK)
    assert [digest.thanks for _, digest in await digests(store)] == [(("Taras", 1),)] * 2


async def test_it_waits_for_working_hours(store: Store, ticket: Ticket) -> None:
    await note(store, ticket)
    await read(store, ticket)
    await do(store, begin)
    await tick(store, MONDAY + 12 * HOUR)  # nobody was there all day
    assert await digests(store) == []
    await tick(store, MONDAY + DAY)
    assert len(await digests(store)) == 2


async def test_a_group_that_the_settings_have_no_more_hears_nothing(store: Store, ticket: Ticket) -> None:
    await note(store, ticket)
    await read(store, ticket)
    await do(store, begin)
    smaller = SHOP.model_copy(update={"departments": SHOP.departments[:2]})
    await tick(store, MONDAY, smaller)
    assert [group for group, _ in await digests(store)] == [DESK]


async def test_a_week_without_anything_is_passed_over(store: Store) -> None:
    await do(store, begin)
    await tick(store, MONDAY)
    assert await digests(store) == []
