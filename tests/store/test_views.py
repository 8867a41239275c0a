"""The journey, touchpoints, NPS, points and what was sent, read from the store."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Table

from care.figures import Period
from care.figures.asking import last_weeks
from care.followups.events import VisitFinished
from care.loyalty import earning, spending
from care.loyalty.movements import Why
from care.loyalty.purchases import Line, Purchase
from care.people.customers import Customer, save
from care.store.tables import (
    bans,
    contacts,
    events,
    feedback,
    friends,
    lots,
    movements,
    recommendations,
    tickets,
)
from care.store.unit import Store, Unit
from care.views.journey import Steps, journey
from care.views.places import places
from care.views.pointed import Moved, points
from care.views.recommended import recommended
from care.views.written import written
from tests.store.cast import DAY, EMMA, HOUR, NOW, OLENA, opened
from tests.store.looking import ask, counted, do

MONDAY = date(2026, 10, 5)
FIRST = datetime(2026, 10, 6, 9, tzinfo=NOW.tzinfo)  # 45 days ago
WEEKS = Period(MONDAY, date(2026, 11, 15))  # the cast came after it
AFTER = datetime(2026, 11, 22, 22, tzinfo=NOW.tzinfo)  # when the week of NOW is over, in Kyiv


async def came(unit: Unit, number: int, since: datetime, *, blocked: bool = False) -> None:
    await save(unit, [Customer(number, f"Guest {number}", "en", since=since, blocked=blocked)])


async def bought(unit: Unit, number: int, at: datetime) -> None:
    key = f"{number}-{at:%m%d%H}"
    line = Line(id="1", sum=Decimal(100))
    await earning.earn(unit, Purchase(key=key, customer=number, currency="UAH", at=at, lines=(line,)))


async def put(unit: Unit, table: Table, **row: Any) -> None:  # noqa: ANN401
    await unit.execute(unit.insert(table), row)


async def rated(unit: Unit, number: int | None, score: int, at: datetime, place: str = "table7") -> None:
    row: dict[str, Any] = {
        "customer_id": number,
        "touchpoint": place,
        "score": score,
        "messages": [],
        "language": "en",
        "at": at,
    }
    await put(unit, feedback, **row)


async def said(unit: Unit, number: int, score: int, at: datetime) -> None:
    await put(unit, recommendations, customer_id=number, score=score, language="en", at=at)


async def steps(store: Store, period: Period = WEEKS) -> Steps:
    return (await ask(store, journey, period, now=NOW)).total


@pytest.fixture
async def guest(store: Store) -> int:
    """Came 45 days ago, and was not seen since."""
    await do(store, came, 1, FIRST)
    return 1


async def test_who_has_only_come_has_taken_one_step_and_is_quiet_after_a_month(
    store: Store, guest: int
) -> None:
    assert guest
    assert await steps(store) == Steps(came=1, quiet=1, of_quiet=1)
    assert (await ask(store, journey, WEEKS, now=FIRST + 29 * DAY)).total == Steps(came=1)


async def test_each_step_counts_whatever_else_they_did(store: Store, guest: int) -> None:
    await do(store, bought, guest, FIRST + HOUR)
    assert (await steps(store)).bought == 1
    await do(store, bought, guest, FIRST + 2 * HOUR)
    assert (await steps(store)).again == 0  # on the same day
    await do(store, bought, guest, NOW - DAY)
    await do(store, rated, guest, 4, NOW - 2 * DAY)
    await do(store, said, guest, 10, NOW - 40 * DAY)
    assert await steps(store) == Steps(1, 1, 1, 1, 1, 0, 1)
    await do(store, said, guest, 8, NOW - 3 * DAY)  # they say something else by now
    assert (await steps(store)).recommends == 0
    await do(store, put, friends, customer_id=2, invited_by=guest)
    assert (await steps(store)).recommends == 1


async def test_what_other_systems_tell_is_a_purchase_of_whoever_has_no_receipt(
    store: Store, guest: int
) -> None:
    for number, at in enumerate((FIRST, FIRST + 3 * DAY, NOW + DAY)):
        row: dict[str, Any] = {
            "customer_id": guest,
            "kind": VisitFinished.kind,
            "reference": str(number),
            "at": at,
            "told_at": FIRST,
        }
        await do(store, put, events, **row)
    found = await steps(store)
    assert (found.bought, found.again, found.quiet) == (1, 1, 1)
    await do(store, bought, guest, FIRST)
    assert (await steps(store)).again == 0


async def test_a_ticket_or_an_answer_is_a_sign_of_life_and_a_good_score_of_a_ticket_counts(
    store: Store, guest: int
) -> None:
    asked: dict[str, Any] = {"customer_id": guest, "purpose": "nps", "at": NOW - 20 * DAY}
    await do(store, put, contacts, **asked)
    assert (await steps(store)).quiet == 1
    await do(store, put, contacts, **asked, answered_at=NOW - 20 * DAY)
    assert (await steps(store)).quiet == 0
    ticket = await do(store, opened, Customer(guest, "Guest", "en"))

    async def score(unit: Unit) -> None:
        await unit.execute(tickets.update().where(tickets.c.id == ticket.id).values(score=5))

    await do(store, score)
    assert (await steps(store)).rated_well == 1


async def test_who_has_blocked_us_is_quiet_and_who_is_shadow_banned_is_nowhere(
    store: Store, guest: int
) -> None:
    await do(store, came, 2, FIRST, blocked=True)
    await do(store, bought, 2, NOW - DAY)
    assert (await steps(store)).quiet == 2
    ban: dict[str, Any] = {"customer_id": guest, "shadow": True, "reason": "", "by_id": 1, "at": FIRST}
    await do(store, put, bans, **ban, until=NOW - DAY)
    await do(store, put, bans, **ban, lifted_at=NOW - DAY)
    await do(store, put, bans, **{**ban, "shadow": False})  # they know of it, and so does everybody
    assert (await steps(store)).came == 2
    await do(store, put, bans, **ban)
    assert (await steps(store)).came == 1


async def test_each_counts_in_the_week_of_the_shops_zone_in_which_they_came_and_nobody_twice(
    store: Store,
) -> None:
    midnight = datetime(2026, 10, 11, 21, tzinfo=NOW.tzinfo)  # Monday's, in Kyiv
    for number, since in enumerate((midnight - HOUR, midnight, midnight + HOUR), 1):
        await do(store, came, number, since)
        await do(store, bought, number, since)
        await do(store, rated, number, 5, since)
        await do(store, rated, number, 5, since)
    found = await ask(store, journey, WEEKS, now=NOW)
    assert [each.came for _week, each in found.weeks] == [1, 2, 0, 0, 0, 0]
    assert found.total.came == found.total.bought == found.total.rated_well == 3
    assert (await steps(store, Period(MONDAY, MONDAY + 6 * DAY))).came == 1


async def test_a_week_that_is_still_to_come_is_not_told(store: Store) -> None:
    found = await ask(store, journey, Period(MONDAY, date(2026, 12, 27)), now=NOW)
    assert (len(found.weeks), found.weeks[-1][0].first) == (7, date(2026, 11, 16))


async def test_however_many_came_it_is_one_statement(store: Store) -> None:
    for number in range(1, 9):
        await do(store, came, number, FIRST)
    async with counted(store) as statements:
        assert (await steps(store)).came == 8
    assert len([each for each in statements if each.startswith("SELECT")]) == 1


async def test_the_weakest_place_comes_first_and_those_of_few_ratings_last(store: Store) -> None:
    for place, scores in {"good": (5, 5, 4, 5, 5), "bad": (1, 2, 3, 2, 5), "few": (1,), "old": ()}.items():
        for score in scores:
            await do(store, rated, None, score, NOW, place)
    await do(store, rated, None, 1, NOW - 60 * DAY, "old")
    await do(store, rated, None, 1, AFTER, "old")
    for score in (5, 5, 4, 5, 5, 5, 5, 5, 4, 5):
        await do(store, rated, None, score, NOW, "often")
    found = (await ask(store, places, last_weeks(NOW.date(), 4), now=NOW)).places
    assert [(each.key, each.count, each.low, each.good, each.few) for each in found] == [
        ("bad", 5, 3, 1, False),
        ("often", 10, 0, 10, False),  # as good, and more is known of it
        ("good", 5, 0, 5, False),
        ("few", 1, 1, 0, True),
    ]
    assert found[0].average == 2.6


async def test_the_nps_is_told_in_all_and_by_week(store: Store) -> None:
    for days, score in ((0, 10), (0, 9), (1, 9), (8, 9), (8, 3), (60, 0)):
        await do(store, said, EMMA.id, score, NOW - days * DAY)
    await do(store, said, EMMA.id, 0, AFTER)
    found = await ask(store, recommended, last_weeks(NOW.date(), 2), now=NOW)
    assert (found.total.nps, found.total.count) == (60, 5)
    assert [(each.count, each.promoters, each.detractors) for _week, each in found.weeks] == [
        (2, 1, 1),
        (3, 3, 0),
    ]


async def test_points_are_told_by_week_and_what_expires_next(store: Store) -> None:
    await do(store, save, [EMMA, OLENA])
    await do(store, earning.award, EMMA.id, 100, why=Why.GIFT, once="a", now=NOW - 7 * DAY)
    await do(store, earning.award, EMMA.id, 1000, why=Why.OPENING, once="b", now=NOW - 7 * DAY)
    await do(store, spending.redeem, EMMA.id, 30, once="c", now=NOW)
    back: dict[str, Any] = {
        "kind": "return",
        "why": "cancelled",
        "amount": 20,
        "debt": 0,
        "once": "d",
        "at": NOW,
    }
    taken: dict[str, Any] = {
        "kind": "reverse",
        "why": "refund",
        "amount": -5,
        "debt": 0,
        "once": "e",
        "at": NOW,
    }
    over: dict[str, Any] = {
        "kind": "expire",
        "why": "expired",
        "amount": -3,
        "debt": 0,
        "once": "f",
        "at": NOW,
    }
    for row in (back, taken, over):
        await do(store, put, movements, **{"customer_id": EMMA.id, **row})
    period = last_weeks(NOW.date(), 2)
    found = await ask(store, points, period, now=NOW)
    assert [each for _week, each in found.weeks] == [
        Moved(given=100),
        Moved(used=30, returned=20, taken_back=5, expired=3),
    ]
    assert found.total == Moved(100, 30, 3, 20, 5)
    assert sum(amount for _week, amount in found.expiring) == 0
    for days, amount in ((-1, 7), (1, 1), (3, 10), (51, 100), (52, 1000)):  # up to the end of the eighth week
        lot: dict[str, Any] = {
            "available_at": NOW,
            "expires_at": NOW + days * DAY,
            "amount": amount,
            "remaining": amount,
        }
        await do(store, put, lots, customer_id=EMMA.id, movement_id=1, expired=0, **lot)
    ahead = await ask(store, points, period, now=NOW)
    assert [amount for _week, amount in ahead.expiring] == [1, 10, 0, 0, 0, 0, 0, 100]


async def test_what_was_sent_is_counted_with_what_came_of_it_the_most_first(store: Store) -> None:
    late = {"answered_at": NOW + DAY}
    sent: list[tuple[str, dict[str, Any]]] = [
        ("nps", {}),
        ("broadcast", late),
        ("broadcast", {"opted_out_at": NOW}),
        ("promise", late),
    ]
    for purpose, more in sent:
        await do(store, put, contacts, customer_id=EMMA.id, purpose=purpose, at=NOW, **more)
    await do(store, put, contacts, customer_id=EMMA.id, purpose="nps", at=NOW + 7 * DAY)
    found = (await ask(store, written, last_weeks(NOW.date(), 1), now=NOW)).kinds
    assert [(each.kind, each.sent, each.answered, each.opted_out) for each in found] == [
        ("broadcast", 2, 1, 1),
        ("nps", 1, 0, 0),
    ]
