"""Ticks, and the clock that travels with the playground's."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.run.ticks import Ticks
from bot.run.travel import TravelClock
from playground.acts.world import World
from playground.http.server import serve

OFTEN = timedelta(milliseconds=20)
HOUR = timedelta(hours=1)
SOON = 5.0  # seconds


class Tick:
    """Counts itself, and how many run at once; fails as often as it is told to."""

    def __init__(self, wanted: int = 1, failures: int = 0, until_next: timedelta | None = None) -> None:
        self.reached = asyncio.Event()
        self.done = 0
        self._wanted = wanted
        self.most_at_once = 0
        self._failures = failures
        self._at_once = 0
        self._until_next = until_next

    async def __call__(self) -> timedelta | None:
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        await asyncio.sleep(0.01)
        self._at_once -= 1
        self.done += 1
        if self.done == self._wanted:
            self.reached.set()
        if self.done <= self._failures:
            raise RuntimeError("not this time")
        return self._until_next


@pytest.fixture
async def playground() -> AsyncIterator[str]:
    async with serve(World("700001:playground"), "127.0.0.1", 0) as url:
        yield url


@asynccontextmanager
async def followed(url: str) -> AsyncIterator[tuple[TravelClock, asyncio.Event]]:
    """A clock that listens, and whether it has jumped."""
    clock, jumped = TravelClock(url), asyncio.Event()

    async def jump() -> None:
        jumped.set()

    async with asyncio.TaskGroup() as tasks:
        following = tasks.create_task(clock.follow(jump))
        yield clock, jumped
        following.cancel()


async def test_the_first_tick_comes_at_once() -> None:
    tick = Tick()
    ticks = Ticks(tick, HOUR)
    ticks.start()
    await asyncio.wait_for(tick.reached.wait(), SOON)
    ticks.stop()


async def test_ticks_go_on_after_one_that_failed() -> None:
    tick = Tick(wanted=3, failures=1)
    ticks = Ticks(tick, OFTEN)
    ticks.start()
    await asyncio.wait_for(tick.reached.wait(), SOON)
    ticks.stop()
    assert ticks.age < SOON


async def test_a_tick_comes_when_the_next_thing_is_due() -> None:
    tick = Tick(wanted=3, until_next=OFTEN)
    ticks = Ticks(tick, HOUR)
    ticks.start()
    await asyncio.wait_for(tick.reached.wait(), SOON)
    ticks.stop()


async def test_what_is_due_later_than_the_next_tick_asks_for_none_of_its_own() -> None:
    tick = Tick(until_next=2 * HOUR)
    ticks = Ticks(tick, HOUR)
    ticks.start()
    await asyncio.wait_for(tick.reached.wait(), SOON)
    await ticks.run()
    assert len(ticks._scheduler.get_jobs()) == 1
    ticks.stop()


async def test_ticks_never_overlap() -> None:
    tick = Tick()
    ticks = Ticks(tick, OFTEN)
    ticks.start()
    await asyncio.gather(*(ticks.run() for _ in range(5)))
    ticks.stop()
    assert tick.most_at_once == 1


async def test_a_clock_that_was_not_moved_is_the_systems() -> None:
    assert abs(TravelClock("http://127.0.0.1:9").now() - datetime.now(UTC)) < timedelta(seconds=1)


async def test_the_clock_jumps_with_the_playgrounds_and_says_so(playground: str) -> None:
    async with followed(playground) as (clock, jumped):
        async with httpx.AsyncClient(trust_env=False) as client:
            await client.post(f"{playground}/control/clock", json={"advance": 86400})
        async with asyncio.timeout(SOON):
            await jumped.wait()
    assert abs(clock.now() - datetime.now(UTC) - timedelta(days=1)) < timedelta(seconds=2)


async def test_a_playground_that_is_away_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.run.travel.PAUSE", 0.02)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    async with followed(f"http://127.0.0.1:{port}") as (_, jumped):
        world = World("700001:playground")
        world.clock.advance(60)
        async with serve(world, "127.0.0.1", port), asyncio.timeout(SOON):
            await jumped.wait()


async def test_ticks_go_on_when_the_wall_clock_is_set_back() -> None:
    ticked = asyncio.Event()

    async def tick() -> timedelta | None:
        ticked.set()
        return None

    ticks = Ticks(tick, timedelta(milliseconds=50))
    ticks.start()
    await asyncio.wait_for(ticked.wait(), 5)
    # What a clock that was set back by an hour looks like to a scheduler: the next time is an hour away.
    ticks._job.modify(next_run_time=datetime.now(UTC) + timedelta(hours=1))
    ticked.clear()
    watch = asyncio.create_task(ticks.keep_going())
    await asyncio.wait_for(ticked.wait(), 5)
    watch.cancel()
    ticks.stop()


async def test_a_tick_that_somebody_waits_for_ends_with_them_though_no_more_are_to_come() -> None:
    begun = asyncio.Event()

    async def tick() -> timedelta | None:
        begun.set()
        await asyncio.Event().wait()
        return None

    ticks = Ticks(tick, HOUR)
    ticks.start()
    await asyncio.wait_for(begun.wait(), SOON)
    waiting = asyncio.create_task(ticks.run())
    await asyncio.sleep(0)
    ticks.stop()
    waiting.cancel()
    await asyncio.wait({waiting}, timeout=SOON)
    assert waiting.cancelled()
