"""What one process alone may do, done by this one for as long as it leads.

Whoever loses the lead stops all of it, what it was sending included, before it asks to lead again: another may have
begun meanwhile, and looks for what was on its way.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeAlias

import structlog

from bot.checks.explained import leaves
from care.store.away import is_away
from care.store.leader import LeadLostError, leading
from care.store.unit import Store

log = structlog.get_logger()
Work: TypeAlias = Callable[[], Coroutine[Any, Any, None]]
PAUSE = 2.0  # seconds


async def lead(store: Store, waiting: Callable[[], None], parts: Sequence[Work]) -> None:
    """Do `parts` for ever, each time that this process leads. `waiting` is called at each look until then."""
    while True:
        try:
            async with leading(store.engine, waiting) as watch, asyncio.TaskGroup() as tasks:
                log.info("leading")
                for part in [watch, *parts]:
                    tasks.create_task(part())
        except Exception as error:
            found = list(leaves(error))
            if not all(isinstance(one, LeadLostError) or is_away(one) for one in found):
                raise
            log.warning("lead_lost", error=type(found[0]).__name__, retry_in=PAUSE)
            waiting()
            await asyncio.sleep(PAUSE)
