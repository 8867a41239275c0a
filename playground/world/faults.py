"""Faults on request: the next calls that match fail in the way that was asked for."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace

from playground.calls.answers import JSON_TYPE, Answer, Wire, refusal
from playground.values.errors import PREFIXES, ApiError, Refusal, forbidden, too_many_requests
from playground.values.shapes import Json

REFUSALS = ("429", "blocked", "refusal")
SILENT = ("timeout", "lost", "reset")
KINDS = (*REFUSALS, "500", "502", *SILENT, "delay", "html", "half", "empty", "body")
SILENCE = {"timeout": 60.0, "delay": 3.0}  # seconds
DOWNLOAD = "download"  # of a file, which is no method
NAMED_ONLY = frozenset({"getupdates", DOWNLOAD})
HTML = "<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>nginx</body></html>"
HALVED = b'{"ok":true,"result":{"message_id":1}}'
UNDONE = Answer(504, {"ok": False})


@dataclass(slots=True)
class Fault:
    """Without `method` or `chat_id` it strikes any; getUpdates and downloads only when named.

    With a `chance` it strikes that part of them, until it has struck `times`.
    `done`: the call takes effect before. `silence`: the seconds of a timeout, or of a delay, after which all goes well.
    `status` and `content_type` are those of html, half, empty and body; `code` and `description` a refusal's.
    """

    kind: str
    times: int = 1
    method: str | None = None
    chat_id: int | None = None
    chance: float = 1.0
    retry_after: int = 3
    silence: float = -1  # less than nothing: as long as it usually is
    done: bool = False
    status: int | None = None
    content_type: str | None = None
    body: str = ""
    code: int = 400
    description: str = "refused on request"

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Refusal(f"There is no fault {self.kind!r}; there are {', '.join(KINDS)}")
        if self.times < 1:
            raise Refusal("A fault strikes at least once")
        if not 0 < self.chance <= 1:
            raise Refusal("A chance is above 0 and at most 1")
        if self.done and self.kind in (*REFUSALS, "timeout"):
            raise Refusal(f"What meets {self.kind!r} has taken no effect")
        if not all(100 <= code <= 599 for code in (self.code, self.status or 200)):
            raise Refusal("A status is a number from 100 to 599")
        self.done = self.done or self.kind == "lost"
        self.silence = SILENCE.get(self.kind, 0.0) if self.silence < 0 else self.silence
        self.description = self.description.removeprefix(f"{PREFIXES.get(self.code)}: ")

    def strikes(self, method: str, chat_id: object) -> bool:
        """Whether it strikes this call."""
        return self._is_meant(method, chat_id) and (self.chance >= 1 or random.random() < self.chance)

    def _is_meant(self, method: str, chat_id: object) -> bool:
        if self.method is None:
            return method.lower() not in NAMED_ONLY and self._concerns(chat_id)
        return self.method.lower() == method.lower() and self._concerns(chat_id)

    def _concerns(self, chat_id: object) -> bool:
        return self.chat_id is None or str(self.chat_id) == str(chat_id)

    async def happen(self, carry_out: Callable[[], Awaitable[Answer]]) -> Answer:
        """What the caller gets of a call, once what was asked for has happened to it."""
        await asyncio.sleep(self.silence)
        if self.kind == "delay":
            return await carry_out()
        return self._spoiled(await carry_out() if self.done else UNDONE)

    def _spoiled(self, reply: Answer) -> Answer:
        if (error := self._error()) is not None:
            words = refusal(error)
            return replace(reply, garbled=words.wire()) if self.done else words
        if self.kind in SILENT:
            return replace(reply, broken=True)
        return replace(reply, broken=False, garbled=self._garbled(reply))

    def _garbled(self, reply: Answer) -> Wire:
        match self.kind:
            case "html":
                status = self.status or 502
                return Wire(status, self.content_type or "text/html", HTML.format(status=status).encode())
            case "half":
                whole = replace(reply, broken=False).wire().content if self.done else HALVED
                content = whole[: len(whole) // 2]
            case _:  # empty, or word by word
                content = self.body.encode("utf-8", "surrogatepass")
        return Wire(self.status or 200, self.content_type or JSON_TYPE, content)

    def _error(self) -> ApiError | None:
        match self.kind:
            case "429":
                return too_many_requests(self.retry_after)
            case "500":
                return ApiError(500, "Internal Server Error")
            case "502":
                return ApiError(502, "Bad Gateway")
            case "blocked":
                return forbidden("bot was blocked by the user")
            case "refusal":
                return ApiError(self.code, self.description)
        return None


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def take(self, method: str, chat_id: object) -> Fault | None:
        """The first fault that strikes this call. It is counted down."""
        for fault in self.waiting:
            if fault.strikes(method, chat_id):
                fault.times -= 1
                if not fault.times:
                    self.waiting.remove(fault)
                return fault
        return None

    def shown(self) -> list[Json]:
        """The contract's faults."""
        return [asdict(fault) for fault in self.waiting]
