"""A place is closed: whoever is awaited there hears it before they come, and once; then, that it is open."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.closures import rows as closures
from care.closures import telling
from care.closures.awaited import awaited
from care.closures.rows import Closure
from care.due import do_due
from care.due.housekeeping import prune
from care.followups.events import AppointmentMade, OrderDelivered, OrderPlaced
from care.followups.telling import tell
from care.notices.closures import PlaceClosed, PlaceOpen
from care.people.closeness import Closeness
from care.people.customers import Customer, save
from care.privacy import knowledge
from care.store.tables import closures as table
from care.store.tables import contacts, foretold
from care.store.unit import Store
from care.values.errors import TooLate
from tests.store.cast import CHARLIE, DAY, EMMA, HOUR, IVAN, MINUTE, NOW, OLENA, TARAS
from tests.store.looking import ask, clear, do, notice, notices, owed, rows
from tests.store.promises import tick

UNTIL = NOW + 6 * HOUR


def visit(customer: Customer, at: datetime, place: str = "podil", reference: str = "7") -> AppointmentMade:
    return AppointmentMade(customer=customer.id, reference=reference, at=at, touchpoint=place)


@pytest.fixture
async def drafted(store: Store) -> Closure:
    """Emma and Olena have appointments there by then; Ivan's is later, or elsewhere."""
    await do(store, save, [replace(EMMA, closeness=Closeness.ANSWER)])
    for event in (
        visit(EMMA, NOW + HOUR, reference="1"),
        visit(EMMA, NOW + 2 * HOUR, reference="2"),
        visit(OLENA, NOW + 3 * HOUR),
        visit(IVAN, UNTIL + HOUR),
        visit(IVAN, NOW + HOUR, "table7", "8"),
        visit(CHARLIE, NOW - HOUR),
        OrderPlaced(customer=CHARLIE.id, reference="A-1", at=NOW + HOUR, touchpoint="podil"),
        OrderDelivered(customer=CHARLIE.id, reference="A-1", at=NOW, touchpoint="podil"),
    ):
        await do(store, tell, event)
    return await do(store, closures.draft, "podil", NOW, UNTIL, "No water", TARAS.id)


async def announced(store: Store, closure: Closure) -> None:
    await do(store, telling.announce, closure.id)
    await do(store, do_due)


async def heard(store: Store, who: int | None = None) -> list[str]:
    """What is owed of closures; that an appointment is ahead is another matter."""
    return [each for each in await owed(store, who) if each != "appointment_ahead"]


async def test_nobody_hears_of_a_draft(store: Store, drafted: Closure) -> None:
    assert [each.customer for each in await ask(store, awaited, drafted)] == [EMMA.id, OLENA.id]
    await tick(store, NOW, NOW + HOUR)
    assert await heard(store) == []
    assert await ask(store, closures.in_force) == ()


async def test_whoever_is_awaited_hears_it_once_however_far_away_they_want_us(
    store: Store, drafted: Closure
) -> None:
    await announced(store, drafted)
    words = await notices(store, PlaceClosed)
    assert [word.at for word in words] == [NOW + HOUR, NOW + 3 * HOUR]
    assert (words[0].until, words[0].words) == (UNTIL, "No water")
    written = [row for row in await rows(store, contacts) if row["purpose"] != "appointment"]
    assert [(row["purpose"], row["touchpoint"]) for row in written] == [("trouble", "podil")] * 2
    with pytest.raises(TooLate):
        await do(store, telling.announce, drafted.id)
    await do(store, do_due, now=NOW + MINUTE)
    assert len(await heard(store)) == 2


async def test_who_makes_an_appointment_there_later_hears_it_too(store: Store, drafted: Closure) -> None:
    await announced(store, drafted)
    await do(store, clear)
    for event in (
        OrderPlaced(customer=CHARLIE.id, reference="8", at=NOW + 4 * HOUR, touchpoint="podil"),
        visit(CHARLIE, NOW + 5 * HOUR, reference="9"),
        visit(EMMA, NOW + 5 * HOUR, reference="9"),
        visit(IVAN, UNTIL + 2 * HOUR, reference="9"),
        visit(IVAN, NOW + HOUR, "table7", "9"),
    ):
        await do(store, tell, event)
    assert [(await notice(store, PlaceClosed)).at] == [NOW + 4 * HOUR]
    assert await heard(store, CHARLIE.id) == ["place_closed"]


@pytest.mark.usefixtures("drafted")
async def test_of_a_coming_day_hears_who_is_awaited_in_it_alone_and_that_it_stays_open(store: Store) -> None:
    since = NOW + 2 * HOUR
    whole = await do(store, closures.draft, "podil", since, UNTIL, "", TARAS.id)
    assert [each.customer for each in await ask(store, awaited, whole)] == [EMMA.id, OLENA.id]
    later = await do(store, closures.draft, "podil", since + MINUTE, UNTIL, "", TARAS.id)
    assert [each.customer for each in await ask(store, awaited, later)] == [OLENA.id]
    await announced(store, later)
    assert (await notice(store, PlaceClosed)).since == since + MINUTE
    await do(store, tell, visit(IVAN, NOW + HOUR, reference="9"))  # before it closes
    assert await heard(store, IVAN.id) == []
    await do(store, telling.lift, later.id, now=NOW + HOUR)
    assert (await notice(store, PlaceOpen)).stays


async def test_open_before_its_time_it_is_told_to_those_who_heard_and_have_not_come(
    store: Store, drafted: Closure
) -> None:
    await do(store, save, [replace(CHARLIE, blocked=True)])
    await announced(store, drafted)
    await do(store, tell, visit(CHARLIE, NOW + 4 * HOUR, reference="8"))
    await do(store, clear)
    await do(store, telling.lift, drafted.id, now=NOW + 2 * HOUR)
    await tick(store, NOW + 2 * HOUR, NOW + 3 * HOUR)
    assert (await notice(store, PlaceOpen)).at == NOW + 3 * HOUR
    assert await heard(store, OLENA.id) == ["place_open"]
    with pytest.raises(TooLate):
        await do(store, telling.lift, drafted.id)


async def test_a_draft_that_is_called_off_is_never_told(store: Store, drafted: Closure) -> None:
    await do(store, telling.lift, drafted.id)
    with pytest.raises(TooLate):
        await do(store, telling.announce, drafted.id)
    await tick(store, NOW + HOUR)
    assert await heard(store) == []


async def test_many_are_told_a_few_at_a_time(
    store: Store, drafted: Closure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 1)
    await do(store, tell, visit(CHARLIE, NOW + 2 * HOUR, reference="8"))
    await do(store, telling.announce, drafted.id)
    for told in (1, 2, 3, 3):
        assert len(await heard(store)) == told
        await do(store, do_due)


async def test_with_a_person_goes_what_they_heard(store: Store, drafted: Closure) -> None:
    await announced(store, drafted)
    await do(store, knowledge.erase, EMMA.id)
    assert [row["customer_id"] for row in await rows(store, foretold)] == [OLENA.id]


async def test_what_is_long_over_is_forgotten_with_those_who_heard_of_it(
    store: Store, drafted: Closure
) -> None:
    await announced(store, drafted)
    await do(store, prune, now=UNTIL + 31 * DAY)
    assert (await rows(store, table), await rows(store, foretold)) == ([], [])
