"""The bot's side of the server, a plain ASGI function: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import json

from starlette.types import Receive, Scope, Send

from playground import api, bodies
from playground.errors import ApiError, bad_request
from playground.files import DOWNLOAD_LIMIT
from playground.state import State

ABORT = "playground.abort"
JSON_TYPE = b"application/json"


async def serve_method(world: State, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer `/bot<token>/<method>`."""
    token, _, name = scope["path"].removeprefix("/bot").partition("/")
    try:
        values, files = await bodies.read(scope, receive)
        reply = await api.answer(world, token, name, values, files)
    except ApiError as error:
        reply = api.Answer(error.code, error.body())
    if reply.broken:
        await hang_up(scope, send)
        return
    headers = []
    if pause := reply.body.get("parameters", {}).get("retry_after"):
        headers.append((b"retry-after", str(pause).encode()))
    await respond(
        send, reply.status, JSON_TYPE, json.dumps(reply.body, separators=(",", ":")).encode(), headers
    )


async def serve_file(world: State, scope: Scope, send: Send) -> None:
    """Answer `/file/bot<token>/<path>`."""
    token, _, path = scope["path"].removeprefix("/file/bot").partition("/")
    try:
        if token != world.token:
            raise ApiError(401, "invalid token specified")
        file = world.files.at(path)
        if file is None:
            raise ApiError(404, "file not found")
        if len(file.upload.data) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
    except ApiError as error:
        await respond(send, error.code, JSON_TYPE, json.dumps(error.body()).encode())
        return
    await respond(send, 200, file.upload.mime_type.encode(), file.upload.data)


async def hang_up(scope: Scope, send: Send) -> None:
    """Break the connection without an answer; under a foreign server, in the middle of one."""
    abort = scope.get("extensions", {}).get(ABORT)
    if abort is not None:
        abort()
        return
    headers = [(b"content-length", b"1000")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})


async def respond(
    send: Send,
    status: int,
    kind: bytes,
    body: bytes,
    headers: list[tuple[bytes, bytes]] | None = None,
) -> None:
    """Send a whole response."""
    head = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
