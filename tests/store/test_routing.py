"""Routing in the store: what a new ticket becomes, and one that is anybody's again."""

from datetime import UTC, date, datetime, time

import pytest

from care.business import (
    Business,
    Department,
    Hours,
    Localized,
    Period,
    Priority,
    PriorityRule,
    Promise,
    Tier,
)
from care.business.hours import DAYS
from care.loyalty.spending import redeem
from care.model.ticket import Ticket
from care.people.operators import find_operator
from care.routing.asking import candidates
from care.staff import duty
from care.store.tables import history
from care.store.unit import Store
from care.tickets.opening import own
from care.tickets.opening.open import open_ticket
from care.tickets.work import working
from tests.store.cast import DARIA, DAY, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, TARAS, complaint, opened, said
from tests.store.ledger import give
from tests.store.looking import ask, counted, do, rows

RULED = SHOP.model_copy(
    update={
        "priorities": (
            PriorityRule(priority=Priority.URGENT, words=("allerg",)),
            PriorityRule(priority=Priority.HIGH, tier="gold"),
            PriorityRule(priority=Priority.HIGH, again_within=30 * DAY),
        ),
        "tiers": (Tier(key="gold", name=Localized({"en": "Gold"}), points=500),),
    }
)


async def on_shift(store: Store, *people: int) -> None:
    for who in people:
        operator = await ask(store, find_operator, who)
        assert operator is not None
        await do(store, duty.begin, operator, None)


async def complain(
    store: Store, text: str = "The coffee was cold", at: datetime = NOW, shop: Business = RULED
) -> Ticket:
    return await do(store, open_ticket, EMMA, complaint(EMMA, said(EMMA, text)), now=at, business=shop)


async def why(store: Store) -> list[str]:
    """The codes of the last routing."""
    found = [row["data"] for row in await rows(store, history) if row["event"] == "routed"]
    return [str(code) for code in found[-1]["why"]]


async def test_a_new_ticket_asks_whoever_is_on_shift_and_has_least_to_do(store: Store) -> None:
    await on_shift(store, TARAS.id, DARIA.id)
    first, second, third = [await complain(store) for _ in range(3)]
    assert [ticket.meant for ticket in (first, second, third)] == [TARAS.id, DARIA.id, TARAS.id]
    assert first.meant_name == "Taras"
    await do(store, working.take, second.id, TARAS)
    assert (await complain(store)).meant == DARIA.id
    assert await why(store) == ["language", "least_loaded"]


async def test_nobody_on_shift_means_nobody_and_nobodys_tickets_are_counted(store: Store) -> None:
    async with counted(store) as statements:
        assert len(await ask(store, candidates)) == 2
    assert len(statements) == 1
    ticket = await complain(store)
    assert (ticket.meant, ticket.meant_name) == (None, "")
    assert await why(store) == ["nobody"]


async def test_who_takes_it_is_asked_no_more(store: Store) -> None:
    await on_shift(store, TARAS.id)
    ticket = await complain(store)
    taken = await do(store, working.take, ticket.id, DARIA)
    assert (taken.owner, taken.meant, taken.meant_name) == (DARIA.id, None, "")


async def test_who_hands_it_back_is_not_asked_again_unless_alone(store: Store) -> None:
    await on_shift(store, TARAS.id)
    ticket = await complain(store)
    for other, expected in ((False, TARAS.id), (True, DARIA.id)):
        if other:
            await on_shift(store, DARIA.id)
        await do(store, working.take, ticket.id, TARAS)
        assert (await do(store, working.hand_back, ticket.id, TARAS)).meant == expected
    assert (await why(store))[0] == "handed_back"


async def test_another_department_asks_its_own(store: Store) -> None:
    await on_shift(store, TARAS.id, DARIA.id)
    ticket = await complain(store)
    moved = await do(store, working.pass_on, ticket.id, TARAS, department="delivery")
    assert (moved.department, moved.meant) == ("delivery", DARIA.id)


