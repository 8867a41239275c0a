"""Telegram's sending limits: token buckets over the real clock. Edits and new topics count as messages sent.

Source: Telegram's bot FAQ. Limits in life are vaguer; these are the numbers it names.
"""

import math
import time
from dataclasses import dataclass

from playground.values.errors import too_many_requests


@dataclass(slots=True)
class Bucket:
    """Holds at most `size` tokens and gains `rate` of them a second."""

    rate: float
    size: float
    tokens: float = math.inf
    at: float = 0.0

    def wait_for(self, cost: int) -> float:
        """The seconds until `cost` tokens are there; 0 if they are."""
        now = time.monotonic()
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (min(cost, self.size) - self.tokens) / self.rate)

    def take(self, cost: int) -> None:
        self.tokens -= cost


class Limits:
    """On: 30 messages a second in all, 20 a minute in a group, 1 a second in a private chat with bursts of 5."""

    def __init__(self, on: bool) -> None:
        self.on = on
        self._all = Bucket(rate=30, size=30)
        self._chats: dict[int, Bucket] = {}

    def charge(self, chat_id: int, cost: int = 1, paid: bool = False) -> None:
        """`cost` messages to a chat count. Raises ApiError 429. What is paid for spares the bot's total."""
        if not self.on:
            return
        buckets = [self._bucket(chat_id)] if paid else [self._bucket(chat_id), self._all]
        wait = max(bucket.wait_for(cost) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.take(cost)

    def _bucket(self, chat_id: int) -> Bucket:
        if chat_id not in self._chats:
            self._chats[chat_id] = Bucket(1, 5) if chat_id > 0 else Bucket(20 / 60, 20)
        return self._chats[chat_id]
