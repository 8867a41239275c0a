"""Who may do what with a ticket, and giving it to somebody."""

from collections.abc import Set
from typing import Any

from care.model.history import Happened
from care.model.ticket import State, Ticket
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets.changing import change
from care.tickets.rows import check_version, load_ticket
from care.values.errors import AlreadyTaken, NotAllowed, WrongState


def check_admitted(operator: Operator) -> None:
    if not operator.may_act:
        raise NotAllowed


async def access(
    unit: Unit, ticket_id: int, operator: Operator, states: Set[State], version: int | None = None
) -> Ticket:
    """The ticket, locked, for an operator's deed that fits `states`; `version` is the one that a button carries."""
    check_admitted(operator)
    ticket = await load_ticket(unit, ticket_id)
    if ticket.state not in states:
        raise WrongState(state=str(ticket.state), into=ticket.merged_into)
    check_version(ticket, version)
    return ticket


async def access_own(
    unit: Unit, ticket_id: int, operator: Operator, states: Set[State], version: int | None = None
) -> Ticket:
    """The same for a deed that is for the owner, or for anybody while there is none. Raises AlreadyTaken too."""
    ticket = await access(unit, ticket_id, operator, states)
    check_own(ticket, operator)
    check_version(ticket, version)
    return ticket


def check_own(ticket: Ticket, operator: Operator) -> None:
    """It is the operator's, or nobody's."""
    if ticket.owner not in (None, operator.id):
        raise AlreadyTaken(by=ticket.owner_name)


async def give(
    unit: Unit,
    ticket: Ticket,
    to: Operator,
    *what: Happened,
    **more: Any,  # noqa: ANN401 - as `change` takes it
) -> Ticket:
    """`to` owns the ticket from now on. `more`: what changes with it, and what is said."""
    owned: dict[str, Any] = {
        "state": State.TAKEN,
        "owner_id": to.id,
        "owner_name": to.name,
        "solved_at": None,
    }
    return await change(unit, ticket, *what, **owned, meant_id=None, meant_name="", **more)
