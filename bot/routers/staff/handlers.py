"""What does what the staff wishes, by name. A theme of bot/routers/staff/actions/ binds its functions here:

    @obeys(commands.TAKE)
    @pressed(Action.TAKE)
    async def take(call: TicketCall) -> Answered | Undone

Who may is the command's; of a button it is said beside it. Each function raises CareError, and then has done nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from bot.routers.staff.call import Answered, Call, TicketCall, Undone
from care.business import Right
from dialogs.staff.command import TeamCommand, TicketCommand

Run: TypeAlias = Callable[[Call], Awaitable[Answered | Undone]]
RunInTicket: TypeAlias = Callable[[TicketCall], Awaitable[Answered | Undone]]
Bound = TypeVar("Bound", bound=Run)
BoundToTicket = TypeVar("BoundToTicket", bound=RunInTicket)
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Handler:
    run: Run
    right: Right = Right.SERVE
    bare: bool = False  # with words behind it, it is not done


@dataclass(frozen=True)
class TicketHandler:
    """The same, for what is done in a ticket's topic."""

    run: RunInTicket
    right: Right = Right.SERVE
    bare: bool = False


COMMANDS: dict[str, TicketHandler] = {}
PRESSES: dict[str, TicketHandler] = {}
GENERAL: dict[str, Handler] = {}
GENERAL_PRESSES: dict[str, Handler] = {}


def obeys(command: TicketCommand) -> Callable[[BoundToTicket], BoundToTicket]:
    """In the topic of the ticket that it concerns."""
    return _of_ticket(COMMANDS, command.name, command.right, bare=command.bare)


def obeys_anywhere(command: TeamCommand) -> Callable[[Bound], Bound]:
    return _of_no_ticket(GENERAL, command.name, command.right, bare=command.bare)


def pressed(action: str, right: Right = Right.SERVE) -> Callable[[BoundToTicket], BoundToTicket]:
    """A button of a ticket's, by its action."""
    return _of_ticket(PRESSES, str(action), right)


def pressed_anywhere(action: str, right: Right = Right.SERVE) -> Callable[[Bound], Bound]:
    """A button that concerns no ticket."""
    return _of_no_ticket(GENERAL_PRESSES, str(action), right)


def _of_ticket(
    table: dict[str, TicketHandler], name: str, right: Right, *, bare: bool = False
) -> Callable[[BoundToTicket], BoundToTicket]:
    def bind(run: BoundToTicket) -> BoundToTicket:
        _put(table, name, TicketHandler(run, right, bare))
        return run

    return bind


def _of_no_ticket(
    table: dict[str, Handler], name: str, right: Right, *, bare: bool = False
) -> Callable[[Bound], Bound]:
    def bind(run: Bound) -> Bound:
        _put(table, name, Handler(run, right, bare))
        return run

    return bind


def _put(table: dict[str, Kind], name: str, deed: Kind) -> None:
    if name in table:
        raise LookupError(f"two functions do {name!r}")
    table[name] = deed