async def test_what_a_customer_reopens_asks_somebody(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, working.solve, ticket.id, TARAS)
    await on_shift(store, DARIA.id)
    reopened = await do(store, own.reopen, EMMA, ticket.id, ())
    assert reopened.meant == DARIA.id


# --- how urgent it is, and what is promised


async def test_words_make_it_urgent_and_the_promise_shorter(store: Store) -> None:
    ticket = await complain(store, "I am ALLERGIC to nuts")
    assert ticket.priority is Priority.URGENT
    assert ticket.answer_due == NOW + 15 * MINUTE
    assert (await rows(store, history))[1]["data"]["rule"] == 0


async def test_a_loyal_customer_comes_first(store: Store) -> None:
    await give(store, 500)
    await do(store, redeem, EMMA.id, 500, once="cup")
    assert (await complain(store)).priority is Priority.HIGH


async def test_a_second_complaint_within_a_month_is_more_urgent(store: Store) -> None:
    first = await complain(store)
    second = await complain(store, at=NOW + 30 * DAY)
    third = await complain(store, at=NOW + 61 * DAY)
    assert [ticket.priority for ticket in (first, second, third)] == [1, 2, 1]


async def test_somebody_elses_complaint_is_no_second_one(store: Store) -> None:
    await do(store, open_ticket, OLENA, complaint(OLENA), business=RULED)
    assert (await complain(store)).priority is Priority.NORMAL


# --- promises by priority, in the department's own hours, through nights, holidays and the change of clocks

NIGHTLY = Hours(
    days={day: (Period(start=time(0), end=time(6)), Period(start=time(20), end=time(0))) for day in DAYS},
    holidays=frozenset({date(2026, 12, 25)}),
)
KYIV = RULED.model_copy(
    update={
        "departments": (
            SHOP.departments[0].model_copy(
                update={"promises": {Priority.URGENT: Promise(first_answer=30 * MINUTE, solved=4 * HOUR)}}
            ),
            Department(key="night", name=Localized({"en": "Night"}), first_answer=4 * HOUR, hours=NIGHTLY),
        )
    }
)


def utc(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=UTC)  # type: ignore[arg-type, misc]


PROMISES = {
    "over the night": ("cafe", "cold", utc(2026, 11, 19, 15, 30), utc(2026, 11, 20, 7, 30)),
    "urgent, over the night": ("cafe", "allergy", utc(2026, 11, 19, 15, 45), utc(2026, 11, 20, 7, 15)),
    "over the weekend": ("cafe", "cold", utc(2026, 11, 21, 15, 30), utc(2026, 11, 23, 7, 30)),
    "over a holiday": ("cafe", "cold", utc(2026, 12, 24, 15, 30), utc(2026, 12, 26, 7, 30)),
    "urgent, over the clocks going back": (
        "cafe", "allergy", utc(2026, 10, 24, 14, 45), utc(2026, 10, 26, 7, 15),
    ),
    # From 02:00 to 06:00 that night are five hours: four of them end at 05:00.
    "through the hour that comes twice": ("night", "cold", utc(2026, 10, 24, 23), utc(2026, 10, 25, 3)),
    "urgent, through it": ("night", "allergy", utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30)),
    "by night, over a holiday": ("night", "cold", utc(2026, 12, 24, 21), utc(2026, 12, 26, 1)),
}  # fmt: skip


@pytest.mark.parametrize(("department", "text", "at", "due"), PROMISES.values(), ids=PROMISES)
async def test_by_when_somebody_answers(
    store: Store, department: str, text: str, at: datetime, due: datetime
) -> None:
    command = complaint(EMMA, said(EMMA, text), department=department)
    ticket = await do(store, open_ticket, EMMA, command, now=at, business=KYIV)
    assert ticket.answer_due == due


async def test_by_when_it_is_solved_follows_the_priority(store: Store) -> None:
    at = utc(2026, 10, 24, 13)  # a Saturday, two hours before closing; the clocks go back that night
    ticket = await complain(store, "allergy", at, KYIV)
    assert ticket.solve_due == utc(2026, 10, 26, 9)
