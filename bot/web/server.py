"""Serves the HTTP application inside the bot's own event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext

import uvicorn
from fastapi import FastAPI

from bot.settings.errors import Mistake, SettingsError
from bot.web.protocol import PatientProtocol

GRACE = 5  # seconds that requests in flight have to end


class _Server(uvicorn.Server):
    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        """Signals are the composition root's."""
        return nullcontext()


@asynccontextmanager
async def open_web(web: FastAPI, host: str, port: int) -> AsyncIterator[str]:
    """Serve `web` while the context lasts; gives its address. Requests in flight are finished at the end.

    Raises SettingsError when the port is taken. Port 0 is any free one.
    """
    listener = _listen(host, port)
    config = uvicorn.Config(
        web,
        http=PatientProtocol,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=GRACE,
    )
    server = _Server(config)
    server.servers = []  # those that listen, once they do
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(server.serve([listener]))
            yield f"http://{host}:{listener.getsockname()[1]}"
            server.should_exit = True
    finally:
        # Where we are cancelled, uvicorn is too, and has closed nothing.
        for listening in server.servers:
            listening.close()
        listener.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        listener = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        mistake = Mistake("cannot_listen", ("PORT",), fields={"host": host, "port": port})
        raise SettingsError("environment", mistake) from error
    # Connections inherit it. asyncio sets it only on sockets that it made itself; without it an answer takes 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
