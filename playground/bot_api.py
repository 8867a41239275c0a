"""The bot's side of the server, plain ASGI for speed: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import json

from starlette.types import Receive, Scope, Send

from playground import api, bodies
from playground.errors import ApiError
from playground.files import DOWNLOAD_LIMIT, File
from playground.shapes import Json
from playground.state import State

ABORT = "playground.abort"
JSON_TYPE = b"application/json"


async def serve_method(world: State, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer `/bot<token>/<method>`."""
    token, _, name = scope["path"].removeprefix("/bot").partition("/")
    try:
        values, files = await bodies.read(scope, receive)
        reply = await api.answer(world, token, name, values, dict(files))
    except ApiError as error:
        reply = api.refusal(error)
    if reply.broken:
        await hang_up(scope, send)
    else:
        await respond_json(send, reply.status, reply.body)


async def serve_file(world: State, scope: Scope, send: Send) -> None:
    """Answer `/file/bot<token>/<path>`."""
    token, _, path = scope["path"].removeprefix("/file/bot").partition("/")
    try:
        upload = access_file(world, token, path).upload
    except ApiError as error:
        await respond_json(send, error.code, error.body())
        return
    await respond(send, 200, upload.mime_type.encode(), upload.data)


def access_file(world: State, token: str, path: str) -> File:
    """Return a file that the bot may download."""
    if token != world.token:
        raise ApiError(401, "invalid token specified")
    file = world.files.at(path)
    if file is None or len(file.upload.data) > DOWNLOAD_LIMIT:
        raise ApiError(404, "file not found")
    return file


async def hang_up(scope: Scope, send: Send) -> None:
    """Break the connection without an answer; under a foreign server, in the middle of one."""
    abort = scope.get("extensions", {}).get(ABORT)
    if abort is not None:
        abort()
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})


async def respond_json(send: Send, status: int, body: Json) -> None:
    """Send a Bot API answer; a pause that it asks for stands in a header too."""
    pause = body.get("parameters", {}).get("retry_after")
    headers = [(b"retry-after", str(pause).encode())] if pause else []
    await respond(send, status, JSON_TYPE, json.dumps(body, separators=(",", ":")).encode(), *headers)


async def respond(send: Send, status: int, kind: bytes, body: bytes, *headers: tuple[bytes, bytes]) -> None:
    """Send a whole response."""
    head = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *headers]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})
