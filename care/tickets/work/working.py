"""What operators do with a ticket, beside talking (care/tickets/words/relay.py).

Any admitted operator may take what nobody owns, write a note, pass a ticket on (also a colleague's: so nothing
hangs on one person) and reopen it. Solving and handing back are for the owner, or for anybody while there is none.
`version` is the one that a pressed button carries. All raise NoSuchTicket, NotAllowed, AlreadyTaken, WrongState and
Outdated; of two who do the same at once, exactly one succeeds.
"""

from care.agenda.following import plan
from care.agenda.jobs import AskScore
from care.agenda.schedule import schedule
from care.agenda.unsent import look_now
from care.model.history import Event, happened
from care.model.ticket import DONE, OPEN, About, State, Ticket
from care.notices.customer import TicketResumed, TicketSolved
from care.notices.topic import DeskQueued, DeskResumed, DeskSolved, DeskTaken
from care.outbox import Post, of_deed, to_customer
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.entries import Author, Entry, say
from care.tickets.queue import queue_again
from care.tickets.rights import access, access_own, give
from care.tickets.rows import check_version
from care.tickets.unsent import unsent
from care.tickets.work.assignment import pass_on, words_on
from care.values.content import Message
from care.values.errors import AlreadyTaken, NoCustomer

__all__ = ["hand_back", "note", "pass_on", "reopen", "solve", "take"]


async def take(
    unit: Unit, ticket_id: int, operator: Operator, version: int | None = None, *, answering: bool = False
) -> Ticket:
    """Own the ticket. Taking what one owns already changes nothing.

    Customers who wait for a word are told who it is; others meet them above the next answer, which comes at once when
    they take it by `answering`.
    """
    ticket = await access(unit, ticket_id, operator, OPEN)
    if ticket.owner == operator.id:
        return ticket
    if ticket.owner is not None:
        raise AlreadyTaken(by=ticket.owner_name)
    check_version(ticket, version)
    told = [] if answering else await words_on(unit, ticket, operator)
    word = of_deed(ticket, DeskTaken(operator=operator.name))
    await look_now(unit, ticket.customer)
    return await give(unit, ticket, operator, happened(Event.TAKEN, operator.id), says=[*told, word])


async def note(unit: Unit, ticket_id: int, operator: Operator, message: Message) -> Entry | None:
    """Write an internal note: it goes nowhere. None: it was there already."""
    ticket = await access(unit, ticket_id, operator, frozenset(State))
    said = await say(
        unit,
        ticket.id,
        author=Author.NOTE,
        author_id=operator.id,
        author_name=operator.name,
        messages=[message],
    )
    return said[0] if said else None


async def solve(unit: Unit, ticket_id: int, operator: Operator, version: int | None = None) -> Ticket:
    """The matter is settled, the operator says. The customer is asked for a score later, and can reopen it."""
    ticket = await access_own(unit, ticket_id, operator, OPEN, version)
    unsaid = await unsent(unit, ticket)
    ticket = await change(
        unit,
        ticket,
        happened(Event.SOLVED, operator.id, in_time=clocks.in_time(ticket, unit.now)),
        says=lambda solved: [*_solved(unit, solved, operator), *unsaid],
        state=State.SOLVED,
        owner_id=operator.id,
        owner_name=operator.name,
        solved_at=unit.now,
        score=None,
        **clocks.WROTE,
        **clocks.AWAKE,
        **clocks.stopped(unit.business, ticket, unit.now),
    )
    asked = unit.now + unit.business.survey.ask_after
    await schedule(unit, AskScore(ticket=ticket.id, solved_at=unit.now), asked)
    if ticket.about is About.COMPLAINT and ticket.customer:
        since = f"{ticket.id}:{int(unit.now.timestamp())}"
        await plan(unit, "still_solved", ticket.customer, since, unit.now)
    return ticket


def _solved(unit: Unit, ticket: Ticket, operator: Operator) -> list[Post]:
    until = unit.now + unit.business.tickets.reopen_within
    word = TicketSolved(operator=operator.name, operator_id=ticket.owner, reopen_until=until)
    return [to_customer(ticket, word), of_deed(ticket, DeskSolved(operator=operator.name))]


async def hand_back(unit: Unit, ticket_id: int, operator: Operator, version: int | None = None) -> Ticket:
    """Give one's own ticket back to the queue."""
    ticket = await access_own(unit, ticket_id, operator, frozenset({State.TAKEN}), version)
    why = DeskQueued(operator=operator.name)
    return await queue_again(unit, ticket, why, operator.id)


async def reopen(unit: Unit, ticket_id: int, operator: Operator, version: int | None = None) -> Ticket:
    """Work on it again, as its owner, whenever it was solved."""
    solved = await access(unit, ticket_id, operator, DONE, version)
    if not solved.customer:
        raise NoCustomer
    resumed = to_customer(solved, TicketResumed(operator=operator.name, operator_id=operator.id))
    word = of_deed(solved, DeskResumed(operator=operator.name))
    return await give(
        unit,
        solved,
        operator,
        happened(Event.REOPENED, operator.id),
        says=[resumed, word],
        **clocks.reopened(unit.business, solved, unit.now),
    )
