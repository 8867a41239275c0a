"""Those who are to hear of something hear it: that a place is closed, that a system takes no calls."""

from datetime import datetime

from care.agenda.jobs import TellClosure, TellGivenUp
from care.agenda.waiting import Waiting
from care.closures.telling import tell
from care.due.doers import does
from care.notices.private import CallsGivenUp
from care.outbox import owe, to_staff
from care.store.unit import Unit
from care.webhooks import calls


@does(TellClosure)
async def _tell(unit: Unit, due: Waiting[TellClosure]) -> datetime | None:
    """Those who are to come, a few at a time."""
    return await tell(unit, due.job.closure)


@does(TellGivenUp)
async def _tell_given_up(unit: Unit, due: Waiting[TellGivenUp]) -> datetime | None:
    """The admins, unless all of it was sent again meanwhile."""
    endpoint = due.job.endpoint
    count, error = await calls.given_up_by(unit, endpoint)
    if count:
        word = CallsGivenUp(endpoint=endpoint, count=count, error=error)
        await owe(unit, *[to_staff(admin, word) for admin in sorted(unit.business.admins)])
    return None
