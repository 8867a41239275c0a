"""Whom a rule means, as SQL; and whom of those we may not write to, each with the reason that care/contact would give.

The audience is counted, sampled and frozen by the same two conditions, so that it never holds anybody who is not to be
written to. What only time stands against (their night, something that has just been written) does not keep anybody
out: that is asked again when their turn comes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any as Whatever

from sqlalchemy import ColumnElement, and_, case, exists, false, func, literal, not_, or_, select, true

from care.broadcasts import rules
from care.broadcasts.rules import Rule
from care.business import Business
from care.contact.decide import WEEK, Why
from care.contact.knowing import COUNTED
from care.contact.purposes import Consent, Purpose
from care.loyalty.standing import earned_by, spendable
from care.model.ticket import OPEN, About
from care.people.closeness import UNCHOSEN, Closeness
from care.store.tables import (
    bans,
    contacts,
    customers,
    events,
    feedback,
    receipts,
    recommendations,
    ticket_tags,
    tickets,
)
from care.store.unit import Unit

Condition = ColumnElement[bool]
OF = customers.c.id


@dataclass(frozen=True)
class Counted:
    reached: dict[str, int]  # by language
    left_out: dict[Why, int]  # by the first reason against them

    @property
    def total(self) -> int:
        return sum(self.reached.values())


async def counted(unit: Unit, rule: Rule, purpose: Purpose) -> Counted:
    why = case(*((against, str(why)) for why, against in reasons(unit, purpose)), else_="")
    query = select(why.label("why"), customers.c.language, func.count()).where(meant(unit, rule))
    reached, left_out = dict[str, int](), dict[Why, int]()
    for reason, language, count in await unit.execute(query.group_by("why", customers.c.language)):
        if reason:
            left_out[Why(reason)] = left_out.get(Why(reason), 0) + count
        else:
            reached[language] = count
    return Counted(reached, left_out)


async def sample(unit: Unit, rule: Rule, purpose: Purpose, most: int) -> list[tuple[int, str]]:
    """Some of those who would get it: their ids and names."""
    query = select(OF, customers.c.name).where(in_audience(unit, rule, purpose))
    return [(row.id, row.name) for row in await unit.execute(query.order_by(OF).limit(most))]


def in_audience(unit: Unit, rule: Rule, purpose: Purpose) -> Condition:
    """Of a row of `customers`."""
    return and_(meant(unit, rule), *(not_(against) for _, against in reasons(unit, purpose)))


def reasons(unit: Unit, purpose: Purpose) -> list[tuple[Why, Condition]]:
    """Why somebody is not to be written to, in the order in which care/contact/decide.py asks."""
    lasts = or_(bans.c.until.is_(None), bans.c.until > unit.now)
    openly = true() if purpose.begins_at > Closeness.ANSWER else ~bans.c.shadow
    banned = bans.c.customer_id == OF, bans.c.lifted_at.is_(None), lasts, openly
    wished = _agreed(purpose.consent)
    declined = (literal(" ") + customers.c.declined + " ").contains(f" {purpose.key} ", autoescape=True)
    found: list[tuple[Why, Condition]] = [
        (Why.BLOCKED, customers.c.blocked),
        (Why.BANNED, exists().where(*banned)),
        (Why.FARTHER, func.coalesce(customers.c.closeness, int(UNCHOSEN)) < int(purpose.begins_at)),
        (Why.UNWISHED, or_(declined, not_(wished))),
    ]
    if purpose.cheerful:
        complaint = tickets.c.customer_id == OF, tickets.c.about == str(About.COMPLAINT)
        found.append((Why.COMPLAINT, exists().where(*complaint, tickets.c.state.in_([*map(str, OPEN)]))))
    if purpose.counted:
        lately = contacts.c.customer_id == OF, contacts.c.at > unit.now - WEEK
        written = select(func.count()).where(*lately, contacts.c.purpose.in_(COUNTED)).scalar_subquery()
        found.append((Why.WEEK, written >= unit.business.outreach.per_week))
    return found


def _agreed(consent: Consent) -> Condition:
    match consent:
        case Consent.NONE:
            return true()
        case Consent.CHOSEN:
            return customers.c.closeness.is_not(None)
        case _:
            wished: Condition = customers.c[str(consent)]
            return wished


# --- the rules


def meant(unit: Unit, rule: Rule) -> Condition:
    """Whether a row of `customers` is meant by it."""
    match rule:
        case rules.Everybody():
            return true()
        case rules.All(of=parts):
            return and_(true(), *(meant(unit, part) for part in parts))
        case rules.Any(of=parts):
            return or_(false(), *(meant(unit, part) for part in parts))
        case rules.Not(of=part):
            return not_(meant(unit, part))
        case rules.OfTier(tiers=keys):
            return _of_tier(unit, keys)
        case rules.HasPoints(least=least, most=most):
            points = spendable(OF, unit.now)
            return and_(points >= least, true() if most is None else points <= most)
    return LEAVES[type(rule)](rule)


def _of_tier(unit: Unit, keys: Sequence[str]) -> Condition:
    return tier(unit.business, earned_by(OF, unit.business, unit.now)).in_(keys)


def tier(business: Business, earned: ColumnElement[int]) -> ColumnElement[str]:
    """Its key; empty for none."""
    steps = [(earned >= each.points, each.key) for each in reversed(business.tiers)]
    return case(*steps, else_="") if steps else literal("")


def _seen(rule: rules.SeenSince) -> Condition:
    return or_(
        *(
            exists().where(whose == OF, at >= rule.since)
            for whose, at in (
                (receipts.c.customer_id, receipts.c.at),
                (events.c.customer_id, events.c.at),
                (feedback.c.customer_id, feedback.c.at),
                (tickets.c.customer_id, tickets.c.opened_at),
            )
        )
    )


def _tagged(rule: rules.Tagged) -> Condition:
    theirs = ticket_tags.c.ticket_id == tickets.c.id, tickets.c.customer_id == OF
    return exists().where(*theirs, ticket_tags.c.tag == rule.tag)


def _scored(rule: rules.Scored) -> Condition:
    return or_(
        *(
            exists().where(where.c.customer_id == OF, where.c.score.between(rule.least, rule.most))
            for where in (feedback, tickets)
        )
    )


def _recommends(rule: rules.Recommends) -> Condition:
    later = recommendations.alias("later")
    theirs = recommendations.c.customer_id == OF, recommendations.c.score.between(rule.least, rule.most)
    corrected = exists().where(
        later.c.customer_id == recommendations.c.customer_id, later.c.id > recommendations.c.id
    )
    return exists().where(*theirs, ~corrected)


def _was_at(rule: rules.WasAt) -> Condition:
    visited = exists().where(events.c.customer_id == OF, events.c.touchpoint == rule.touchpoint)
    return or_(
        visited, exists().where(feedback.c.customer_id == OF, feedback.c.touchpoint == rule.touchpoint)
    )


LEAVES: dict[type, Callable[[Whatever], Condition]] = {
    rules.Speaks: lambda rule: customers.c.language.in_(rule.languages),
    rules.InZone: lambda rule: customers.c.zone.in_(rule.zones),
    rules.JoinedSince: lambda rule: customers.c.since >= rule.since,
    rules.Listed: lambda rule: OF.in_(rule.ids),
    rules.SeenSince: _seen,
    rules.Tagged: _tagged,
    rules.Scored: _scored,
    rules.Recommends: _recommends,
    rules.WasAt: _was_at,
}
