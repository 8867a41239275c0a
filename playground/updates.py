"""The bot's queue of updates, kept until the bot confirms each: by `getUpdates` with a higher offset, or by a webhook's 2xx.

An update waits a day, a button press 150 seconds, by the world's clock. Ids start at the time of day of the
start, so that a bot with a memory never takes a new world's updates for old ones.
"""

import math
import time
from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from playground.clock import Clock
from playground.errors import ApiError, bad_request
from playground.record import Record
from playground.shapes import Json
from playground.signals import Signal

DAY = 86_400
LIFETIMES = {"callback_query": 150}
LONGEST_POLL = 50
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    ],
)
CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Update:
    """`body` is the Bot API's Update. Updates of one `lane` reach a webhook one after another."""

    id: int
    kind: str
    body: Json
    lane: str
    until: float


class Updates:
    """The queue, the kinds the bot asked for, and the long poll."""

    def __init__(self, clock: Clock, record: Record) -> None:
        self.pending: deque[Update] = deque()
        self.allowed = KINDS - UNASKED
        self.arrived = Signal()
        self.hooked = False
        self._clock = clock
        self._record = record
        self._next_id = int(time.time())
        self._poll = 0
        self._soonest = math.inf
        self._released = 0

    def add(self, kind: str, payload: Json, lane: str) -> None:
        """Queue an update if the bot asked for its kind."""
        if kind not in self.allowed:
            return
        update_id, self._next_id = self._next_id, self._next_id + 1
        until = self._clock.unix() + LIFETIMES.get(kind, DAY)
        update = Update(update_id, kind, {"update_id": update_id, kind: payload}, lane, until)
        self.pending.append(update)
        self._soonest = min(self._soonest, until)
        self._record.add("update", update=update.body)
        self.arrived.fire()

    def allow(self, kinds: list[str] | None) -> None:
        """Set the kinds asked for; None keeps them, an empty list is the default."""
        if kinds is None:
            return
        if unknown := set(kinds) - KINDS:
            raise bad_request(
                f"there are no updates of type {', '.join(sorted(unknown))} (Telegram ignores this)"
            )
        self.allowed = frozenset(kinds) or KINDS - UNASKED

    def confirm(self, update: Update) -> None:
        """Take one update off the queue as received."""
        self.pending.remove(update)
        self._record.add("confirmed", update_ids=[update.id])

    def forget(self) -> None:
        """Drop all that waits (`drop_pending_updates`)."""
        self._drop(len(self.pending), "dropped")

    def expire(self) -> None:
        """Drop what waited too long."""
        now = self._clock.unix()
        if now < self._soonest:
            return
        late = [update for update in self.pending if update.until <= now]
        for update in late:
            self.pending.remove(update)
        self._soonest = min((update.until for update in self.pending), default=math.inf)
        if late:
            self._record.add("expired", update_ids=[update.id for update in late])

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """Confirm what is below `offset`, then return what waits, or what comes within `seconds`."""
        if self.hooked:
            raise ApiError(409, HOOKED)
        self._poll += 1
        mine = self._poll
        self.arrived.fire()
        self._move_to(offset)
        await self._something(mine, min(seconds, LONGEST_POLL))
        batch = [update.body for update, _ in zip(self.pending, range(limit), strict=False)]
        if batch:
            self._record.add("delivered", update_ids=[body["update_id"] for body in batch])
        return batch

    async def _something(self, mine: int, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        self.expire()
        while not self.pending and mine > self._released and (left := deadline - time.monotonic()) > 0:
            await self.arrived.wait(left)
            if mine != self._poll:
                raise ApiError(409, CONFLICT)
            self.expire()

    def _move_to(self, offset: int) -> None:
        if offset < 0:
            self._drop(max(0, len(self.pending) + offset), "dropped")
        elif offset > 0:
            self._drop(
                sum(1 for _ in takewhile(lambda update: update.id < offset, self.pending)), "confirmed"
            )

    def _drop(self, n: int, kind: str) -> None:
        ids = [self.pending.popleft().id for _ in range(n)]
        if ids:
            self._record.add(kind, update_ids=ids)

    def release(self) -> None:
        """Let whoever polls now go home with nothing."""
        self._released = self._poll
        self.arrived.fire()

    def follow(self, earlier: "Updates") -> None:
        """Let ids go on where an earlier queue ends."""
        self._next_id = max(self._next_id, earlier._next_id)
