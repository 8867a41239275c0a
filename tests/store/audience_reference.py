"""Who is in an audience, once more: each person alone, in plain words, from what the tables say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from care.broadcasts import rules
from care.broadcasts.rules import Rule
from care.business import Business
from care.contact import No, NotBefore, Purpose, Why, decide, know
from care.loyalty.standing import standing
from care.people.customers import Customer, find_all
from care.store.tables import customers, events, feedback, receipts, recommendations, ticket_tags, tickets
from care.store.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that counts of one person."""

    who: Customer
    points: int
    tier: str
    tags: frozenset[str]
    seen: tuple[datetime, ...]
    scores: tuple[int, ...]
    recommends: int | None
    places: frozenset[str]
    reachable: bool


async def everybody(unit: Unit, purpose: Purpose) -> list[Known]:
    ids = (await unit.execute(select(customers.c.id))).scalars().all()
    people = await find_all(unit, ids)
    tables = {
        table.name: (await unit.execute(select(table))).mappings().all()
        for table in (events, feedback, receipts, recommendations, ticket_tags, tickets)
    }
    return [await _known(unit, who, tables, purpose) for who in people.values()]


async def _known(unit: Unit, who: Customer, tables: Mapping[str, Sequence[Any]], purpose: Purpose) -> Known:
    def theirs(name: str) -> list[Any]:
        return [row for row in tables[name] if row["customer_id"] == who.id]

    numbers = {row["id"] for row in theirs("tickets")}
    has = await standing(unit, who.id)
    verdict = decide(purpose, await know(unit, purpose, who.id), unit.business, unit.now)
    given = theirs("feedback")
    return Known(
        who=who,
        points=has.balance,
        tier=has.tier.key if has.tier else "",
        tags=frozenset(row["tag"] for row in tables["ticket_tags"] if row["ticket_id"] in numbers),
        seen=(
            *(row["at"] for name in ("events", "feedback", "receipts") for row in theirs(name)),
            *(row["opened_at"] for row in theirs("tickets")),
        ),
        scores=tuple(row["score"] for row in (*given, *theirs("tickets")) if row["score"] is not None),
        recommends=max(((row["id"], row["score"]) for row in theirs("recommendations")), default=(0, None))[
            1
        ],
        places=frozenset(row["touchpoint"] for row in (*given, *theirs("events"))),
        reachable=not isinstance(verdict, No)
        and not (isinstance(verdict, NotBefore) and verdict.why is Why.WEEK),
    )


def is_meant(rule: Rule, of: Known, business: Business) -> bool:  # noqa: C901 - one line a rule
    match rule:
        case rules.Everybody():
            return True
        case rules.All(of=parts):
            return all(is_meant(part, of, business) for part in parts)
        case rules.Any(of=parts):
            return any(is_meant(part, of, business) for part in parts)
        case rules.Not(of=part):
            return not is_meant(part, of, business)
        case rules.Speaks(languages=languages):
            return of.who.language in languages
        case rules.OfTier(tiers=tiers):
            return of.tier in tiers
        case rules.HasPoints(least=least, most=most):
            return of.points >= least and (most is None or of.points <= most)
        case rules.Tagged(tag=tag):
            return tag in of.tags
        case rules.SeenSince(since=since):
            return any(at >= since for at in of.seen)
        case rules.JoinedSince(since=since):
            return of.who.since is not None and of.who.since >= since
        case rules.Scored(least=least, most=most):
            return any(least <= score <= most for score in of.scores)
        case rules.Recommends(least=least, most=most):
            return of.recommends is not None and least <= of.recommends <= most
        case rules.InZone(zones=zones):
            return of.who.zone in zones
        case rules.WasAt(touchpoint=place):
            return place in of.places
        case rules.Listed(ids=ids):
            return of.who.id in ids
