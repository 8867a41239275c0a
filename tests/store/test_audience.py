"""An audience never holds anybody who is not to be written to, however rules are combined, and all others it means."""

import asyncio
import random
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from care.broadcasts import rules
from care.broadcasts.audience import OF, counted, in_audience, meant
from care.broadcasts.rules import EVERYBODY, Rule
from care.business import Localized, Tier
from care.contact import know
from care.contact.decide import No, Why, decide
from care.contact.purposes import BROADCAST
from care.people.closeness import Closeness
from care.people.customers import Customer, Wishes, save
from care.store.tables import (
    bans,
    contacts,
    customers,
    events,
    feedback,
    recommendations,
    ticket_tags,
    tickets,
)
from care.store.unit import Store, Unit
from care.values.codec import plain, read
from tests.store.audience_reference import everybody, is_meant
from tests.store.cast import DAY, DESK, NOW, SHOP, StillClock
from tests.store.casting import FIRST
from tests.store.ledger import give
from tests.store.looking import ask, do
from tests.store.model import begin

PEOPLE = 60
TIERS = (
    Tier(key="regular", name=Localized({"en": "Regular"}), points=100),
    Tier(key="friend", name=Localized({"en": "Friend"}), points=400),
)
RULES = SHOP.model_copy(update={"tiers": TIERS})
ZONES, TAGS, PLACES = ("", "Europe/Warsaw", "Asia/Tokyo"), ("cake", "wifi"), ("table7", "door")
MOMENTS = [NOW - timedelta(days=days) for days in (0, 1, 3, 8, 40)]

