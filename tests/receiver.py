"""A system of the business's that is told what happens, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web


@dataclass
class Receiver:
    """A system of the business's. `answers`: what it does with the next calls; then it takes them."""

    url: str = ""
    answers: list[int | str] = field(default_factory=list)
    heard: list[tuple[dict[str, str], str]] = field(default_factory=list)
    late: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        self.heard.append((dict(request.headers), await request.text()))
        said = self.answers.pop(0) if self.answers else 204
        if said == "late":
            await self.late.wait()
        if said == "reset":
            assert request.transport
            request.transport.abort()
        headers = {"Location": self.url} if said == 302 else {}
        return web.Response(status=said if isinstance(said, int) else 204, headers=headers)

    @property
    def names(self) -> list[str]:
        return [headers["webhook-id"] for headers, _body in self.heard]


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver, app = Receiver(), web.Application()
    app.router.add_post("/", receiver.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield receiver
    finally:
        receiver.late.set()
        await runner.cleanup()
