"""What falls due with a ticket: an owner's silence, the question for a score, closing."""

from datetime import datetime, timedelta

from care.agenda import jobs
from care.agenda.following import plan
from care.agenda.waiting import Waiting
from care.contact import No, NotBefore, Why, Yes, may_write, write
from care.contact.purposes import SURVEY, UNANSWERED
from care.due.doers import does_with_ticket
from care.model.history import Event, happened, record
from care.model.ticket import State, Ticket
from care.notices.customer import AskScore
from care.notices.topic import DeskClosed, DeskSilent
from care.outbox import Lane, owe, retitle, to_customer, to_topic
from care.store.unit import Unit
from care.tickets.changing import change, touch
from care.tickets.promises import working_time
from care.tickets.queue import queue_again

TOO_LATE = timedelta(days=3)  # nobody remembers longer how we did


@does_with_ticket(jobs.HandBack)
async def _hand_back(unit: Unit, ticket: Ticket, due: Waiting[jobs.HandBack]) -> datetime | None:
    """The owner has been silent for too long, in working time, while the customer waited."""
    if ticket.version != due.job.version or ticket.waiting_since is None:
        return None
    since = max(ticket.waiting_since, due.job.since)
    again = working_time(unit.business, ticket.department, since, unit.business.tickets.hand_back_after)
    if again > unit.now:
        return again
    await queue_again(unit, ticket, DeskSilent(operator=ticket.owner_name))
    return None


@does_with_ticket(jobs.AskScore)
async def _ask_score(unit: Unit, ticket: Ticket, due: Waiting[jobs.AskScore]) -> datetime | None:
    """How did we do? If we may ask, and they can still remember."""
    if ticket.solved_at != due.job.solved_at or ticket.score is not None:
        return None
    if unit.now - due.job.solved_at > unit.business.survey.ask_after + TOO_LATE:
        await record(unit, ticket.id, happened(Event.NOT_ASKED, why="late"))
        return None
    match await may_write(unit, SURVEY, ticket.customer):
        # Who has been asked about another ticket has told us how we do.
        case No(why=why) | NotBefore(why=Why.OFTEN as why):
            await record(unit, ticket.id, happened(Event.NOT_ASKED, why=str(why)))
        case NotBefore(at=at):
            return at
        case Yes() as yes:
            await record(unit, ticket.id, happened(Event.ASKED))
            ask = to_customer(ticket, AskScore(summary=ticket.summary), Lane.FOLLOWUP)
            number = await write(unit, yes, ask, touchpoint="ticket", ticket=ticket.id)
            await plan(unit, UNANSWERED.key, ticket.customer, str(number), unit.now, "ticket")
    return None


@does_with_ticket(jobs.Close)
async def _close(unit: Unit, ticket: Ticket, due: Waiting[jobs.Close]) -> datetime | None:
    """The time for reopening has passed."""
    if ticket.state is not State.SOLVED or ticket.version != due.job.version:
        return None
    word = to_topic(ticket, DeskClosed())
    await change(unit, ticket, happened(Event.CLOSED), says=[word], state=State.CLOSED)
    return None


@does_with_ticket(jobs.CloseTopic)
async def _close_topic(unit: Unit, ticket: Ticket, due: Waiting[jobs.CloseTopic]) -> datetime | None:
    """Whatever opens the ticket again opens its topic, too (bot/delivery/topics.py)."""
    over = ticket.state is State.CLOSED or (not ticket.is_open and ticket.version == due.job.version)
    if over and ticket.topic is not None:
        await touch(unit, ticket, topic_closed=True)
        await owe(unit, retitle(ticket.desk, ticket.id))
    return None
