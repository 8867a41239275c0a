"""A webhook as it was set, and how it fares."""

from dataclasses import dataclass, field

from playground.values.shapes import Json
from playground.values.signals import Signal


@dataclass(slots=True)
class Webhook:
    """Where updates are posted. `secret` goes into a header, `most` are posted at once, `gone` fires at its end."""

    url: str
    secret: str
    most: int
    failed_at: int = 0
    failure: str = ""
    gone: Signal = field(default_factory=Signal)

    def fail(self, at: float, words: str) -> None:
        self.failed_at, self.failure = int(at), words

    def info(self) -> Json:
        """Its part of the Bot API's WebhookInfo."""
        info: Json = {"url": self.url, "max_connections": self.most, "ip_address": "127.0.0.1"}
        if self.failed_at:
            info |= {"last_error_date": self.failed_at, "last_error_message": self.failure}
        return info