LEAVES = st.one_of(
    st.just(EVERYBODY),
    st.builds(rules.Speaks, st.lists(st.sampled_from(["uk", "ru", "en"]), max_size=2).map(tuple)),
    st.builds(rules.OfTier, st.lists(st.sampled_from(["", "regular", "friend"]), max_size=2).map(tuple)),
    st.builds(rules.HasPoints, st.sampled_from([0, 1, 100]), st.sampled_from([None, 0, 400])),
    st.builds(rules.Tagged, st.sampled_from(TAGS)),
    st.builds(rules.SeenSince, st.sampled_from(MOMENTS)),
    st.builds(rules.JoinedSince, st.sampled_from(MOMENTS)),
    st.builds(rules.Scored, st.sampled_from([1, 3]), st.sampled_from([2, 5])),
    st.builds(rules.Recommends, st.sampled_from([0, 9]), st.sampled_from([6, 10])),
    st.builds(rules.InZone, st.lists(st.sampled_from(ZONES), max_size=2).map(tuple)),
    st.builds(rules.WasAt, st.sampled_from(PLACES)),
    st.builds(rules.Listed, st.lists(st.integers(FIRST - 2, FIRST + PEOPLE), max_size=9).map(tuple)),
)
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(rules.Not, parts),
        st.builds(rules.All, st.lists(parts, max_size=3).map(tuple)),
        st.builds(rules.Any, st.lists(parts, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def test_an_audience_is_whoever_the_rules_mean_and_may_be_written_to(url: str) -> None:
    with asyncio.Runner() as runner:
        store = Store.at(url, RULES, StillClock(NOW))
        runner.run(_settle(store, url))
        known = runner.run(ask(store, everybody, BROADCAST))
        assert 5 < sum(each.reachable for each in known) < PEOPLE - 5

        @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
        @given(TREES)
        def check(rule: Rule) -> None:
            stored: Any = plain(rules.Not(rule))
            assert read(rules.Not, stored) == rules.Not(rule)
            wanted = {each.who.id for each in known if is_meant(rule, each, RULES)}
            assert runner.run(ask(store, _meant, rule)) == wanted
            reached = {each.who.id for each in known if each.who.id in wanted and each.reachable}
            assert runner.run(ask(store, _audience, rule)) == reached

        check()
        runner.run(store.close())


async def _settle(store: Store, url: str) -> None:
    if url.startswith("postgres"):
        await begin(store)
    await _populate(store)


async def _meant(unit: Unit, rule: Rule) -> set[int]:
    return set((await unit.execute(select(OF).where(meant(unit, rule)))).scalars())


async def _audience(unit: Unit, rule: Rule) -> set[int]:
    return set((await unit.execute(select(OF).where(in_audience(unit, rule, BROADCAST)))).scalars())


async def test_each_of_those_left_out_is_counted_with_the_reason_that_care_gives(store: Store) -> None:
    await _populate(store)

    async def expected(unit: Unit) -> dict[Why, int]:
        found: dict[Why, int] = {}
        for number in (await unit.execute(select(customers.c.id))).scalars().all():
            verdict = decide(BROADCAST, await know(unit, BROADCAST, number), RULES, NOW)
            if isinstance(verdict, No):
                found[verdict.why] = found.get(verdict.why, 0) + 1
        return found

    count = await ask(store, counted, EVERYBODY, BROADCAST, business=RULES)
    assert count.left_out.pop(Why.WEEK) > 0
    assert count.left_out == await ask(store, expected)
    audience = await ask(store, _audience, EVERYBODY, business=RULES)
    assert count.total == len(audience)
    assert set(count.left_out) == {Why.BLOCKED, Why.BANNED, Why.FARTHER, Why.UNWISHED, Why.COMPLAINT}


async def _populate(store: Store) -> None:
    dice = random.Random(7)
    people = [_person(number, dice) for number in range(PEOPLE)]
    await do(store, save, people)
    for who in people:
        if points := dice.choice([0, 0, 50, 100, 500]):
            await give(store, points, who.id)
    await do(store, _life, people, dice)


def _person(number: int, dice: random.Random) -> Customer:
    return Customer(
        FIRST + number,
        f"Person {number}",
        dice.choice(["uk", "ru", "en"]),
        zone=dice.choice(ZONES),
        wishes=Wishes(news=dice.random() < 0.8),
        closeness=dice.choice([None, None, *Closeness]),
        declined=dice.choice([(), (), (), ("nps",), ("broadcast",), ("nps", "broadcast")]),
        blocked=dice.random() < 0.1,
        since=dice.choice(MOMENTS),
    )


async def _life(unit: Unit, people: list[Customer], dice: random.Random) -> None:
    """What has happened to some of them."""
    for who in people:
        if dice.random() < 0.3:
            await _ticket(unit, who, dice)
        if dice.random() < 0.3:
            given = {"customer_id": who.id, "touchpoint": dice.choice(PLACES), "score": dice.randint(1, 5)}
            more = {"messages": [], "language": "en", "at": dice.choice(MOMENTS)}
            await unit.execute(unit.insert(feedback), given | more)
        for _ in range(dice.choice([0, 1, 2])):
            said = {
                "customer_id": who.id,
                "score": dice.choice([3, 6, 8, 9, 10]),
                "language": "en",
                "at": NOW,
            }
            await unit.execute(unit.insert(recommendations), said)
        if dice.random() < 0.3:
            visit = {"customer_id": who.id, "kind": "visit", "reference": str(who.id), "told_at": NOW}
            await unit.execute(
                unit.insert(events), visit | {"touchpoint": dice.choice(PLACES), "at": dice.choice(MOMENTS)}
            )
        for _ in range(dice.choice([0, 0, 1, 3, 4])):
            written = {"customer_id": who.id, "purpose": dice.choice(["survey", "nps", "apology"])}
            await unit.execute(unit.insert(contacts), written | {"at": dice.choice(MOMENTS)})
        if dice.random() < 0.2:
            ban = {"customer_id": who.id, "shadow": dice.random() < 0.5, "reason": "", "by_id": 1, "at": NOW}
            await unit.execute(unit.insert(bans), ban | {"until": dice.choice([None, NOW - DAY, NOW + DAY])})


async def _ticket(unit: Unit, who: Customer, dice: random.Random) -> None:
    row = {
        "customer_id": who.id,
        "about": dice.choice(["complaint", "question"]),
        "department": "cafe",
        "state": dice.choice(["new", "taken", "solved", "closed"]),
        "language": "en",
        "opened_at": dice.choice(MOMENTS),
        "answer_due": NOW,
        "score": dice.choice([None, None, 1, 4]),
        "desk": DESK,
    }
    number = (await unit.execute(tickets.insert().values(**row).returning(tickets.c.id))).scalar_one()
    if dice.random() < 0.7:
        await unit.execute(unit.insert(ticket_tags), {"ticket_id": number, "tag": dice.choice(TAGS)})
