"""The server: an ASGI application over a world, and a way to run it inside a process that is running already."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.server import ServerState

from playground.http import api, bot_api, control_api, doors, people_api, till, words
from playground.http.courier import Courier
from playground.values.errors import Refusal
from playground.values.shapes import Json
from playground.world.state import State

if sys.platform == "win32":
    from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol
else:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as Protocol

PAGE = Path(__file__).parents[1] / "page"
CLOSING_SECONDS = 1.0


def create_app(world: State, host: str = "127.0.0.1") -> ASGIApp:
    """The ASGI application, for a server that listens on `host`.

    The bot's calls bypass what the other requests go through, the doors excepted.
    """
    rest = Starlette(
        routes=_all_routes(),
        exception_handlers={Refusal: _refused, ValueError: _unreadable},
        lifespan=lambda _: _delivering(world),
    )
    rest.state.world = world
    pages = doors.mannered(rest)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.startswith("/bot"):
            await bot_api.serve_method(world, scope, receive, send)
        elif path.startswith("/file/bot"):
            await bot_api.serve_file(world, scope, receive, send)
        else:
            await pages(scope, receive, send)

    return doors.guarded(app, host)


@contextlib.asynccontextmanager
async def _delivering(world: State) -> AsyncIterator[None]:
    """The bot's webhook, while it has one, gets its updates."""

    async def call(name: str, values: Json) -> None:
        await api.answer(world, world.token, name, values, {})

    async with asyncio.TaskGroup() as tasks:
        courier = tasks.create_task(Courier(world, call).run())
        yield
        courier.cancel()


def _all_routes() -> list[BaseRoute]:
    """All routes but the bot's."""
    return [
        *people_api.routes(),
        *control_api.routes(),
        *till.routes(),
        Route("/", index),
        *words.routes(),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
    ]


async def index(_request: Request) -> Response:
    """The chat page."""
    return FileResponse(PAGE / "index.html")


async def _refused(_request: Request, error: Exception) -> Response:
    status, facts = (error.status, error.facts) if isinstance(error, Refusal) else (400, {})
    return JSONResponse({"error": str(error), **facts}, status_code=status)


async def _unreadable(_request: Request, error: Exception) -> Response:
    """A number is none."""
    return JSONResponse({"error": f"This cannot be read: {error}"}, status_code=400)


class BreakableProtocol(Protocol):
    """HTTP whose application may break the connection, by the scope's extension `playground.abort`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's own
        """The application gets a way to hang up."""
        super().connection_made(transport)
        app = self.app

        async def breakable(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, "extensions": {bot_api.ABORT: transport.abort}}, receive, send)

        self.app = breakable


@contextlib.asynccontextmanager
async def serve(world: State, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """A world is served within this process and event loop. Yields the base URL, with the real port if `port` was 0.

    Only uvicorn's protocol is used: its Server minds signals and ticks, which belong to the process that we are in.
    """
    config = uvicorn.Config(create_app(world, host), ws="none", access_log=False, log_config=None)
    config.load()
    state = ServerState()
    listener = socket.create_server((host, port))
    # Connections inherit it; asyncio's own loop forgets it for a listener made like this: 40 ms a call.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def protocol() -> asyncio.Protocol:
        return BreakableProtocol(config=config, server_state=state, app_state={})

    server = await asyncio.get_running_loop().create_server(protocol, sock=listener)
    try:
        async with _delivering(world):
            yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.close()
        world.release()
        await _close(state)


async def _close(state: ServerState) -> None:
    """Every request ends that does so in time; the others are broken off."""
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        await asyncio.wait(state.tasks, timeout=CLOSING_SECONDS)
    for task in state.tasks:
        task.cancel()
