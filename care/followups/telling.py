"""Something has happened to a customer: it is written down once, and whatever follows is planned with it."""

from care.agenda.following import plan
from care.closures.awaited import Awaited
from care.closures.telling import hear
from care.followups.appointments import follow, known
from care.followups.events import AppointmentCalledOff, AppointmentMade, Event, write_down
from care.followups.kinds import KINDS
from care.store.unit import Unit


async def tell(unit: Unit, event: Event) -> bool:
    """Whether it was new."""
    before = None
    if isinstance(event, AppointmentMade | AppointmentCalledOff):
        before = await known(unit, event.customer, event.reference)
    if not await write_down(unit, event):
        return False
    await follow(unit, event, before)
    if not isinstance(event, AppointmentCalledOff):
        await hear(unit, Awaited(event.at, event.customer, event.touchpoint))
    for kind in KINDS.values():
        if isinstance(event, kind.after) and kind.follows is not None:
            since = await kind.follows(unit, event)
            if since is not None:
                await plan(unit, kind.key, event.customer, about(event), since, event.touchpoint)
    return True


def about(event: Event) -> str:
    return f"{event.kind}:{event.reference}"
