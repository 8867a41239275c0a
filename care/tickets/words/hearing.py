"""What a customer's word does to their ticket: they wait for an answer now, what slept is awake, what was solved is
open again. Their thanks does nothing of it (care/understanding/thanks.py). What a word has opened again is solved as it
was when that word was meant for another ticket.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from care.agenda.jobs import Close
from care.agenda.schedule import later, schedule_all
from care.business import Business
from care.model.history import Event, last_of_ticket, record
from care.model.ticket import Sleep, State, Ticket
from care.notices.deadlines import DeskHeard, whose
from care.notices.topic import DeskReopened
from care.outbox import redraw, to_topic
from care.outbox.rank import PATIENCE, Lane
from care.people.operators import Duty, find_operator
from care.routing.asking import asked, record_routing, route_again
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.entries import Author, entries_of
from care.tickets.hiding import tell_desk
from care.tickets.places import close_topic_later
from care.tickets.queue import silence
from care.tickets.rows import change, touch
from care.understanding.thanks import only_thanks
from care.values.content import Message


async def heard(unit: Unit, ticket: Ticket) -> Ticket:
    """The customer has said more than thanks. What was solved too long ago stays as it is."""
    if ticket.state is State.SOLVED and can_be_opened_again(unit.business, ticket, unit.now):
        return await open_again(unit, ticket, by_words=True)
    if not ticket.is_open or ticket.waiting_since is not None:
        return ticket
    waits = clocks.waiting(unit.business, ticket, unit.now) | clocks.awake(unit.business, ticket, unit.now)
    awake = await touch(unit, ticket, **waits)
    await schedule_all(
        unit, [*clocks.watched(unit.business, ticket, awake, unit.now), *silence(awake, unit.now)]
    )
    # The card says by when: whoever reads the words below it looks there.
    told = [replace(redraw(awake.desk, awake.id), patience=PATIENCE[Lane.DESK])]
    if ticket.asleep is not Sleep.AWAKE:
        await record(unit, ticket.id, Event.WOKEN, ticket.customer)
        who, name = whose(awake)
        told.insert(0, to_topic(awake, DeskHeard(who=who, name=name)))
    await tell_desk(unit, awake, *told)
    return awake


def can_be_opened_again(business: Business, ticket: Ticket, now: datetime) -> bool:
    """By its customer: within the time that the settings allow."""
    return ticket.solved_at is not None and now <= ticket.solved_at + business.tickets.reopen_within


def takes_word(business: Business, ticket: Ticket, now: datetime, *, thanks: bool) -> bool:
    """Whether the customer's word belongs there still. What was solved too long ago takes no more than thanks."""
    if ticket.state is State.SOLVED:
        return thanks or can_be_opened_again(business, ticket, now)
    return ticket.is_open


def reopen(ticket: Ticket, said: Iterable[Message]) -> bool:
    """Whether these words, which it takes, open it again: it is solved, and they are more than thanks."""
    return ticket.state is State.SOLVED and not all(only_thanks(message.content) for message in said)


async def open_again(unit: Unit, ticket: Ticket, *, by_words: bool = False) -> Ticket:
    """It was not solved, its customer says: anybody's again, with a new promise, and asked of who solved it.

    The screen that follows says by when. `by_words`: they did not ask for it, but have written.
    """
    whom = await _whom(unit, ticket)
    again = await change(
        unit,
        ticket,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        solved_at=None,
        card=None,  # the old one stands far above by now: it is drawn anew, at the end of the topic
        **whom,
        **clocks.waiting(unit.business, ticket, unit.now, told=True),
        **clocks.reopened(unit.business, ticket, unit.now),
    )
    was = {"by": ticket.owner, "solved_at": ticket.solved_at.isoformat()} if ticket.solved_at else {}
    await record(unit, ticket.id, Event.REOPENED, ticket.customer, **(was if by_words else {}))
    await schedule_all(unit, clocks.watched(unit.business, ticket, again, unit.now))
    await tell_desk(unit, again, to_topic(again, DeskReopened()), redraw(again.desk, again.id))
    return again


async def solved_as_before(unit: Unit, ticket: Ticket) -> Ticket:
    """The words that have opened it again are another's by now: unless somebody goes on with it, it is solved."""
    was = await last_of_ticket(unit, ticket.id, Event.REOPENED) if ticket.state is State.NEW else None
    if not was or await _has_more(unit, ticket, solved_at := datetime.fromisoformat(was["solved_at"])):
        return ticket
    solver = await find_operator(unit, was["by"] or 0)
    solved = await change(
        unit,
        ticket,
        state=State.SOLVED,
        owner_id=was["by"],
        owner_name=solver.name if solver else "",
        solved_at=solved_at,
        waiting_since=None,
        **clocks.AWAKE,
        **clocks.stopped(unit.business, ticket, unit.now),
    )
    await record(unit, ticket.id, Event.STILL_SOLVED, ticket.customer)
    closes = later(
        Close(ticket=ticket.id, version=solved.version), solved_at + unit.business.tickets.close_after
    )
    await schedule_all(unit, [closes, close_topic_later(unit.business, solved, unit.now)])
    return solved


async def _has_more(unit: Unit, ticket: Ticket, since: datetime) -> bool:
    """Whether its customer has said more than thanks in it since then."""
    return any(
        entry.author is Author.CUSTOMER and entry.said_at > since and not only_thanks(entry.content)
        for entry in await entries_of(unit, ticket.id)
    )


async def _whom(unit: Unit, ticket: Ticket) -> clocks.Columns:
    """Who solved it knows it best; if they are not at work and somebody else is, that person is asked."""
    solver = await find_operator(unit, ticket.owner) if ticket.owner else None
    if solver is not None and solver.may_act and solver.duty is not Duty.OFF:
        return {"meant_id": solver.id, "meant_name": solver.name}
    routing = await route_again(unit, ticket, not_to=None)
    await record_routing(unit, ticket.id, routing)
    if routing.person is None and solver is not None and solver.may_act:
        return {"meant_id": solver.id, "meant_name": solver.name}
    return asked(routing)
