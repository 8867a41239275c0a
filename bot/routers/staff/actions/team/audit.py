"""Reading the audit log, in private: all of it, of a person or of a ticket, or as a file."""

import re

from bot.routers.staff.actions.numbers import number_of
from bot.routers.staff.call import Answered, Call
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from bot.routers.staff.naming import named_among
from care.business import Right
from care.outbox import Lane, Post, owe
from care.outbox.bodies import File
from care.people.operators import everybody
from care.staff import audit
from care.staff.audit import Filter
from care.staff.audit_sheet import sheet
from care.values.errors import InPrivate, LacksRight
from dialogs.engine.machine import Screen
from dialogs.panels.audit import nobody, render_log, render_people
from dialogs.staff import columns, commands
from dialogs.staff.audit_words import AUDIT
from dialogs.staff.near import near

PAGE = 10
FILE = ("file", "csv", "файл")
MOST = 20_000  # rows in a file; `turbota audit` has them all
ARGUMENT = re.compile(r"(?:p([0-9]{1,18})|t([0-9]{1,18}))?-(?:([0-9]{1,18})(?:-([0-9]{1,18}))?)?", re.ASCII)


@obeys_anywhere(commands.AUDIT)
async def command(call: Call) -> Answered:
    """`/audit`, `/audit taras`, `/audit 12`, `/audit file`."""
    if call.chat < 0:
        raise InPrivate
    text = call.argument.strip()
    if not text:
        return await _page(call, Filter())
    if text.casefold() in FILE:
        await _file(call)
        return None
    if number := number_of(text):
        return await _page(call, Filter(ticket=number))
    people = await everybody(call.desk.unit)
    found, _ = await named_among(call, people)
    if len(found) == 1:
        return await _page(call, Filter(actor=found[0].id))
    if found:
        return render_people(found, call.words)
    close = near(text, {person: (person.name,) for person in people})
    return render_people(close, call.words, nobody(call.words)) if close else nobody(call.words)


@pressed_anywhere(AUDIT, Right.AUDIT)
async def turn(call: Call) -> Answered:
    """Another page. Whoever makes up an argument sees what they may see anyway."""
    if call.chat < 0:
        raise InPrivate
    found = ARGUMENT.fullmatch(call.argument)
    person, ticket, row, tried = found.groups() if found else (None,) * 4
    before = (int(row), int(tried or 0)) if row else None
    return await _page(call, Filter(_id(person), _id(ticket), before))


async def _page(call: Call, wanted: Filter) -> Screen:
    found = await audit.read(call.desk.unit, wanted, PAGE + 1)
    return render_log(found[:PAGE], wanted, call.desk.now, call.words, more=len(found) > PAGE)


async def _file(call: Call) -> None:
    desk = call.desk
    if not desk.business.may(call.operator.id, Right.EXPORT):
        raise LacksRight(role=str(desk.business.rights.least(Right.EXPORT)))
    found = await audit.read(desk.unit, Filter(), MOST)
    text = sheet(found, columns.of_audit(call.words), call.words.language)
    file = File(name=f"audit-{desk.now:%Y-%m-%d}.csv", text=text)
    await owe(desk.unit, Post(call.chat, file, Lane.ANSWER))
    await audit.write(desk.unit, call.operator.id, "export", rows=len(found))


def _id(text: str | None) -> int | None:
    return int(text) if text else None
