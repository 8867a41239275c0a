"""The bot's side of the server, plain ASGI for speed: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from starlette.types import Receive, Scope, Send

from playground.calls.answers import Answer, Wire, refusal
from playground.content.files import DOWNLOAD_LIMIT, File
from playground.http import api, bodies
from playground.http.doors import SANDBOX, file_headers
from playground.values.errors import ApiError, bad_request
from playground.world.faults import DOWNLOAD
from playground.world.state import State

ABORT = "playground.abort"
WHERE_UPDATES_GO = ("setwebhook", "deletewebhook")
MANNERS = [(b"x-content-type-options", b"nosniff"), (b"content-security-policy", SANDBOX.encode())]


async def serve_method(world: State, scope: Scope, receive: Receive, send: Send) -> None:
    """The answer to `/bot<token>/<method>`."""
    token, _, name = scope["path"].removeprefix("/bot").partition("/")
    try:
        _check_verb(scope["method"], name)
        values, files = await bodies.read(scope, receive)
        reply = await api.answer(world, token, name, values, dict(files))
    except ApiError as error:
        reply = refusal(error)
    await _respond(reply, scope, receive, send)


def _check_verb(verb: str, name: str) -> None:
    """No link changes where updates go: following one must not make us post to somebody."""
    if verb != "POST" and name.lower() in WHERE_UPDATES_GO:
        raise bad_request(f"{name} is taken by POST only")


async def serve_file(world: State, scope: Scope, receive: Receive, send: Send) -> None:
    """The answer to `/file/bot<token>/<path>`."""
    token, _, path = scope["path"].removeprefix("/file/bot").partition("/")

    async def found() -> Answer:
        try:
            upload = _access_file(world, token, path).upload
        except ApiError as error:
            return refusal(error)
        return Answer(200, {}, garbled=Wire(200, file_headers(upload.mime_type)["content-type"], upload.data))

    await _respond(await api.struck(world, DOWNLOAD, {}, found), scope, receive, send)


def _access_file(world: State, token: str, path: str) -> File:
    """A file that the bot may download."""
    if token != world.token:
        raise ApiError(401, "invalid token specified")
    file = world.files.at(path)
    if file is None or len(file.upload.data) > DOWNLOAD_LIMIT:
        raise ApiError(404, "file not found")
    return file


async def _hang_up(scope: Scope, receive: Receive, send: Send) -> None:
    """The connection breaks without an answer; under a foreign server, in the middle of one."""
    abort = scope.get("extensions", {}).get(ABORT)
    if abort is not None:
        abort()
        while (await receive())["type"] != "http.disconnect":
            pass  # the server takes an end without an answer for a mistake until it has noticed
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})


async def _respond(reply: Answer, scope: Scope, receive: Receive, send: Send) -> None:
    """A whole response, or none."""
    if reply.broken:
        await _hang_up(scope, receive, send)
        return
    wire = reply.wire()
    head = [(b"content-type", wire.content_type.encode()), (b"content-length", b"%d" % len(wire.content))]
    head += MANNERS
    if wire.retry_after:
        head.append((b"retry-after", b"%d" % wire.retry_after))
    await send({"type": "http.response.start", "status": wire.status, "headers": head})
    await send({"type": "http.response.body", "body": wire.content})
