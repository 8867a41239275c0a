"""A till of the shop whose bot this is, if whoever keeps the bot has one: where it calls, and with which key.

What it says there is between the page and the shop's API (docs/api.md); the world passes it on and reads none of it.
"""

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from playground.values.errors import Refusal
from playground.values.shapes import Json

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Till:
    """`address`: the server of the API, on this machine. `kinds`: what it sells, as a line may say."""

    address: str
    key: str
    currency: str
    kinds: list[str]

    def __post_init__(self) -> None:
        if urlsplit(self.address).hostname not in LOOPBACK:
            raise Refusal("A till's API has to be on this machine")

    def shown(self) -> Json:
        """What the page has to know."""
        return {name: value for name, value in asdict(self).items() if name != "address"}
