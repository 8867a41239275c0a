"""Shifts: beginning one, a break, the end, and what becomes of the tickets then. All of it works in private, too."""

import re
from datetime import datetime, timedelta

from markupsafe import Markup

from bot.routers.staff.call import Answered, Call
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from bot.routers.staff.naming import by_id, named
from care.people.operators import Duty, Operator, colleagues
from care.staff import shifts
from care.values.errors import NotOnShift, NotYours, Unclear
from dialogs.engine.machine import Screen
from dialogs.language.when import When, read_length, read_when
from dialogs.panels.team.shifts import OFF, QUEUE, STAY, begun, ended, paused, render_leaving, stays
from dialogs.staff import commands
from dialogs.staff.near import near
from dialogs.staff.team.naming import first_word
from dialogs.staff.team.on_shift import ON

BREAK, LONGEST = timedelta(minutes=15), timedelta(hours=8)


@obeys_anywhere(commands.ONSHIFT)
async def begin(call: Call) -> Markup:
    desk = call.desk
    until = _moment(call) if call.argument else None
    operator, asked = await shifts.begin(desk.unit, call.operator, until)
    waiting = await shifts.waiting(desk.unit, operator)
    return begun(operator, asked, waiting, desk.now, call.words, chosen=until is not None)


@pressed_anywhere(ON)
async def come(call: Call) -> Screen:
    """What they pressed said that nobody is there: now it says who is."""
    return Screen(await begin(call))


@obeys_anywhere(commands.BREAK)
async def take_break(call: Call) -> Markup:
    desk = call.desk
    length = _length(call) if call.argument else BREAK
    operator = await shifts.take_break(desk.unit, call.operator, length)
    return paused(operator, desk.now, call.words)


@obeys_anywhere(commands.OFFSHIFT)
async def end(call: Call) -> Answered:
    """Who has open tickets and names nobody is asked what shall become of them."""
    unit, operator = call.desk.unit, call.operator
    if operator.duty is Duty.OFF:
        raise NotOnShift
    if call.argument:
        people, _ = await named(call)
        if len(people) != 1:
            raise Unclear(command=commands.OFFSHIFT.name, near=() if people else await _near(call))
        return await _end(call, people[0])
    theirs = await shifts.burden(unit, operator)
    if not theirs:
        return await _end(call)
    others = [who for who in await colleagues(unit) if who.duty is Duty.ON and who.id != operator.id]
    return render_leaving(operator, len(theirs), others, call.words)


async def _near(call: Call) -> tuple[str, ...]:
    """The colleagues who may be meant."""
    others = [who for who in await colleagues(call.desk.unit) if who.id != call.operator.id]
    close = near(first_word(call.argument)[0], {who: (who.name,) for who in others})
    return tuple(who.name for who in close)


@pressed_anywhere(OFF)
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
    tickets = await shifts.end(desk.unit, call.operator, to)
    alone = not await shifts.anybody_there(desk.unit)
    return ended(call.operator, tickets, to, call.words, alone=alone)


def _moment(call: Call) -> datetime:
    """`18:00`, `2h`, `until 9 pm`, `до 21`, and an hour alone."""
    for text in (call.argument, f"until {call.argument}"):
        when = _until(call, text)
        if when is not None and not when.rest:
            return when.moment
    raise Unclear(command=commands.ONSHIFT.name)


def _until(call: Call, text: str) -> When | None:
    return read_when(text, call.desk.now, call.desk.business.tz, language=call.words.language)


def _length(call: Call) -> timedelta:
    """A number alone is minutes; `until 15:00` is a break, too."""
    text, now = call.argument, call.desk.now
    length = timedelta(minutes=int(text)) if re.fullmatch(r"[0-9]{1,3}", text) else read_length(text)
    when = _until(call, text) if length is None else None
    if when is not None and not when.rest:
        length = when.moment - now
    if not length or length > LONGEST:
        raise Unclear(command=commands.BREAK.name)
    return length
