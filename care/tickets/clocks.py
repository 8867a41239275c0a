"""The clocks of an open ticket, in its department's working time.

The answer clock runs while the customer waits for a word, up to `answer_due`: from their message, from a promise
that another department will answer, or from reopening, until an operator writes or solves it. Who has the ticket
meanwhile does not move it. The solving clock runs up to `solve_due`. While we wait for the customer (asleep until they
answer, or solved) it stands still, and `solve_left` has what is left of it. What has run out stays so: no clock runs
backwards, and none is lost with an owner. The third runs up to the moment by which an operator has promised to write
(care/tickets/words/promising.py), whatever the customer says meanwhile.

Most functions give columns for `change` and `touch`, so that a clock is written with what moved it. `watched` finds the
promises that are new since, for care/due/deadlines.py to see to.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from care.agenda.job import Row
from care.agenda.jobs import Warn
from care.agenda.schedule import later
from care.business import Business
from care.model.ticket import Clock, Promised, Sleep, Ticket
from care.tickets.promises import answer_due, promise, time_left, working_time

NOTHING = timedelta(0)
APOLOGIES = 2  # that a customer has for one wait: a third would be worth nothing
Columns: TypeAlias = dict[str, Any]

AWAKE: Columns = {"asleep": Sleep.AWAKE, "wakes_at": None}
WROTE: Columns = {"waiting_since": None, "promise_due": None, "promised_at": None, "promise_told": None}
OVER: Columns = {"solve_due": None, **WROTE, **AWAKE}  # nothing is promised any more


# --- the answer clock


def waiting(business: Business, ticket: Ticket, now: datetime, *, told: bool = False) -> Columns:
    """The customer is promised a word, by a new time. `told`: they hear of it, and that one was broken."""
    due = answer_due(business, ticket.department, now, ticket.priority)
    if ticket.waiting_since is None:
        return _begun(now, due, due if told else None)
    if not told:
        return {"answer_due": due}
    late_since, apologies = ticket.late_since or ticket.answer_due, ticket.apologies + 1
    return {"answer_due": due, "told_due": due, "late_since": late_since, "apologies": apologies}


def moved(business: Business, ticket: Ticket, now: datetime, department: str) -> Columns:
    """Another department answers: by the time that was promised, or sooner if it promises that. They hear of it."""
    due = answer_due(business, department, now, ticket.priority)
    if ticket.waiting_since is None:
        return _begun(now, due, due)
    sooner = replace(ticket, answer_due=min(ticket.answer_due, due))
    return {"answer_due": sooner.answer_due, **told(sooner, now)}


def _begun(now: datetime, due: datetime, told: datetime | None) -> Columns:
    """A new wait: whatever was broken before is over."""
    return {"waiting_since": now, "answer_due": due, "told_due": told, "late_since": None, "apologies": 0}


def told(ticket: Ticket, now: datetime) -> Columns:
    """They hear by when we answer what they wait for. A time that has passed is not named again."""
    waits = ticket.waiting_since is not None and ticket.answer_due > now
    return {"told_due": ticket.answer_due} if waits else {}


def awaited(ticket: Ticket) -> datetime | None:
    """By when its customer is to have a word, as they were told if they were. None: they wait for none."""
    return (ticket.told_due or ticket.answer_due) if ticket.waiting_since is not None else None


# --- what an operator has promised


def promised(due: datetime, now: datetime) -> Columns:
    """They will write by then: who knows that waits for no other time."""
    return {"promise_due": due, "promised_at": now, "waiting_since": None}


def excused(business: Business, ticket: Ticket, now: datetime) -> Columns:
    """They did not, and the customer hears of it: they wait for an answer now, by a time that they are told."""
    begun = {} if ticket.waiting_since else waiting(business, ticket, now)
    due = begun.get("answer_due", ticket.answer_due)
    late_since = ticket.late_since or ticket.promise_due
    apologies = begun.get("apologies", ticket.apologies) + 1
    return {**begun, "told_due": due, "late_since": late_since, "apologies": apologies}


# --- the solving clock


def left(business: Business, ticket: Ticket, now: datetime) -> timedelta:
    """How much working time it has left."""
    if ticket.solve_due is not None:
        return time_left(business, ticket.department, now, ticket.solve_due)
    if ticket.solve_left is not None:
        return timedelta(seconds=ticket.solve_left)
    return promise(business, ticket.department, ticket.priority).solved


def running(
    business: Business, ticket: Ticket, now: datetime, department: str = "", least: timedelta = NOTHING
) -> Columns:
    """It runs, with what it has left, and at least with `least` if it stood still."""
    place = department or ticket.department
    rest = left(business, ticket, now)
    if ticket.solve_due is not None and (place == ticket.department or not rest):
        return {}
    return {"solve_due": working_time(business, place, now, max(rest, least)), "solve_left": None}


def stopped(business: Business, ticket: Ticket, now: datetime) -> Columns:
    """It stands still."""
    if ticket.solve_due is None:
        return {}
    return {"solve_due": None, "solve_left": int(left(business, ticket, now).total_seconds())}


def in_time(ticket: Ticket, now: datetime) -> bool:
    """Whether a ticket that is solved now is solved as promised."""
    if ticket.solve_due is not None:
        return now <= ticket.solve_due
    return ticket.solve_left is None or ticket.solve_left > 0


def reopened(business: Business, ticket: Ticket, now: datetime) -> Columns:
    """It goes on after it was solved, with time at least for an answer."""
    least = promise(business, ticket.department, ticket.priority).first_answer
    return running(business, ticket, now, least=least)


def awake(business: Business, ticket: Ticket, now: datetime, department: str = "") -> Columns:
    """Whatever it slept for is over: it runs."""
    return {**AWAKE, **running(business, ticket, now, department)}


# --- the promises


def broken(ticket: Ticket, promised: Promised) -> int:
    """How many promises of the same wait are broken with this one, which is in force or was."""
    if promised.clock is not Clock.ANSWER:
        return 1
    return max(1, ticket.apologies + (promised == in_force(ticket, Clock.ANSWER)))


def in_force(ticket: Ticket, clock: Clock) -> Promised | None:
    """What is promised by this clock, as long as it is true; None: nothing."""
    if not ticket.is_open or ticket.hidden:
        return None
    if clock is Clock.ANSWER and ticket.waiting_since is not None:
        return Promised(clock=clock, due=ticket.answer_due, wait=ticket.waiting_since)
    if clock is Clock.PROMISE and ticket.promise_due is not None:
        return Promised(clock=clock, due=ticket.promise_due, wait=ticket.promised_at)
    if clock is Clock.SOLVE and ticket.solve_due is not None:
        return Promised(clock=clock, due=ticket.solve_due)
    return None


def watched(business: Business, before: Ticket | None, after: Ticket, now: datetime) -> list[Row]:
    """What is to be scheduled for the promises that have come into force."""
    rows = []
    for clock in Clock:
        new = in_force(after, clock)
        if new is not None and (before is None or new != in_force(before, clock)):
            rows.append(later(Warn.of(after.id, new), _warn_at(business, after, new, now)))
    return rows


def _warn_at(business: Business, ticket: Ticket, promised: Promised, now: datetime) -> datetime:
    """So long before the deadline, but not in the first half of the time that there is."""
    length = time_left(business, ticket.department, now, promised.due)
    rules = business.deadlines
    before = rules.promise_before if promised.clock is Clock.PROMISE else rules.warn_before
    before = min(before, length / 2)
    return working_time(business, ticket.department, now, length - before)
