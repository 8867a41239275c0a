"""Around a deadline: before it the ticket's owner is told, after it they, the department and the customer, then the
supervisors; once each for each promise, and on the ticket's history. While it stays broken, the supervisors hear of it
once more each working day. Where nobody has the ticket, whoever is there by now is asked to take it.

Each apology names a new time, which is watched as the first was. When that is broken, too, the supervisors hear at once
that it is the second time, and the customer has a second apology, the last one: from then on it is for people to write.

What was missed while we were down is done at the first tick: each step does the next one that is due by then. A row
whose promise is in force no more does nothing. Only a broken promise is followed up however the ticket is passed
around: the customer waits all the same.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from care.agenda.jobs import Apologise, Escalate, Overdue, StillBroken, TellPromise, Warn
from care.agenda.schedule import schedule
from care.agenda.waiting import Waiting
from care.business import Business
from care.contact import No, NotBefore, Yes, may_write, write
from care.contact.purposes import APOLOGY
from care.due.doers import does_with_ticket
from care.model.history import Event, happened, has_happened, record
from care.model.ticket import Clock, Promised, Ticket
from care.notices.customer import TicketLate
from care.notices.deadlines import DeskEscalated, DeskOverdue, DeskWarned, StaffEscalated, whose
from care.notices.notice import AboutTicket, Named
from care.notices.promises import PromiseBroken
from care.outbox import Post, owe, said_once, to_customer, to_staff, to_topic
from care.staff.on_shift import on_shift_but
from care.staff.supervisors import supervisors
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.clocks import APOLOGIES, in_force
from care.tickets.promises import working_time
from care.tickets.queue import ask_somebody
from care.tickets.words.promising import tell

DAY = timedelta(days=1)


@does_with_ticket(Warn)
async def _warn(unit: Unit, ticket: Ticket, due: Waiting[Warn]) -> datetime | None:
    """The deadline is near: whoever has the ticket, or is asked to take it, is told."""
    promised = due.job.promised
    if promised != in_force(ticket, promised.clock):
        return None
    if promised.due <= unit.now:
        await _break(unit, ticket, promised)
        return None
    if await _first(unit, ticket, Event.WARNED, promised):
        ticket = await ask_somebody(unit, ticket)
        warned = DeskWarned.of(ticket, promised)
        await owe(unit, to_topic(ticket, replace(warned, others=await _instead_of(unit, ticket, promised))))
        await schedule(unit, Overdue.of(ticket.id, promised), promised.due)
    return None


@does_with_ticket(Overdue)
async def _overdue(unit: Unit, ticket: Ticket, due: Waiting[Overdue]) -> datetime | None:
    await _break(unit, ticket, due.job.promised)
    return None


async def _break(unit: Unit, ticket: Ticket, promised: Promised) -> None:
    """The promise is broken: the department is told; of a second one for the same wait the supervisors, at once."""
    if promised != in_force(ticket, promised.clock) or promised.due > unit.now:
        return
    if not await _first(unit, ticket, Event.OVERDUE, promised):
        return
    ticket = await ask_somebody(unit, ticket)
    overdue = DeskOverdue.of(ticket, promised)
    overdue = replace(overdue, others=await _instead_of(unit, ticket, promised))
    await owe(unit, _instead(to_topic(ticket, overdue), promised))
    later = working_time(
        unit.business, ticket.department, promised.due, unit.business.deadlines.supervisor_after
    )
    if later > unit.now and clocks.broken(ticket, promised) == 1:
        await schedule(unit, Escalate.of(ticket.id, promised), later)
    else:
        await _tell_supervisors(unit, ticket, promised)
    await _tell_customer(unit, ticket, promised)


async def _instead_of(unit: Unit, ticket: Ticket, promised: Promised) -> tuple[Named, ...]:
    """Who is on shift, where whoever is to keep an operator's promise is not."""
    who, _name = whose(ticket)
    if promised.clock is not Clock.PROMISE:
        return ()
    return await on_shift_but(unit, who, ticket.department)


async def _tell_customer(unit: Unit, ticket: Ticket, promised: Promised) -> None:
    """As soon as they are awake."""
    if promised.wait and unit.business.deadlines.tell_customer:
        awake = await _say_sorry(unit, ticket, promised)
        if awake is not None:
            await schedule(unit, Apologise.of(ticket.id, promised), awake)


@does_with_ticket(Escalate)
async def _escalate(unit: Unit, ticket: Ticket, due: Waiting[Escalate]) -> datetime | None:
    """Still broken: whatever was promised since, the customer has waited all the time.

    Unless they know of this wait already, because the new promise broke before its time had come.
    """
    promised, stands = due.job.promised, in_force(ticket, due.job.clock)
    which = "wait" if promised.clock is Clock.ANSWER else "due"
    if stands is None or stands.facts[which] != promised.facts[which]:
        return None
    same = {name: promised.facts[name] for name in ("clock", which)}
    if not await has_happened(unit, ticket.id, Event.ESCALATED, **same):
        await _tell_supervisors(unit, ticket, promised)
    return None


