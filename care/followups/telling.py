"""Something has happened to a customer: it is written down once, and whatever follows is planned with it."""

from care.closures.awaited import Awaited
from care.closures.telling import hear
from care.followups.events import Event, write_down
from care.followups.kinds import KINDS
from care.followups.planning import plan
from care.store.unit import Unit


async def tell(unit: Unit, event: Event) -> bool:
    """Whether it was new. What is too late to write about, or is off, is not planned."""
    number = await write_down(unit, event)
    if number is None:
        return False
    await hear(unit, Awaited(event.at, event.customer, event.touchpoint))
    for kind in KINDS.values():
        if isinstance(event, kind.after) and kind.follows is not None:
            at = await kind.follows(unit, event, number)
            if at is not None:
                await plan(
                    unit, kind, event.customer, f"{event.kind}:{event.reference}", at, event.touchpoint
                )
    return True
