"""Telegram's budgets as token buckets: one message a second for a private chat, twenty a minute for a group (all topics
together, edits and topic creations included), thirty a second for the whole bot.

Nobody who waits for an answer waits for the last of these: what they get is counted, and the bulk lanes use what it
leaves, evenly, so that no window of Telegram's ever sees more. A message of those takes its turn before it is read and
called, and several are on their way at once: else each would wait for the answer to the one before it.

A bucket holds at most `burst` tokens and refills steadily. Times are seconds of a monotonic clock: limits are about
real time, whatever the world's clock says.
"""

import time
from collections.abc import Callable

from care.business import Limits

PRIVATE_BURST = 5
BULK_BURST = 2.0  # a turn that nobody was there to take is not lost
STEADY = 0.985  # of what Telegram lets pass: its clock is not ours
FORGET_AFTER = 120.0  # a bucket untouched for so long is full again, and as good as new


class Bucket:
    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate, self._burst = rate, burst
        self._tokens = burst
        self.touched = now

    def wait(self, now: float) -> float:
        """Seconds until one message may pass; 0 when it may now."""
        self._refill(now)
        return max(0.0, (1 - self._tokens) / self._rate) + max(0.0, self.touched - now)

    def take(self, now: float) -> None:
        self._refill(now)
        self._tokens -= 1

    def give_back(self) -> None:
        self._tokens = min(self._burst, self._tokens + 1)

    def pause(self, now: float, seconds: float) -> None:
        """Telegram said so: nothing before `seconds` have passed, and one message then."""
        self.touched = max(self.touched, now + seconds)
        self._tokens = min(self._tokens, 1)

    def _refill(self, now: float) -> None:
        if now > self.touched:
            self._tokens = min(self._burst, self._tokens + (now - self.touched) * self._rate)
            self.touched = now


class Budgets:
    """The bucket of each chat, made when it is first needed and forgotten when it is full again."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._chats: dict[int, Bucket] = {}
        self._bulk = Bucket(limits.bulk_per_second * STEADY, BULK_BURST, clock())
        self._turns: set[int] = set()  # chats whose next message has had its turn among the bulk lanes
        self._stopped = 0.0  # until then Telegram takes nothing in bulk
        self._swept = clock()

    def wait(self, chat_id: int) -> float:
        return self._bucket(chat_id).wait(self._clock())

    def take(self, chat_id: int) -> None:
        now = self._clock()
        self._bucket(chat_id).take(now)
        if chat_id in self._turns:
            self._turns.discard(chat_id)
        else:
            self._bulk.take(now)

    def pause(self, chat_id: int, seconds: float) -> None:
        self._bucket(chat_id).pause(self._clock(), seconds)

    def take_bulk(self, chat_id: int) -> float:
        """Take a turn among the bulk lanes for the chat's next message, and say how long it has to wait for it."""
        now = self._clock()
        wait = self._bulk.wait(now)
        self._bulk.take(now)
        self._turns.add(chat_id)
        return wait

    def untake_bulk(self, chat_id: int) -> None:
        """Nothing was sent to the chat after all: its turn is another's."""
        if chat_id in self._turns:
            self._turns.discard(chat_id)
            self._bulk.give_back()

    def pause_bulk(self, seconds: float) -> None:
        """Telegram takes no broadcast for so long."""
        self._stopped = max(self._stopped, self._clock() + seconds)

    def bulk_stopped(self) -> float:
        """For how many seconds more."""
        return max(0.0, self._stopped - self._clock())

    def waits(self) -> dict[int, float]:
        """The chats that must wait before their next message, and for how many seconds."""
        now = self._clock()
        self._sweep(now)
        waits = ((chat_id, bucket.wait(now)) for chat_id, bucket in self._chats.items())
        return {chat_id: wait for chat_id, wait in waits if wait > 0}

    def _bucket(self, chat_id: int) -> Bucket:
        bucket = self._chats.get(chat_id)
        if bucket is None:
            limits = self._limits
            # Groups have negative ids.
            rate, burst = (
                (limits.group_per_minute / 60, limits.group_per_minute)
                if chat_id < 0
                else (limits.private_per_second, max(PRIVATE_BURST, limits.private_per_second))
            )
            bucket = self._chats[chat_id] = Bucket(rate, burst, self._clock())
        return bucket

    def _sweep(self, now: float) -> None:
        if now - self._swept > FORGET_AFTER:
            self._swept = now
            self._chats = {c: b for c, b in self._chats.items() if now - b.touched < FORGET_AFTER}
