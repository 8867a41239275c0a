"""A ticket that is anybody's again, and who is asked to take it."""

from care.model.history import Event, happened
from care.model.ticket import State, Ticket
from care.notices.customer import TicketQueued
from care.notices.notice import ToTopic
from care.notices.topic import DeskAsked
from care.outbox import Post, to_customer, to_topic
from care.routing import Routing
from care.routing.asking import asked, route_again, route_waiting, routed
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import Says, change
from care.tickets.rows import load_unasked


async def queue_again(unit: Unit, ticket: Ticket, why: ToTopic, actor: int | None = None) -> Ticket:
    """Take the ticket from its owner: anybody's again. `why` is the word to the desk.

    What its customer was promised stands, and whoever waits for nothing is told nothing. Of a promise that is broken
    speaks the apology (care/due/deadlines.py), and who has had that needs no second word on when we answer.
    """
    routing = await route_again(unit, ticket, not_to=ticket.owner)
    return await change(
        unit,
        ticket,
        happened(Event.QUEUED, actor, why=why.stored_as),
        routed(routing),
        says=lambda queued: [*_queued(unit, queued), to_topic(queued, why)],
        state=State.NEW,
        owner_id=None,
        owner_name="",
        **asked(routing),
        **clocks.awake(unit.business, ticket, unit.now),
        **({} if ticket.late_since else clocks.told(ticket, unit.now)),
    )


def _queued(unit: Unit, ticket: Ticket) -> list[Post]:
    tells = not ticket.late_since and clocks.told(ticket, unit.now)
    return [to_customer(ticket, TicketQueued(answer_due=ticket.answer_due))] if tells else []


async def ask_again(unit: Unit, ticket: Ticket) -> None:
    """Who was asked to take the ticket cannot: somebody else is asked, or nobody in particular. Its promise stands."""
    routing = await route_again(unit, ticket, not_to=ticket.meant)
    await _ask(
        unit,
        ticket,
        routing,
        says=lambda now: [to_topic(now, DeskAsked(person=now.meant, to=now.meant_name))] if now.meant else [],
    )


async def ask_who_is_there(unit: Unit) -> list[Ticket]:
    """Whoever is on shift by now is asked to take what nobody was asked to; those tickets. Their cards say it."""
    waiting = await route_waiting(unit, await load_unasked(unit))
    return [await _ask(unit, ticket, routing) for ticket, routing in waiting]


async def ask_somebody(unit: Unit, ticket: Ticket) -> Ticket:
    """Nobody has it and nobody in particular was asked to take it: whoever is there by now is."""
    if ticket.state is not State.NEW or ticket.meant is not None:
        return ticket
    routing = await route_again(unit, ticket, not_to=None)
    return ticket if routing.person is None else await _ask(unit, ticket, routing)


async def _ask(unit: Unit, ticket: Ticket, routing: Routing, says: Says = ()) -> Ticket:
    return await change(unit, ticket, routed(routing), says=says, outdates=False, **asked(routing))
