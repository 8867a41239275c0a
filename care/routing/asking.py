"""Routing a ticket: what the store knows of it and of the people, the question put, the answer written down.

Nothing is read that no rule asks for, and nobody's tickets are counted while nobody is on shift.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, or_, select, true

from care.business import Business, Priority
from care.loyalty.standing import tier_of
from care.model.history import Event, Happened, happened
from care.model.ticket import OPEN, About, State, Ticket
from care.people.operators import Duty, colleagues
from care.routing.priority import judge_words, says
from care.routing.route import route
from care.routing.wanted import Candidate, Routing, Wanted
from care.store.tables import Moment, tickets
from care.store.unit import Unit

LATELY = (State.NEW, State.TAKEN, State.SOLVED)  # what is closed is too long ago to say whose turn it is


async def candidates(unit: Unit) -> tuple[Candidate, ...]:
    """All who may act, by name; with what they have to do, if any of them is at work."""
    people = tuple(Candidate(operator) for operator in await colleagues(unit))
    if all(person.operator.duty is Duty.OFF for person in people):
        return people
    busy = await _busy(unit, [person.id for person in people])
    return tuple(replace(person, load=busy[person.id][0], last_at=busy[person.id][1]) for person in people)


async def _busy(unit: Unit, ids: list[int]) -> dict[int, tuple[int, datetime | None]]:
    """How many open tickets each owns or is asked to take, and when the newest of theirs was opened."""
    whose = func.coalesce(tickets.c.owner_id, tickets.c.meant_id)
    load = func.sum(case((tickets.c.state.in_(OPEN), 1), else_=0))
    query = (
        select(whose, load, func.max(tickets.c.opened_at, type_=Moment()))
        .where(
            tickets.c.state.in_(LATELY),
            ~tickets.c.hidden,
            or_(tickets.c.owner_id.in_(ids), tickets.c.meant_id.in_(ids)),
        )
        .group_by(whose)
    )
    found = {row[0]: (int(row[1]), row[2]) for row in await unit.execute(query)}
    return {who: found.get(who, (0, None)) for who in ids}


async def route_new(unit: Unit, customer: int, wanted: Wanted) -> Routing:
    """For a ticket that is about to be opened: `wanted` without what the store knows of the customer."""
    tier = await tier_of(unit, customer) if unit.business.tiers else None
    wanted = replace(wanted, tier=tier.key if tier else "", complained_at=await _complained(unit, customer))
    return route(unit.business, await candidates(unit), wanted)


async def judge_said(unit: Unit, ticket: Ticket, words: str) -> Priority | None:
    """The priority that these words of the ticket's customer give. Nothing is read unless a rule knows them."""
    if not any(rule.words and says(words, rule.words) for rule in unit.business.priorities):
        return None
    tier = await tier_of(unit, ticket.customer) if unit.business.tiers else None
    before = await _complained(unit, ticket.customer, before=ticket.id)
    wanted = Wanted(
        department=ticket.department, language=ticket.language, at=unit.now, about=ticket.about, words=words
    )
    return judge_words(unit.business, replace(wanted, tier=tier.key if tier else "", complained_at=before))


async def route_again(unit: Unit, ticket: Ticket, *, department: str = "", not_to: int | None) -> Routing:
    """For a ticket that is anybody's again, in its department or another one. Its priority stays as it is."""
    wanted = Wanted(department or ticket.department, ticket.language, unit.now, ticket.about, not_to=not_to)
    return _again(unit.business, await candidates(unit), ticket, wanted)


async def route_waiting(unit: Unit, waiting: Sequence[Ticket]) -> list[tuple[Ticket, Routing]]:
    """Those of the tickets, one after the other, that somebody can be asked to take. Each counts as theirs at once."""
    people = await candidates(unit)
    found = []
    for ticket in waiting:
        wanted = Wanted(ticket.department, ticket.language, unit.now, ticket.about)
        routing = _again(unit.business, people, ticket, wanted)
        if routing.person is None:
            continue
        found.append((ticket, routing))
        people = tuple(
            person.with_one_more(ticket.opened_at) if person.id == routing.person.id else person
            for person in people
        )
    return found


def _again(business: Business, people: Sequence[Candidate], ticket: Ticket, wanted: Wanted) -> Routing:
    return replace(route(business, people, wanted), priority=ticket.priority, rule=None)


def asked(routing: Routing) -> dict[str, Any]:
    """The columns of a ticket that say whom the card asks."""
    person = routing.person.operator if routing.person else None
    return {"meant_id": person.id if person else None, "meant_name": person.name if person else ""}


def routed(routing: Routing) -> Happened:
    """Who was asked, and why in codes."""
    why = [str(reason.why) for reason in routing.reasons]
    to = routing.person.id if routing.person else None
    how = {"priority": int(routing.priority), "rule": routing.rule}
    return happened(Event.ROUTED, to=to, **how, why=why)


async def _complained(unit: Unit, customer: int, before: int | None = None) -> datetime | None:
    """When the customer last complained, `before` a ticket of theirs, if a rule asks for it."""
    if not any(rule.again_within for rule in unit.business.priorities):
        return None
    query = select(func.max(tickets.c.opened_at, type_=Moment())).where(
        tickets.c.customer_id == customer,
        tickets.c.about == str(About.COMPLAINT),
        true() if before is None else tickets.c.id < before,
    )
    moment: datetime | None = (await unit.execute(query)).scalar_one()
    return moment
