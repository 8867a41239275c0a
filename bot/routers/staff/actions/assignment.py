"""Passing a ticket on: whom to, why, and doing it. `/pass daria wrong address` says all of it at once."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.routers.staff.call import TicketCall, Undone, plain
from bot.routers.staff.handlers import obeys, pressed
from bot.routers.staff.naming import by_id, named, named_among
from care.business import Department
from care.model.ticket import OPEN
from care.people.operators import Operator, colleagues, usernames
from care.staff.audit import ASKED, UNCLEAR
from care.tickets.rights import access
from care.tickets.work import working as deeds
from care.tickets.work.assignment import Cause
from care.values.errors import NotOffered
from dialogs.engine.machine import Screen
from dialogs.panels.assignment import (
    nobody_named,
    oneself_named,
    read_cause,
    render_causes,
    render_choices,
    several_named,
    there_already,
)
from dialogs.staff import commands
from dialogs.staff.near import names_of, near
from dialogs.staff.team.naming import department_named, first_word
from dialogs.staff.ticket.card import Action


@pressed(Action.PASS)
async def choose(call: TicketCall) -> Undone:
    return Undone(await _choices(call), ASKED)


async def _choices(
    call: TicketCall, wrong: Markup | str = "", close: Sequence[Operator | Department] = ()
) -> Screen:
    unit = call.desk.unit
    ticket = await access(unit, call.ticket.id, call.operator, OPEN, call.version)
    people = await colleagues(unit)
    return plain(call, render_choices(ticket, call.desk.business, people, call.words, wrong, close))


@obeys(commands.PASS)
async def command(call: TicketCall) -> Undone | None:
    """A department's key means it; else a colleague goes first. Where it is not clear who is meant, one chooses."""
    people, rest = await named(call)
    first, words = first_word(call.argument)
    department = department_named(call.desk.business, first)
    exact = department is not None and department.key == first.casefold()
    if len(people) == 1 and not exact:
        await _pass_on(call, to=people[0], reason=rest)
        return None
    if department is None or department.key == call.ticket.department or (people and not exact):
        wrong = await _wrong(call, department, several=len(people) > 1 and not exact)
        close = [] if people or department is not None else await _close(call, first)
        return Undone(await _choices(call, wrong, close), UNCLEAR if wrong else ASKED)
    await _pass_on(call, department=department.key, reason=words)
    return None


async def _wrong(call: TicketCall, department: Department | None, *, several: bool) -> Markup | str:
    """What is wrong with whom the command names; empty: it names nobody."""
    _, (name, _rest) = call.words, first_word(call.argument)
    if not name:
        return ""
    if several:
        return several_named(name, _)
    if department is not None:
        return there_already(department.name.in_language(_.language), _)
    oneself, _rest = await named_among(call, [call.operator])
    return oneself_named(_) if oneself else nobody_named(name, _)


async def _close(call: TicketCall, name: str) -> list[Operator | Department]:
    """Whom the command may have meant: who could have the ticket, and has it not."""
    ticket, people = call.ticket, await colleagues(call.desk.unit)
    aliases = await usernames(call.desk.unit, [person.id for person in people])
    others = {str(each.id): each for each in people if each.id not in (call.operator.id, ticket.owner)}
    departments = {each.key: each for each in call.desk.business.departments if each.key != ticket.department}
    called = {key: (each.name, aliases.get(each.id, "")) for key, each in others.items()}
    found = near(name, called | {key: names_of(each) for key, each in departments.items()})
    return [others[key] if key in others else departments[key] for key in found]


@pressed(Action.TO_DEPARTMENT)
async def to_department(call: TicketCall) -> Undone | None:
    key, _, code = call.argument.partition("-")
    department = call.desk.business.department(key)
    if department is None:
        raise NotOffered
    if not code:
        return await _why(call, Action.TO_DEPARTMENT, department.name.in_language(call.words.language))
    await _pass_on(call, department=key, cause=_cause(code))
    return None


@pressed(Action.TO_OPERATOR)
async def to_operator(call: TicketCall) -> Undone | None:
    user_id, _, code = call.argument.partition("-")
    to = await by_id(call, user_id)
    if not code:
        return await _why(call, Action.TO_OPERATOR, to.name)
    await _pass_on(call, to=to, cause=_cause(code))
    return None


async def _why(call: TicketCall, action: Action, name: str) -> Undone:
    await access(call.desk.unit, call.ticket.id, call.operator, OPEN, call.version)
    return Undone(render_causes(action, call.argument, name, call.words), ASKED)


def _cause(code: str) -> Cause:
    cause = read_cause(code)
    if cause is None:
        raise NotOffered
    return cause


async def _pass_on(
    call: TicketCall,
    *,
    to: Operator | None = None,
    department: str = "",
    reason: str = "",
    cause: Cause = Cause.NONE,
) -> None:
    desk = call.desk
    await deeds.pass_on(
        desk.unit,
        call.ticket.id,
        call.operator,
        to=to,
        department=department,
        reason=reason,
        cause=cause,
        version=call.version,
    )
