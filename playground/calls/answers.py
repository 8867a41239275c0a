"""What goes back to the bot for one call."""

import json
from dataclasses import dataclass

from playground.values.errors import ApiError
from playground.values.shapes import Json

JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Wire:
    """What goes over the wire, to the byte."""

    status: int
    content_type: str
    content: bytes
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`broken`: the connection breaks before it; `garbled` is read by the caller in its place."""

    status: int
    body: Json
    broken: bool = False
    garbled: Wire | None = None

    @property
    def lost(self) -> bool:
        """Whether the caller does not get to know it."""
        return self.broken or self.garbled is not None

    def wire(self) -> Wire:
        """What the caller gets. A pause that the answer asks for stands in a header too."""
        content = json.dumps(self.body, separators=(",", ":")).encode()
        pause = self.body.get("parameters", {}).get("retry_after")
        return self.garbled or Wire(self.status, JSON_TYPE, content, pause)


def refusal(error: ApiError) -> Answer:
    """The answer that refuses a call."""
    return Answer(error.code, error.body())
