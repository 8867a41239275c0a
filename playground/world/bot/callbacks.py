"""Button presses that wait for the bot's answer. As in Telegram, one answer is accepted, within 150 seconds."""

import asyncio
from dataclasses import dataclass, field
from itertools import count

from playground.values.clock import Clock
from playground.values.errors import bad_request
from playground.values.shapes import Json

LIFETIME = 150
TOO_LATE = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True)
class Press:
    """One press. `answer` is what the bot said: `{"text", "show_alert", "url"}`."""

    id: str
    at: float
    answer: Json | None = None
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    def settle(self, answer: Json) -> None:
        """The one who pressed gets the answer."""
        self.answer = answer
        self._answered.set()

    async def outcome(self, seconds: float) -> Json:
        """`{"answered", "text", "show_alert"}`, after `seconds` at most."""
        try:
            async with asyncio.timeout(seconds):
                await self._answered.wait()
        except TimeoutError:
            return {"answered": False, "text": None, "show_alert": False}
        return {"answered": True, **(self.answer or {})}


class Presses:
    """The presses that are not answered yet."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[str, Press] = {}
        self._numbers = count(1)

    def new(self, person_id: int) -> Press:
        """A press that waits from now on."""
        press = Press(f"{person_id}{next(self._numbers):010d}", self._clock.unix())
        self._open[press.id] = press
        return press

    def answer(self, press_id: str, answer: Json) -> None:
        """Raises ApiError 400 for a second answer, and for a late one."""
        press = self._open.pop(press_id, None)
        if press is None or self._clock.unix() - press.at > LIFETIME:
            raise bad_request(TOO_LATE)
        press.settle(answer)
