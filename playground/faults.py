"""Faults on request: the next calls that match fail in the way that was asked for."""

import asyncio
from dataclasses import asdict, dataclass

from playground.errors import ApiError, Refusal, forbidden, too_many_requests
from playground.shapes import Json

KINDS = ("429", "500", "502", "timeout", "blocked", "lost")
SILENCE = 60.0


class Broken(Exception):  # noqa: N818 - the connection's end, not an answer
    """The connection breaks before an answer."""


@dataclass(slots=True)
class Fault:
    """Without `method` or `chat_id` it strikes any, getUpdates only when named. A timeout is `silence` seconds long."""

    kind: str
    times: int = 1
    method: str | None = None
    chat_id: int | None = None
    retry_after: int = 3
    silence: float = SILENCE

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise Refusal(f"There is no fault {self.kind!r}; there are {', '.join(KINDS)}")
        if self.times < 1:
            raise Refusal("A fault strikes at least once")

    def strikes(self, method: str, chat_id: object) -> bool:
        """Whether it strikes this call."""
        if self.method is None:
            return method != "getUpdates" and self._concerns(chat_id)
        return self.method.lower() == method.lower() and self._concerns(chat_id)

    def _concerns(self, chat_id: object) -> bool:
        return self.chat_id is None or str(self.chat_id) == str(chat_id)

    async def happen(self) -> None:
        """Do what comes before the call: refuse it or fall silent. `lost` lets it pass."""
        match self.kind:
            case "429":
                raise too_many_requests(self.retry_after)
            case "500":
                raise ApiError(500, "Internal Server Error")
            case "502":
                raise ApiError(502, "Bad Gateway")
            case "blocked":
                raise forbidden("bot was blocked by the user")
            case "timeout":
                await asyncio.sleep(self.silence)
                raise Broken


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Return the first fault that strikes this call and count it down."""
        for fault in self.waiting:
            if fault.strikes(method, chat_id):
                fault.times -= 1
                if not fault.times:
                    self.waiting.remove(fault)
                return fault
        return None

    def shown(self) -> list[Json]:
        """Return the contract's faults."""
        return [asdict(fault) for fault in self.waiting]
