"""The server: an ASGI application over a world, and a way to run it inside a process that is running already."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from playground import bot_api, control_api, people_api, words
from playground.errors import Refusal
from playground.state import State

if sys.platform == "win32":
    from uvicorn.protocols.http.h11_impl import H11Protocol as Protocol
else:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol as Protocol

PAGE = Path(__file__).parent / "page"


def create_app(world: State) -> ASGIApp:
    """Return the ASGI application. The bot's paths bypass everything that the others go through."""
    rest = Starlette(routes=all_routes(), exception_handlers={Refusal: refused, ValueError: unreadable})
    rest.state.world = world

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.startswith("/bot"):
            await bot_api.serve_method(world, scope, receive, send)
        elif path.startswith("/file/bot"):
            await bot_api.serve_file(world, scope, send)
        else:
            await rest(scope, receive, send)

    return app


def all_routes() -> list[BaseRoute]:
    """Return all routes but the bot's."""
    page = StaticFiles(directory=PAGE, check_dir=False)
    pages = [Route("/", index), Route("/page/words/{language}.json", page_words), Mount("/page", page)]
    return [*people_api.routes(), *control_api.routes(), *pages]


async def index(_request: Request) -> Response:
    """Return the chat page."""
    return FileResponse(PAGE / "index.html")


async def page_words(request: Request) -> Response:
    """Return the page's words in one language."""
    return JSONResponse(words.catalog(request.path_params["language"]))


async def refused(_request: Request, error: Exception) -> Response:
    """Say why not."""
    assert isinstance(error, Refusal)  # noqa: S101 - registered for nothing else
    return JSONResponse({"error": error.sentence}, status_code=error.status)


async def unreadable(_request: Request, error: Exception) -> Response:
    """Say that a number in the address is none."""
    return JSONResponse({"error": f"This cannot be read: {error}"}, status_code=400)


class BreakableProtocol(Protocol):
    """HTTP whose application may break the connection, by the scope's extension `playground.abort`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Hand the application a way to hang up."""
        super().connection_made(transport)
        app = self.app

        async def breakable(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, "extensions": {bot_api.ABORT: transport.abort}}, receive, send)  # type: ignore[arg-type]

        self.app = breakable  # type: ignore[assignment]


class Server(uvicorn.Server):
    """A server that leaves signals to its process and sends everyone home when it closes."""

    def __init__(self, world: State) -> None:
        options = {"access_log": False, "log_level": "warning", "ws": "none", "timeout_graceful_shutdown": 1}
        super().__init__(uvicorn.Config(create_app(world), http=BreakableProtocol, lifespan="on", **options))
        self._world = world

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close, waiting for nobody's long poll."""
        self._world.release()
        await super().shutdown(sockets)


@contextlib.asynccontextmanager
async def serve(world: State, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve a world within this process and event loop; yields the base URL, with the real port if `port` was 0."""
    listener = socket.create_server((host, port))
    server = Server(world)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(server.serve(sockets=[listener]))
        while not (server.started or running.done()):
            await asyncio.sleep(0.005)
        try:
            yield f"http://{host}:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
