"""Whether a bot that runs in this process does anything, read off what its tasks stand in: no pause tells as much.

What it will do later is not looked at: a job, a post that is not due yet, another try.
"""

import asyncio
from collections.abc import Iterator
from types import CoroutineType, FrameType

from aiogram import Bot

from bot.delivery import screens, worker
from bot.delivery.worker import Worker
from bot.intake.reception import Reception
from bot.run.errands import Errands
from bot.run.ticks import Ticks

SOON = 0.7  # seconds; what is owed by then counts as being done
LOOKS, EACH = 15, 0.01  # seconds; what is on its way between two tasks arrives in a few turns of their loop
DOING = frozenset(
    work.__code__
    for work in (
        Reception.accept,
        Reception._handle,
        Ticks.run,
        Errands.round,
        Worker._round,
        Worker._deliver,
        screens._guarded,
    )
)


async def until_still() -> None:
    """Wait until it has been seen doing nothing many times in a row."""
    still = 0
    while still < LOOKS:
        await asyncio.sleep(EACH)
        still = 0 if is_busy() else still + 1


def is_busy() -> bool:
    return any(_is_work(frame) for task in asyncio.all_tasks() for frame in _frames(task.get_coro()))


def _frames(awaited: object) -> Iterator[FrameType]:
    """What stands in what, from the task on."""
    while isinstance(awaited, CoroutineType):
        if awaited.cr_frame is not None:
            yield awaited.cr_frame
        awaited = awaited.cr_await


def _is_work(frame: FrameType) -> bool:
    if frame.f_code is Bot.__call__.__code__:
        return bool(frame.f_locals["method"].__api_method__ != "getUpdates")
    if frame.f_code is Worker._wait.__code__:
        return bool(frame.f_locals["pause"] < min(SOON, worker.IDLE))
    return frame.f_code in DOING
