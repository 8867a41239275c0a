"""The deeds of operators on a ticket, by the names that buttons and commands have for them."""

from bot.doors.desk_commands import DeskCommand
from bot.doors.desk_update import Desk
from care.errors import CareError, NotOffered
from care.operators import Operator, find_operator
from care.outbox import Kind, Lane, Post, owe
from care.tickets import desk as deeds
from care.tickets import places
from care.tickets.model import OPEN, Ticket
from care.tickets.rights import access
from care.tickets.rows import check_version
from dialogs.card import Action, Face


class UnknownCommand(CareError):  # noqa: N818 - named like care's
    code = "unknown_command"


async def obey(desk: Desk, ticket: Ticket, operator: Operator, command: DeskCommand) -> None:
    """A command in the topic. Raises CareError."""
    if command.name in (Action.CARD, Action.PASS):
        # The card may be far above by now: it is drawn anew, at the end of the topic.
        await places.forget(desk.unit, ticket.id, topic=False, now=desk.now)
        await turn(desk, ticket, Face(command.name))
    elif not await _do(desk, ticket.id, operator, command.name):
        raise UnknownCommand


async def press(
    desk: Desk, ticket: Ticket, operator: Operator, action: str, argument: str, version: int
) -> None:
    """A button of the card; `version` is the one that it was drawn for. Raises CareError."""
    match action:
        case Action.PASS | Action.CARD:
            check_version(await access(desk.unit, ticket.id, operator, OPEN), version)
            await turn(desk, ticket, Face(action))
        case Action.TO_OPERATOR | Action.TO_DEPARTMENT:
            await _pass_on(desk, ticket.id, operator, action, argument, version)
        case _:
            await _do(desk, ticket.id, operator, action, version)


async def turn(desk: Desk, ticket: Ticket, face: Face) -> None:
    """Show a face of the card. Whatever redraws the card shows its first face again."""
    body = {"face": str(face)}
    post = Post(ticket.desk, Kind.CARD, Lane.ANSWER, body, f"card{ticket.id}", ticket.id)
    await owe(desk.unit, desk.now, post)


async def _do(desk: Desk, ticket: int, operator: Operator, action: str, version: int | None = None) -> bool:
    """False: there is no such deed."""
    unit, business, now = desk.unit, desk.business, desk.now
    match action:
        case Action.TAKE:
            await deeds.take(unit, ticket, operator, now, version)
        case Action.SOLVE:
            await deeds.solve(unit, business, ticket, operator, now, version)
        case Action.HAND_BACK:
            await deeds.hand_back(unit, business, ticket, operator, now, version)
        case Action.REOPEN:
            await deeds.reopen(unit, ticket, operator, now, version)
        case _:
            return False
    return True


async def _pass_on(
    desk: Desk, ticket: int, operator: Operator, action: str, argument: str, version: int
) -> None:
    unit, business, now = desk.unit, desk.business, desk.now
    if action == Action.TO_DEPARTMENT:
        await deeds.pass_on(unit, business, ticket, operator, now, department=argument, version=version)
        return
    is_number = argument.isascii() and argument.isdigit() and len(argument) < 19
    to = await find_operator(unit, int(argument)) if is_number else None
    if to is None:
        raise NotOffered(operator=argument)
    await deeds.pass_on(unit, business, ticket, operator, now, to=to, version=version)
