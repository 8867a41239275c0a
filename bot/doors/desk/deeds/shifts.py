"""Shifts: beginning one, a break, the end, and what becomes of the tickets then. All of it works in private, too."""

import re
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.doors.desk.call import Answered, Call, Deed
from bot.doors.desk.naming import by_id, named
from care.errors import NotOnShift, NotYours, Unclear
from care.operators import Duty, Operator, colleagues
from care.staff import shifts
from dialogs.machine import Screen
from dialogs.staff.panels.shifts import OFF, QUEUE, STAY, begun, ended, paused, render_leaving, stays
from dialogs.when import read_length, read_when

UNTIL = re.compile(r"(?:until|till|to|до)\s+", re.IGNORECASE)
BREAK, LONGEST = timedelta(minutes=15), timedelta(hours=8)


async def begin(call: Call) -> Markup:
    desk = call.desk
    until = _moment(call) if call.argument else None
    operator = await shifts.begin(desk.unit, call.operator, desk.now, until)
    waiting = await shifts.waiting(desk.unit, desk.business, operator)
    return begun(operator, waiting, desk.now, call.words)


async def take_break(call: Call) -> Markup:
    desk = call.desk
    length = _length(call.argument) if call.argument else BREAK
    operator = await shifts.take_break(desk.unit, call.operator, desk.now, length)
    return paused(operator, desk.now, call.words)


async def end(call: Call) -> Answered:
    """Who has open tickets and names nobody is asked what shall become of them."""
    unit, operator = call.desk.unit, call.operator
    if operator.duty is Duty.OFF:
        raise NotOnShift
    if call.argument:
        people, _ = await named(call)
        if len(people) != 1:
            raise Unclear(example="/offshift Daria")
        return await _end(call, people[0])
    theirs = await shifts.burden(unit, operator)
    if not theirs:
        return await _end(call)
    others = [who for who in await colleagues(unit) if who.duty is Duty.ON and who.id != operator.id]
    return render_leaving(operator, len(theirs), others, call.words)


async def choose(call: Call) -> Screen:
    whose, _, what = call.argument.partition("-")
    if whose != str(call.operator.id):
        raise NotYours
    if what == STAY:
        return Screen(stays(call.words))
    if what == QUEUE:
        return Screen(await _end(call))
    return Screen(await _end(call, await by_id(call, what)))


async def _end(call: Call, to: Operator | None = None) -> Markup:
    desk = call.desk
    tickets = await shifts.end(desk.unit, desk.business, call.operator, desk.now, to)
    return ended(call.operator, tickets, to, call.words)


def _moment(call: Call) -> datetime:
    when = read_when(UNTIL.sub("", call.argument, count=1), call.desk.now, call.desk.business.tz)
    if when is None or when.rest:
        raise Unclear(example="/onshift until 18:00")
    return when.moment


def _length(text: str) -> timedelta:
    """A number alone is minutes."""
    length = timedelta(minutes=int(text)) if re.fullmatch(r"[0-9]{1,3}", text) else read_length(text)
    if not length or length > LONGEST:
        raise Unclear(example="/break 15m")
    return length


GENERAL = {"onshift": Deed(begin), "offshift": Deed(end), "break": Deed(take_break)}
GENERAL_PRESSES = {OFF: Deed(choose)}
