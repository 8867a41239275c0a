"""Who comes in: whoever has a key, not too often, with what is not too large. Before anything else is looked at."""

import math
import time
from collections.abc import Callable

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api.problems import Code, ProblemError, told
from bot.delivery.budget import Bucket
from bot.web.bodies import TooLargeError, read_body
from care.store.away import is_away
from care.store.unit import Store
from care.tills import keys
from care.tills.keys import Key

log = structlog.get_logger()

MOST = 256_000  # bytes of a body: a receipt of a thousand lines
OPEN = ("/openapi.json",)  # to whoever asks
BURST = 2.0  # seconds' worth of calls at once


class Rates:
    """How often each key is used. One that nobody uses is as good as new, and is forgotten with the process."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = per_second, clock
        self._buckets: dict[int, Bucket] = {}

    def take(self, key: int) -> float:
        """Take one call; seconds to wait, if it may not be made now."""
        now = self._clock()
        burst = max(1.0, self._rate * BURST)
        bucket = self._buckets.setdefault(key, Bucket(self._rate, burst, now))
        wait = bucket.wait(now)
        if not wait:
            bucket.take(now)
        return wait


class Door:
    """Around the API. The key stands in the request's state, for whoever asks what it may do."""

    def __init__(self, app: ASGIApp, store: Store, rates: Rates) -> None:
        self._app, self._store, self._rates = app, store, rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            if scope["path"].removeprefix(scope["root_path"]) not in OPEN:
                scope["state"] = {"key": await self._let_in(request)}
            body = await _body(request)
        except ClientDisconnect:
            return
        except Exception as error:
            refusal = await told(request, error)
            _note(error, refusal.status_code)
            await refusal(scope, receive, send)
            return
        try:
            await self._app(scope, _again(body, receive), send)
        except Exception as error:  # it was answered
            _note(error, 500)

    async def _let_in(self, request: Request) -> Key:
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        async with self._store.read() as unit:
            key = await keys.find(unit, secret.strip()) if scheme.lower() == "bearer" else None
            is_noted = key is not None and not keys.to_be_noted(key, unit.now)
        if key is None:
            raise ProblemError(Code.NO_KEY, {"WWW-Authenticate": "Bearer"})
        if wait := self._rates.take(key.id):
            raise ProblemError(Code.TOO_MANY, {"Retry-After": str(math.ceil(wait))})
        if not is_noted:
            async with self._store.write() as unit:
                await keys.note_use(unit, key)
                await unit.commit()
        return key


async def _body(request: Request) -> bytes:
    try:
        body = await read_body(request, MOST)
    except TooLargeError:
        raise ProblemError(Code.TOO_LARGE) from None
    except TimeoutError:
        raise ProblemError(Code.TOO_SLOW) from None
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if body and kind != "application/json":
        raise ProblemError(Code.WRONG_TYPE)
    return body


def _note(error: Exception, status: int) -> None:
    """What we could not do, in the log; what they could not, without whoever it was."""
    if isinstance(error, ProblemError):
        log.info("api_refused", code=error.code, status=status)
    elif is_away(error):
        log.warning("store_away", error=type(error).__name__)
    else:
        log.error("api_failed", exc_info=error)


def _again(body: bytes, receive: Receive) -> Receive:
    """The body for whoever reads it next, then whatever comes."""
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> Message:
        return waiting.pop() if waiting else await receive()

    return give
