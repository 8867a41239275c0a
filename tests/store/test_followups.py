"""What we write by ourselves after something has happened, on both databases."""

import asyncio
from dataclasses import replace
from datetime import datetime

from care.business import Business, QuietHours
from care.business.followups import FollowUps
from care.commands import AnswerFollowUp, Decline, DeleteMe
from care.commands import Command as Wanted
from care.due import do_due
from care.followups.events import Event, OrderDelivered, PurchaseMade, VisitFinished
from care.followups.telling import tell
from care.handlers import carry_out
from care.notices.followups import HowWasIt
from care.people.customers import Customer, find, save
from care.store.tables import agreements, contacts, events, jobs, verdicts
from care.store.unit import Store, Unit
from tests.store.cast import DAY, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, opened
from tests.store.looking import clear, do, notices, owed, rows

VISIT = VisitFinished(customer=OLENA.id, reference="V-1", at=NOW, touchpoint="table7")
AFTER = NOW + 2 * HOUR


def ruled(kind: str, **changed: object) -> Business:
    rule = getattr(SHOP.followups, kind).model_copy(update=changed)
    return SHOP.model_copy(update={"followups": FollowUps(**{kind: rule})})


async def happens(store: Store, event: Event = VISIT, now: datetime = NOW) -> bool:
    return await do(store, tell, event, now=now)


async def tick(store: Store, now: datetime, business: Business = SHOP) -> list[str]:
    """What the customers of a tick at `now` hear."""
    await do(store, clear)
    for _ in range(3):
        await do(store, do_due, now=now, business=business)
    return await owed(store)


async def answers(store: Store, command: Wanted, who: Customer = OLENA, now: datetime = AFTER) -> None:
    async def deed(unit: Unit) -> None:
        await carry_out(unit, command, await find(unit, who.id) or who)

    await do(store, deed, now=now)


async def counted(store: Store) -> dict[str, int]:
    return {row["outcome"]: row["times"] for row in await rows(store, verdicts)}


async def waiting(store: Store) -> list[datetime]:
    return [row["due_at"] for row in await rows(store, jobs) if row["done_at"] is None]


# --- one kind through all layers


async def test_a_visit_is_asked_about_once_and_written_down_with_the_message(store: Store) -> None:
    assert await happens(store)
    assert await tick(store, AFTER - MINUTE) == []
    assert await tick(store, AFTER) == ["how_was_it"]
    (word,) = await notices(store, HowWasIt)
    assert (word.delivery, word.touchpoint) == (False, "table7")
    (contact,) = await rows(store, contacts)
    assert (contact["purpose"], contact["touchpoint"], contact["at"]) == ("visit", "table7", AFTER)
    assert await tick(store, AFTER + DAY) == []


async def test_what_is_told_twice_makes_one(store: Store) -> None:
    assert await happens(store)
    assert not await happens(store, replace(VISIT, at=NOW + MINUTE))
    both = await asyncio.gather(*(happens(store, replace(VISIT, reference="V-2")) for _ in range(2)))
    assert sorted(both) == [False, True]
    assert len(await rows(store, events)) == len(await waiting(store)) == 2
    await tick(store, AFTER)
    assert not await happens(store, now=AFTER)
    assert len(await rows(store, jobs)) == 2


async def test_what_is_too_late_is_not_sent_and_counted(store: Store) -> None:
    await happens(store)
    assert await tick(store, AFTER + 2 * DAY + MINUTE) == []
    assert await counted(store) == {"no:late": 1}
    await happens(store, replace(VISIT, reference="V-2"), now=NOW + 3 * DAY)
    assert await waiting(store) == []


async def test_what_may_not_be_sent_yet_comes_again_then(store: Store) -> None:
    quiet = SHOP.model_copy(update={"quiet_hours": QuietHours()})
    evening = NOW + 10 * HOUR  # 22:00 in Kyiv; the morning is at 7:00 in UTC
    await happens(store, replace(VISIT, at=evening - 2 * HOUR))
    assert await tick(store, evening, quiet) == []
    assert await waiting(store) == [evening + 11 * HOUR]
    assert await tick(store, evening + 11 * HOUR, quiet) == ["how_was_it"]


async def test_whoever_may_not_be_written_to_is_not_and_the_reason_is_counted(store: Store) -> None:
    await happens(store)
    await do(store, save, [replace(OLENA, blocked=True)])
    assert await tick(store, AFTER) == []
    assert await counted(store) == {"no:blocked": 1}
    assert await waiting(store) == []


async def test_a_complaint_that_is_open_keeps_the_cheerful_away(store: Store) -> None:
    await do(store, opened, OLENA)
    await happens(store)
    assert "how_was_it" not in await tick(store, AFTER)


async def test_a_kind_that_is_off_is_neither_planned_nor_sent(store: Store) -> None:
    off = ruled("visit", on=False)
    await do(store, tell, VISIT, business=off)
    assert await waiting(store) == []
    await happens(store, replace(VISIT, reference="V-2"))
    assert await tick(store, AFTER, off) == []


async def test_a_second_visit_soon_is_not_asked_about_when_that_is_too_late(store: Store) -> None:
    rules = ruled("visit", every=5 * DAY)
    await happens(store)
    await happens(store, OrderDelivered(customer=OLENA.id, reference="A-1", at=NOW))
    assert await tick(store, AFTER, rules) == ["how_was_it"]
    assert await waiting(store) == []


# --- what they answer


async def test_an_answer_and_a_wish_for_less_are_noted_with_what_we_wrote(store: Store) -> None:
    await happens(store)
    await tick(store, AFTER)
    await answers(store, AnswerFollowUp("visit"), now=AFTER + HOUR)
    await answers(store, AnswerFollowUp("visit"), now=AFTER + 2 * HOUR)
    await answers(store, Decline("visit", "No more of this", on=False), now=AFTER + 3 * HOUR)
    (contact,) = await rows(store, contacts)
    assert contact["answered_at"] == AFTER + HOUR
    assert contact["opted_out_at"] == AFTER + 3 * HOUR
    (agreed,) = await rows(store, agreements)
    assert agreed["words"] == "No more of this"


async def test_no_more_of_a_kind_means_that_kind_until_they_want_it_again(store: Store) -> None:
    await answers(store, Decline("visit", "No more", on=False))
    await happens(store)
    assert await tick(store, AFTER) == []
    assert await counted(store) == {"no:unwished": 1}
    await answers(store, Decline("visit", "Again", on=True))
    await happens(store, replace(VISIT, reference="V-2"))
    assert await tick(store, AFTER) == ["how_was_it"]
    assert len(await rows(store, agreements)) == 2


async def test_nothing_of_it_is_left_of_whoever_is_erased(store: Store) -> None:
    for who in (OLENA, EMMA):
        await happens(store, PurchaseMade(customer=who.id, reference="R-1", at=NOW))
        await happens(store, replace(VISIT, customer=who.id))
    await answers(store, DeleteMe())
    assert {row["customer_id"] for row in await rows(store, events)} == {EMMA.id}
    assert {row["customer_id"] for row in await rows(store, jobs)} == {EMMA.id}