@does_with_ticket(StillBroken)
async def _still_broken(unit: Unit, ticket: Ticket, due: Waiting[StillBroken]) -> datetime | None:
    """The supervisors have known for a working day."""
    promised = due.job.promised
    if promised != in_force(ticket, promised.clock):
        return None
    if promised.clock is Clock.PROMISE and ticket.waiting_since is not None:
        return None  # of the answer that they wait for instead speaks another
    await record(unit, ticket.id, happened(Event.ESCALATED, **promised.facts))
    await _mention(unit, ticket, promised)
    return _a_day_later(unit.business, ticket, unit.now)


@does_with_ticket(Apologise)
async def _apologise(unit: Unit, ticket: Ticket, due: Waiting[Apologise]) -> datetime | None:
    return await _say_sorry(unit, ticket, due.job.promised)


@does_with_ticket(TellPromise)
async def _tell(unit: Unit, ticket: Ticket, _due: Waiting[TellPromise]) -> datetime | None:
    return await tell(unit, ticket)


async def _say_sorry(unit: Unit, ticket: Ticket, promised: Promised) -> datetime | None:
    """An honest word to the customer, with a new time, unless they had the last one. In quiet hours: when those end.

    It names what they were told, and comes when that is broken: the team may have been meant to answer sooner.
    """
    if promised != in_force(ticket, promised.clock) or await _had_it(unit, ticket, promised):
        return None
    told = ticket.promise_told if promised.clock is Clock.PROMISE else ticket.told_due
    broken = max(unit.now, told or unit.now)
    match await may_write(unit, APOLOGY, ticket.customer, at=broken):
        case No():
            return None
        case NotBefore(at=at):
            return at
        case Yes() as yes if broken <= unit.now:
            await _apologise_now(unit, ticket, promised, yes)
            return None
    return broken


async def _had_it(unit: Unit, ticket: Ticket, promised: Promised) -> bool:
    """The last apology; of what an operator has promised the one, or that of an answer which is late as well."""
    if promised.clock is Clock.ANSWER:
        return ticket.apologies >= APOLOGIES
    late = ticket.waiting_since is not None and ticket.answer_due <= unit.now
    return late or await has_happened(unit, ticket.id, Event.APOLOGISED, **promised.facts)


async def _apologise_now(unit: Unit, ticket: Ticket, promised: Promised, yes: Yes) -> None:
    sorry: AboutTicket
    if promised.clock is Clock.PROMISE:
        renewed = clocks.excused(unit.business, ticket, unit.now)
        new = renewed["told_due"]
        sorry = PromiseBroken(due=ticket.promise_told or promised.due, answer_due=new)
    else:
        renewed = clocks.waiting(unit.business, ticket, unit.now, told=True)
        new, again = renewed["answer_due"], renewed["apologies"] > 1
        sorry = TicketLate(due=ticket.told_due, answer_due=new, again=again)
    apologised = happened(Event.APOLOGISED, **promised.facts, new=new.isoformat())
    await write(unit, yes, to_customer(ticket, sorry), touchpoint="ticket", ticket=ticket.id)
    await change(unit, ticket, apologised, outdates=False, **renewed)


async def _first(unit: Unit, ticket: Ticket, event: Event, promised: Promised) -> bool:
    """Write the escalation down. False: it was written down, and done, before."""
    if await has_happened(unit, ticket.id, event, **promised.facts):
        return False
    await record(unit, ticket.id, happened(event, **promised.facts))
    return True


async def _tell_supervisors(unit: Unit, ticket: Ticket, promised: Promised) -> None:
    """Now, and again while nothing changes."""
    if await _first(unit, ticket, Event.ESCALATED, promised):
        await _mention(unit, ticket, promised)
        await schedule(
            unit, StillBroken.of(ticket.id, promised), _a_day_later(unit.business, ticket, unit.now)
        )


def _a_day_later(business: Business, ticket: Ticket, now: datetime) -> datetime:
    """At the same time of the next day, or when the department opens after that."""
    return working_time(business, ticket.department, now + DAY, timedelta(0))


async def _mention(unit: Unit, ticket: Ticket, promised: Promised) -> None:
    """In the topic, where Telegram notifies those who are mentioned, and in private, where no budget is tight."""
    people, broken = await supervisors(unit, ticket.department), clocks.broken(ticket, promised)
    named = tuple(Named(who, name) for who, name in people.items())
    word = to_topic(ticket, replace(DeskEscalated.of(ticket, promised), people=named, broken=broken))
    alone = StaffEscalated(
        ticket=ticket.id, clock=promised.clock, due=promised.due, wait=promised.wait, broken=broken
    )
    private = [replace(to_staff(who, alone), ticket_id=ticket.id) for who in people]
    await owe(unit, _instead(word, promised), *private)


def _instead(word: Post, promised: Promised) -> Post:
    """The later word about a broken promise takes the place of one that still waits: the same is not said twice."""
    return said_once(word, f"late:{word.chat_id}:{word.ticket_id}:{promised.clock}")
