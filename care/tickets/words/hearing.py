"""What a customer's word does to their ticket: they wait for an answer now, what slept is awake, what was solved is
open again. Their thanks does nothing of it (care/understanding/thanks.py). What a word has opened again is solved as it
was when that word was meant for another ticket.
"""

from collections.abc import Iterable
from datetime import datetime

from care.business import Business
from care.model.history import Event, Happened, happened, last_of_ticket
from care.model.ticket import Sleep, State, Ticket
from care.notices.deadlines import DeskHeard, whose
from care.notices.topic import DeskReopened
from care.outbox import to_topic
from care.outbox.rank import PATIENCE, Lane
from care.people.operators import Duty, find_operator
from care.routing.asking import asked, route_again, routed
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.entries import Author, entries_of
from care.understanding.thanks import only_thanks
from care.values.content import Message


async def heard(unit: Unit, ticket: Ticket) -> Ticket:
    """The customer has said more than thanks. What was solved too long ago stays as it is."""
    if ticket.state is State.SOLVED and can_be_opened_again(unit.business, ticket, unit.now):
        return await open_again(unit, ticket, by_words=True)
    if not ticket.is_open or ticket.waiting_since is not None:
        return ticket
    slept = ticket.asleep is not Sleep.AWAKE
    who, name = whose(ticket)
    return await change(
        unit,
        ticket,
        *([happened(Event.WOKEN, ticket.customer)] if slept else []),
        says=[to_topic(ticket, DeskHeard(who=who, name=name))] if slept else [],
        quiet=ticket.hidden,
        outdates=False,
        redrawn=PATIENCE[Lane.DESK],  # it says by when: whoever reads the words below it looks there
        **clocks.waiting(unit.business, ticket, unit.now),
        **clocks.awake(unit.business, ticket, unit.now),
    )


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
    whom, why = await _whom(unit, ticket)
    was = {"by": ticket.owner, "solved_at": ticket.solved_at.isoformat()} if ticket.solved_at else {}
    return await change(
        unit,
        ticket,
        *why,
        happened(Event.REOPENED, ticket.customer, **(was if by_words else {})),
        says=lambda again: [to_topic(again, DeskReopened(by_words=by_words))],
        quiet=ticket.hidden,
        state=State.NEW,
        owner_id=None,
        owner_name="",
        solved_at=None,
        card=None,  # the old one stands far above by now: it is drawn anew, at the end of the topic
        **whom,
        **clocks.waiting(unit.business, ticket, unit.now, told=True),
        **clocks.reopened(unit.business, ticket, unit.now),
    )


async def solved_as_before(unit: Unit, ticket: Ticket) -> Ticket:
    """The words that have opened it again are another's by now: unless somebody goes on with it, it is solved."""
    was = await last_of_ticket(unit, ticket.id, Event.REOPENED) if ticket.state is State.NEW else None
    if not was or await _has_more(unit, ticket, solved_at := datetime.fromisoformat(was["solved_at"])):
        return ticket
    solver = await find_operator(unit, was["by"] or 0)
    return await change(
        unit,
        ticket,
        happened(Event.STILL_SOLVED, ticket.customer),
        quiet=True,  # whoever takes the words away says so
        state=State.SOLVED,
        owner_id=was["by"],
        owner_name=solver.name if solver else "",
        solved_at=solved_at,
        waiting_since=None,
        **clocks.AWAKE,
        **clocks.stopped(unit.business, ticket, unit.now),
    )


async def _has_more(unit: Unit, ticket: Ticket, since: datetime) -> bool:
    """Whether its customer has said more than thanks in it since then."""
    return any(
        entry.author is Author.CUSTOMER and entry.said_at > since and not only_thanks(entry.content)
        for entry in await entries_of(unit, ticket.id)
    )


async def _whom(unit: Unit, ticket: Ticket) -> tuple[clocks.Columns, list[Happened]]:
    """Who solved it knows it best. If they are not at work somebody else is asked, and why; and if nobody is, whoever
    comes first will be (`ask_who_is_there`). Only who has no shifts at all is asked whenever it is.
    """
    solver = await find_operator(unit, ticket.owner) if ticket.owner else None
    knows = solver if solver is not None and solver.may_act else None
    theirs = {"meant_id": knows.id, "meant_name": knows.name} if knows else {}
    if knows and knows.duty is not Duty.OFF:
        return theirs, []
    routing = await route_again(unit, ticket, not_to=None)
    at_any_time = knows is not None and knows.duty_since is None and routing.person is None
    return (theirs if at_any_time else asked(routing)), [routed(routing)]
