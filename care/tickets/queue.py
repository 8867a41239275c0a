"""A ticket that is anybody's again, and for how long an owner may be silent."""

from datetime import datetime

from care.agenda.job import Row
from care.agenda.jobs import HandBack
from care.agenda.schedule import later, schedule_all
from care.model.history import Event, record
from care.model.ticket import State, Ticket
from care.notices.customer import TicketQueued
from care.notices.notice import ToTopic
from care.notices.topic import DeskAsked
from care.outbox import owe, redraw, to_customer, to_topic
from care.routing.asking import asked, record_routing, route_again, route_waiting
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.rows import change, load_unasked, touch


async def queue_again(unit: Unit, ticket: Ticket, why: ToTopic, actor: int | None = None) -> Ticket:
    """Take the ticket from its owner: anybody's again. `why` is the word to the desk.

    What its customer was promised stands, and whoever waits for nothing is told nothing. Of a promise that is broken
    speaks the apology (care/due/deadlines.py), and who has had that needs no second word on when we answer.
    """
    routing = await route_again(unit, ticket, not_to=ticket.owner)
    queued = await change(
        unit,
        ticket,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        **asked(routing),
        **clocks.awake(unit.business, ticket, unit.now),
        **({} if ticket.late_since else clocks.told(ticket, unit.now)),
    )
    await record(unit, ticket.id, Event.QUEUED, actor, why=why.stored_as)
    await record_routing(unit, ticket.id, routing)
    await schedule_all(unit, clocks.watched(unit.business, ticket, queued, unit.now))
    tells = not queued.late_since and bool(clocks.told(queued, unit.now))
    told = [to_customer(queued, TicketQueued(answer_due=queued.answer_due))] if tells else []
    await owe(unit, *told, to_topic(ticket, why), redraw(ticket.desk, ticket.id))
    return queued


async def ask_again(unit: Unit, ticket: Ticket) -> None:
    """Who was asked to take the ticket cannot: somebody else is asked, or nobody in particular. Its promise stands."""
    routing = await route_again(unit, ticket, not_to=ticket.meant)
    ticket = await touch(unit, ticket, **asked(routing))
    await record_routing(unit, ticket.id, routing)
    word = [to_topic(ticket, DeskAsked(person=ticket.meant, to=ticket.meant_name))] if ticket.meant else []
    await owe(unit, *word, redraw(ticket.desk, ticket.id))


async def ask_who_is_there(unit: Unit) -> list[Ticket]:
    """Whoever is on shift by now is asked to take what nobody was asked to; those tickets. Their cards say it."""
    found = []
    for ticket, routing in await route_waiting(unit, await load_unasked(unit)):
        found.append(await touch(unit, ticket, **asked(routing)))
        await record_routing(unit, ticket.id, routing)
    await owe(unit, *[redraw(ticket.desk, ticket.id) for ticket in found])
    return found


async def ask_somebody(unit: Unit, ticket: Ticket) -> Ticket:
    """Nobody has it and nobody in particular was asked to take it: whoever is there by now is."""
    if ticket.state is not State.NEW or ticket.meant is not None:
        return ticket
    routing = await route_again(unit, ticket, not_to=None)
    if routing.person is None:
        return ticket
    ticket = await touch(unit, ticket, **asked(routing))
    await record_routing(unit, ticket.id, routing)
    await owe(unit, redraw(ticket.desk, ticket.id))
    return ticket


def silence(ticket: Ticket, now: datetime) -> list[Row]:
    """From now on the owner's silence counts, if the customer waits for a word.

    How long it may last is for the clock to say, which has the rules: so the row is due at once, and put off then.
    """
    if ticket.state is not State.TAKEN or ticket.waiting_since is None:
        return []
    return [later(HandBack(ticket=ticket.id, version=ticket.version, since=now), now)]
