"""What falls due with a note that was begun with a button: nobody has written it for so long."""

from datetime import datetime

from care.agenda.jobs import NoteMeant
from care.agenda.waiting import Waiting
from care.due.doers import does
from care.store.unit import Unit


@does(NoteMeant)
async def _note_meant(unit: Unit, due: Waiting[NoteMeant]) -> datetime | None:  # noqa: ARG001
    """What they write now is an answer again."""
    return None
