"""Shifts: who is at work is asked to take new tickets. A break keeps what they have, and ends by itself.

When a shift ends, by a word, by its time or because they leave, the tickets that they work on go back to the queue or
to a colleague on shift, and what they were only asked to take is asked of others. A ticket that sleeps stays with its
owner: nobody needs anything from it now.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from care.business import Business
from care.business.hours import working_day
from care.model.ticket import Sleep, State, Ticket
from care.notices.private import BreakOver, ShiftOver
from care.notices.topic import DeskShiftOver
from care.outbox import owe, to_staff
from care.people.operators import Duty, Operator, colleagues
from care.routing.route import works_in
from care.staff import duty
from care.store.tables import operators, tickets
from care.store.unit import Unit
from care.tickets.queue import ask_again, ask_who_is_there, queue_again
from care.tickets.rights import check_admitted
from care.tickets.rows import load_asked, load_owned
from care.tickets.work.assignment import Cause, pass_to
from care.values.errors import ColleagueOff, NotOnShift


async def begin(
    unit: Unit, operator: Operator, until: datetime | None = None
) -> tuple[Operator, list[Ticket]]:
    """On shift until `until`, or until their departments close; what waits and they are now asked to take.

    A break ends; the shift's end stays unless another is named. Raises NotAllowed for an admin in no staff group.
    """
    check_admitted(operator)
    if until is None and operator.duty is not Duty.OFF:
        operator = await duty.resume(unit, operator)
    else:
        operator = await duty.begin(unit, operator, until or closing(unit.business, operator.id, unit.now))
    asked = await ask_who_is_there(unit)
    return operator, [ticket for ticket in asked if ticket.meant == operator.id]


def closing(business: Business, user_id: int, now: datetime) -> datetime | None:
    """When the day of work in which they are, or the next one, is over in all their departments. None: it never is."""
    theirs = [each.key for each in business.departments if works_in(business, user_id, each.key)]
    days = [working_day(business.hours_of(key), business.tz, now) for key in theirs]
    found = [(opens.astimezone(business.tz).date(), closes) for opens, closes in filter(None, days)]
    first = min((day for day, _ in found), default=None)
    return max((closes for day, closes in found if day == first), default=None)


async def take_break(unit: Unit, operator: Operator, length: timedelta) -> Operator:
    """No new tickets for a while. Raises NotOnShift."""
    if operator.duty is Duty.OFF:
        raise NotOnShift
    return await duty.pause(unit, operator, unit.now + length)


async def waiting(unit: Unit, operator: Operator) -> int:
    """How many tickets wait in the departments where they work."""
    found = await waiting_in(unit)
    return sum(count for key, count in found.items() if works_in(unit.business, operator.id, key))


async def waiting_in(unit: Unit, desk: int | None = None) -> dict[str, int]:
    """How many tickets wait in each department: in all staff groups, or in the one that has this id now."""
    waits = [tickets.c.state == State.NEW, tickets.c.asleep == Sleep.AWAKE, ~tickets.c.hidden]
    if desk is not None:
        waits.append(tickets.c.desk == desk)
    query = select(tickets.c.department, func.count()).where(*waits).group_by(tickets.c.department)
    return {row[0]: row[1] for row in await unit.execute(query)}


async def are_used(unit: Unit) -> bool:
    """Whether anybody has ever been on shift."""
    query = select(operators.c.id).where(operators.c.duty_since.is_not(None)).limit(1)
    return (await unit.execute(query)).first() is not None


async def anybody_there(unit: Unit) -> bool:
    """Whether somebody is on shift, be it on a break."""
    return any(who.duty is not Duty.OFF for who in await colleagues(unit))


async def burden(unit: Unit, operator: Operator) -> list[Ticket]:
    """The tickets that ending the shift would move."""
    return [ticket for ticket in await load_owned(unit, operator.id) if ticket.asleep is Sleep.AWAKE]


async def end(unit: Unit, operator: Operator, to: Operator | None = None) -> int:
    """The shift is over; how many tickets went to `to`, or back to the queue. Raises NotOnShift, ColleagueOff."""
    if operator.duty is Duty.OFF:
        raise NotOnShift
    if to is not None and (to.duty is Duty.OFF or not to.may_act or to.id == operator.id):
        raise ColleagueOff(name=to.name)
    operator = await duty.stop(unit, operator)
    theirs = await burden(unit, operator)
    for ticket in theirs:
        if to is not None:
            await pass_to(unit, ticket, operator, to, cause=Cause.SHIFT)
        else:
            why = DeskShiftOver(operator=operator.name)
            await queue_again(unit, ticket, why, operator.id)
    await ask_others(unit, operator)
    return len(theirs)


async def ask_others(unit: Unit, operator: Operator) -> None:
    """What they were only asked to take is asked of somebody else, or of nobody in particular."""
    for ticket in await load_asked(unit, operator.id):
        await ask_again(unit, ticket)


async def over(unit: Unit, operator: Operator) -> None:
    """The time of the shift has come: it ends, and they are told."""
    if operator.duty is Duty.OFF:
        return
    moved = await end(unit, operator)
    alone = not await anybody_there(unit)
    await owe(unit, to_staff(operator.id, ShiftOver(tickets=moved, alone=alone)))


async def back(unit: Unit, operator: Operator) -> None:
    """The time of the break has passed: they are on shift again, asked to take what waits, and told."""
    if operator.duty is not Duty.BREAK:
        return
    await duty.resume(unit, operator)
    await ask_who_is_there(unit)
    await owe(unit, to_staff(operator.id, BreakOver()))
