"""What customers do with their own tickets. All raise NoSuchTicket, NotAllowed for somebody else's, and WrongState."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select

from care.agenda.jobs import AskCloseness
from care.agenda.schedule import schedule
from care.commands import ExplainScore
from care.model.history import Event, happened
from care.model.ticket import DONE, WELL, State, Ticket
from care.notices.topic import DeskExplained, DeskRated, DeskWithdrawn
from care.outbox import to_topic
from care.people.customers import Customer
from care.routing.asking import judge_said
from care.store.tables import history
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.entries import Author, say
from care.tickets.hiding import tell_desk
from care.tickets.posts import relays
from care.tickets.rows import access_ticket
from care.tickets.unsent import unsent
from care.tickets.words.hearing import can_be_opened_again, open_again, takes_word
from care.tickets.words.hearing import reopen as opens_with
from care.tickets.words.lookup import access_going_on
from care.tickets.words.relay import from_customer
from care.understanding.thanks import asks, only_thanks
from care.values.content import Message
from care.values.errors import AlreadyRated, NotOffered, WrongState

SCORES = range(1, 6)
CORRECTED = timedelta(hours=1)  # so long a score can be another one
BREATH = timedelta(minutes=1)  # between a score and a question of ours: they may have more to say


async def add(unit: Unit, customer: Customer, ticket_id: int, messages: Sequence[Message]) -> None:
    """Say more in an open ticket, or in the one in which it goes on by now."""
    ticket = await access_going_on(unit, ticket_id, customer.id)
    if not ticket.is_open:
        raise WrongState(state=str(ticket.state))
    for message in messages:
        await from_customer(unit, ticket, customer, message)


async def withdraw(unit: Unit, customer: Customer, ticket_id: int) -> Ticket:
    """It needs no answer any more."""
    ticket = await access_ticket(unit, ticket_id, customer.id)
    if not ticket.is_open:
        raise WrongState(state=str(ticket.state))
    told = to_topic(ticket, DeskWithdrawn()), *await unsent(unit, ticket)
    return await change(
        unit,
        ticket,
        happened(Event.WITHDRAWN, customer.id),
        says=told,
        quiet=ticket.hidden,
        state=State.WITHDRAWN,
        **clocks.OVER,
    )


async def reopen(unit: Unit, customer: Customer, ticket_id: int, messages: Sequence[Message]) -> Ticket:
    """It was not solved: within the time that the settings allow, anybody's again, with a new promise."""
    ticket = await access_ticket(unit, ticket_id, customer.id)
    if ticket.state not in DONE or not can_be_opened_again(unit.business, ticket, unit.now):
        raise WrongState(state=str(ticket.state))
    ticket = await open_again(unit, ticket)
    for message in messages:
        await from_customer(unit, ticket, customer, message)
    return ticket


async def rate(unit: Unit, customer: Customer, ticket_id: int, score: int) -> None:
    """The customer's score, one for each time that it was solved; within an hour they can correct it.

    Raises AlreadyRated and NotOffered too.
    """
    if score not in SCORES:
        raise NotOffered
    ticket = await access_ticket(unit, ticket_id, customer.id)
    if ticket.state not in DONE:
        raise WrongState(state=str(ticket.state))
    before = ticket.score
    if before is not None and unit.now - await _rated_at(unit, ticket) > CORRECTED:
        raise AlreadyRated(score=before)
    if score == before:
        return
    corrects = {} if before is None else {"before": before}
    await change(
        unit,
        ticket,
        happened(Event.RATED, customer.id, score=score, **corrects),
        says=[to_topic(ticket, DeskRated(score=score, before=before or 0))],
        quiet=ticket.hidden,
        outdates=False,
        score=score,
    )
    if score >= WELL and customer.closeness is None:
        await schedule(unit, AskCloseness(ticket=ticket.id), unit.now + BREATH)


async def _rated_at(unit: Unit, ticket: Ticket) -> datetime:
    rated = history.c.ticket_id == ticket.id, history.c.event == str(Event.RATED)
    at: datetime = (await unit.execute(select(func.max(history.c.at)).where(*rated))).scalar_one()
    return at


async def explain(unit: Unit, customer: Customer, words: ExplainScore) -> tuple[Ticket, bool]:
    """Why they have rated it so: words for that ticket, whatever became of it. Also whether they open it again.

    Whoever solved it is told. Praise opens nothing. What is closed takes the words, too, and stays closed.
    """
    ticket = await access_going_on(unit, words.ticket, customer.id)
    praise = await _is_praise(unit, ticket, words.messages)
    if not (praise and words.more):
        opens = not praise and can_be_opened_again(unit.business, ticket, unit.now)
        opens = opens and opens_with(ticket, words.messages)
        await tell_desk(unit, ticket, to_topic(ticket, _explained(ticket, praise=praise, opens=opens)))
    for message in words.messages:
        current = await access_going_on(unit, ticket.id, customer.id)
        if takes_word(unit.business, current, unit.now, thanks=praise or only_thanks(message.content)):
            await from_customer(unit, current, customer, message, praise=praise)
            continue
        said = await say(
            unit,
            ticket.id,
            author=Author.CUSTOMER,
            author_id=customer.id,
            author_name=customer.name,
            messages=[message],
        )
        posts = [post for entry in said for post in relays(current, entry, current.desk)]
        await tell_desk(unit, current, *posts)
    after = await access_going_on(unit, ticket.id, customer.id)
    return after, after.is_open and not ticket.is_open


async def _is_praise(unit: Unit, ticket: Ticket, messages: Sequence[Message]) -> bool:
    """Whether who has rated it well only says so, asks for nothing, and says nothing urgent."""
    if ticket.state not in DONE or ticket.score is None or ticket.score < WELL:
        return False
    for message in messages:
        urgent = await judge_said(unit, ticket, message.content.text)
        if asks(message.content.text) or (urgent or 0) > ticket.priority:
            return False
    return True


def _explained(ticket: Ticket, *, praise: bool, opens: bool) -> DeskExplained:
    """Whoever solved it, or has it by now, is called."""
    name = ticket.owner_name if ticket.owner else ""
    return DeskExplained(score=ticket.score, praise=praise, opens=opens, who=ticket.owner, name=name)
