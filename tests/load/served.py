"""The API in a process of its own, on the loop and the server that the product has, to be killed and begun again.

It tells a system of the business's what points were earned, if there is one.

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
from bot.webhooks import sender
from bot.webhooks.sender import WebhookSender
from bot.webhooks.signing import new_secret
from care.business.webhooks import Webhook
from care.store.unit import Store
from tests.store.cast import NOW, StillClock
from tests.store.test_vouchers import RULES

HOST = "127.0.0.1"
SOON = 0.05  # seconds between two looks at what is to be told
UNHURRIED = 100_000  # calls a second that a key may make


class Served:
    """One at a time, always at the same address."""

    def __init__(self, url: str, port: int, crm: str = "") -> None:
        """`crm`: where that system listens."""
        self.port, self.address = port, f"http://{HOST}:{port}{PLACE}"
        self._told = url, port, crm
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


def serve(url: str, port: int, crm: str) -> None:
    """Until it is killed."""
    sender.IDLE = SOON
    run_loop(_serve(url, port, (Webhook(key="crm", url=crm),) if crm else ()))


async def _serve(url: str, port: int, webhooks: tuple[Webhook, ...]) -> None:
    clock, rules = StillClock(NOW), RULES.model_copy(update={"webhooks": webhooks})
    async with Store.opened(url, rules, clock) as store:
        web = build_web(Health(store, clock, {}), Metrics(), parts={PLACE: build_api(store, UNHURRIED)})
        async with open_web(web, HOST, port):
            await WebhookSender(store, clock, webhooks, new_secret()).run()
            await asyncio.Event().wait()
