"""Does what an operator wishes, if they may, and writes it into the audit log, or counts that it was tried.

Raises CareError, with nothing done.
"""

from collections.abc import Awaitable, Callable
from functools import partial

from bot.routers.staff.actions import COMMANDS, GENERAL_PRESSES, IN_GROUP, PRESSES
from bot.routers.staff.call import Answered, Call, TicketCall, Undone
from bot.routers.staff.handlers import Handler, TicketHandler
from care.business import Right
from care.staff import audit
from care.values.errors import CareError, LacksRight, NotAnAnswer, OfATicket, StandsAlone, UnknownCommand
from dialogs.staff import commands

UNSEND = commands.UNSEND.name  # works in answer to any message of one's own


async def obey(call: Call, name: str) -> Answered:
    """A command. In a ticket's topic the ticket's commands go first."""
    return await _run(call, name, COMMANDS, IN_GROUP)


async def press(call: Call, name: str) -> Answered:
    """A button: a ticket's, or one that concerns no ticket."""
    return await _run(call, name, PRESSES, GENERAL_PRESSES)


async def _run(
    call: Call, name: str, of_ticket: dict[str, TicketHandler], general: dict[str, Handler]
) -> Answered:
    if isinstance(call, TicketCall) and name in of_ticket:
        deed = of_ticket[name]
        return await _noted(call, name, deed, partial(deed.run, call), call.ticket.id)
    if name in general:
        return await _noted(call, name, general[name], partial(general[name].run, call))
    unit, actor = call.desk.unit, call.operator.id
    if name in of_ticket or name == commands.NOTE.name:  # a note is no command, but is written like one
        error: CareError = NotAnAnswer() if name == UNSEND else OfATicket(name=name)
        await audit.tried(unit, actor, name, error.code)
        raise error
    ticket = call.ticket.id if isinstance(call, TicketCall) else None
    await audit.tried(unit, actor, "unknown", UnknownCommand.code, ticket)
    raise UnknownCommand(name=name)


async def _noted(
    call: Call,
    name: str,
    deed: Handler | TicketHandler,
    do: Callable[[], Awaitable[Answered | Undone]],
    ticket: int | None = None,
) -> Answered:
    unit, actor = call.desk.unit, call.operator.id
    try:
        async with unit.savepoint():
            _check(call, deed.right)
            if deed.bare and call.says_more:
                raise StandsAlone(name=name)
            answered = await do()
    except CareError as error:
        await audit.tried(unit, actor, name, error.code, ticket)
        raise
    if isinstance(answered, Undone):
        await audit.tried(unit, actor, name, answered.why, ticket)
        return answered.shown
    await audit.write(unit, actor, name, ticket=ticket)
    return answered


def _check(call: Call, right: Right) -> None:
    business = call.desk.business
    if not business.may(call.operator.id, right):
        raise LacksRight(role=str(business.rights.least(right)))
