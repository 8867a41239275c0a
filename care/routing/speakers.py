"""Whether who is asked to take a ticket answers in its language, and who else would.

Read when it is shown, not when somebody was asked: who is on shift changes meanwhile.
"""

from typing import TypeAlias

from care.business import Business
from care.model.ticket import State, Ticket
from care.people.operators import Duty, colleagues
from care.routing.route import languages_of, works_in
from care.store.unit import Unit

# The names of those on shift in the department who answer in the ticket's language, while it is asked of somebody who
# does not. None: there is nothing to say.
Speakers: TypeAlias = tuple[str, ...] | None


async def speakers(unit: Unit, ticket: Ticket) -> Speakers:
    """Nobody is looked for while the one who is asked answers in the ticket's language."""
    if ticket.state is not State.NEW or ticket.meant is None or _answers(unit.business, ticket.meant, ticket):
        return None
    return tuple(
        who.name
        for who in await colleagues(unit)
        if who.duty is Duty.ON
        and works_in(unit.business, who.id, ticket.department)
        and _answers(unit.business, who.id, ticket)
    )


def _answers(business: Business, operator: int, ticket: Ticket) -> bool:
    return ticket.language in languages_of(business, operator, ticket.department)
