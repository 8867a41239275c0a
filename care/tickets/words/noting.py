"""Whoever presses «Note» has said whom their next words are for, before they write them.

So these stay inside for a while, until somebody sends them: who has not read what the button answers, loses nothing.
"""

from datetime import timedelta

from care.agenda.jobs import NoteMeant
from care.agenda.schedule import cancel, schedule
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets.rights import check_admitted

MEANT_FOR = timedelta(minutes=10)  # who writes later than that has forgotten the button


async def begin(unit: Unit, ticket_id: int, operator: Operator) -> None:
    """Their next message with this ticket is a note. Raises NotAllowed."""
    check_admitted(operator)
    await cancel(unit, NoteMeant, ticket_id, operator.id)
    await schedule(unit, NoteMeant(ticket=ticket_id, operator=operator.id), unit.now + MEANT_FOR)


async def was_begun(unit: Unit, ticket_id: int, operator: Operator) -> bool:
    """Whether this message of theirs is that one. Asking is an end of it."""
    return await cancel(unit, NoteMeant, ticket_id, operator.id) > 0
