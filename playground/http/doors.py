"""Who may come in: programs of this machine, and the page itself; no page of anybody else's in the same browser.

A request must name the server as the one who started it does: a loopback name, or the address that it listens on, with
its port. Else another site's name could be made to lead here. A browser says from where it asks: that must be the page.
Calls to act come as JSON or as a form with files, which no other site can send without being asked about first. What
is served is framed by nobody, read by no other site, and taken for nothing else than it says.
"""

from collections.abc import Iterable, Iterator

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - listening there is no name to be called by
BODIES = ("application/json", "multipart/form-data")
POLICY = (
    "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"
PLAIN = ("image/", "audio/", "video/")
MANNERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": POLICY,
}


class Headers:
    """A request's headers by name; of one that comes twice, all."""

    def __init__(self, scope: Scope) -> None:
        self._all = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]]

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for one, value in self._all if one == name]

    def get(self, name: str) -> str:
        """A header's first value, or nothing."""
        return next(iter(self.all(name)), "")


def guarded(app: ASGIApp, host: str) -> ASGIApp:
    """The application behind its doors; `host` is where it listens."""
    names = LOOPBACK if host in ANYWHERE else (*LOOPBACK, host)

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif refused := next(_refusals(scope, names), None):
            status, words = refused
            body = {"ok": False, "error_code": status, "description": words, "error": words}
            await JSONResponse(body, status, headers=MANNERS)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return guard


def _refusals(scope: Scope, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Why a request is not let in: an HTTP status and a sentence."""
    headers, port = Headers(scope), (scope.get("server") or ("", None))[1]
    allowed = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())
    hosts = headers.all("host")
    if len(hosts) != 1 or hosts[0].lower() not in allowed:
        yield 403, f"This is not where the playground is: it is at http://127.0.0.1:{port}/"
    if any(origin != f"http://{host}" for origin in headers.all("origin") for host in hosts):
        yield 403, "Only the playground's own page may ask this"
    if headers.get("sec-fetch-site") in ("cross-site", "same-site") and not _is_visit(scope, headers):
        yield 403, "Only the playground's own page may ask this"
    if _acts(scope) and _has_body(headers) and not headers.get("content-type").lower().startswith(BODIES):
        yield 415, "Say it as JSON: content-type is application/json"


def _is_visit(scope: Scope, headers: Headers) -> bool:
    """Whether somebody follows a link to the page."""
    return bool(
        scope["method"] == "GET" and scope["path"] == "/" and headers.get("sec-fetch-mode") == "navigate"
    )


def _acts(scope: Scope) -> bool:
    """Whether a request may change the world, in the people's or the desk's name."""
    return scope["method"] not in ("GET", "HEAD") and scope["path"].startswith(("/people", "/control"))


def _has_body(headers: Headers) -> bool:
    return headers.get("content-length") not in ("", "0") or bool(headers.get("transfer-encoding"))


def mannered(app: ASGIApp) -> ASGIApp:
    """The application with `MANNERS` on each answer that does not say otherwise."""

    async def speak(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_manners(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _value in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in MANNERS.items()]
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in said)]
            await send(message)

        await app(scope, receive, with_manners if scope["type"] == "http" else send)

    return speak


def file_headers(mime_type: str) -> dict[str, str]:
    """The headers of somebody's file: shown where a page embeds a picture or sound of it, else saved.

    Opened by itself it runs nothing, whatever it is; what could run (a page, an SVG, a script) loses its type.
    """
    shown = mime_type.startswith(PLAIN) and "svg" not in mime_type
    return MANNERS | {
        "content-type": mime_type if shown else "application/octet-stream",
        "content-disposition": "attachment",
        "content-security-policy": SANDBOX,
    }
