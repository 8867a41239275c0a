"""The API in a process of its own, on the loop and the server that the product has, to be killed and begun again.

Each is forked from one that has imported everything and holds no store, no loop and no thread.
"""

import asyncio
import multiprocessing
from multiprocessing.context import ForkServerProcess

from bot.api.app import PLACE, build_api
from bot.observe.metrics import Metrics
from bot.run.loop import run_loop
from bot.web.app import build_web
from bot.web.health import Health
from bot.web.server import open_web
from care.store.unit import Store
from tests.store.cast import NOW, StillClock
from tests.store.test_vouchers import RULES

HOST = "127.0.0.1"
UNHURRIED = 100_000  # calls a second that a key may make


class Served:
    """One at a time, always at the same address."""

    def __init__(self, url: str, port: int) -> None:
        self.address = f"http://{HOST}:{port}{PLACE}"
        self._told = url, port
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([__name__])
        self._process: ForkServerProcess | None = None

    def start(self) -> None:
        self._process = self._context.Process(target=serve, args=self._told, daemon=True)
        self._process.start()

    def kill(self) -> None:
        """SIGKILL: it has no time for anything."""
        if self._process is not None:
            self._process.kill()
            self._process.join()


def serve(url: str, port: int) -> None:
    """Until it is killed."""
    run_loop(_serve(url, port))


async def _serve(url: str, port: int) -> None:
    clock = StillClock(NOW)
    async with Store.opened(url, RULES, clock) as store:
        web = build_web(Health(store, clock, {}), Metrics(), parts={PLACE: build_api(store, UNHURRIED)})
        async with open_web(web, HOST, port):
            await asyncio.Event().wait()
