"""The bot's queue of updates. Each waits until the bot confirms it: by `getUpdates` with a higher offset, or a 2xx.

An update waits a day, a button press 150 seconds, by the world's clock. Ids begin at the Unix time of the start, so
that a bot with a memory never takes a new world's updates for old ones.
"""

import math
import time
from collections import deque
from dataclasses import dataclass
from itertools import takewhile

from playground.values.clock import Clock
from playground.values.errors import ApiError, bad_request
from playground.values.shapes import Json
from playground.values.signals import Signal
from playground.world.bot.webhook import Webhook
from playground.world.record import Record

DAY = 86_400
LIFETIMES = {"callback_query": 150}
LONGEST_POLL = 50
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DEFAULT_KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    },
)
KINDS = DEFAULT_KINDS | UNASKED
CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True, eq=False)
class Update:
    """`body` is the Bot API's Update. Updates of one `lane` reach a webhook one after another."""

    id: int
    body: Json
    lane: str
    until: float


class Updates:
    """The queue, the kinds the bot asked for, the long poll, and where the webhook is."""

    def __init__(self, clock: Clock, record: Record, arrived: Signal) -> None:
        self.pending: deque[Update] = deque()
        self.allowed = DEFAULT_KINDS
        self.webhook: Webhook | None = None
        self._clock = clock
        self._record = record
        self._arrived = arrived
        self._next_id = int(time.time())
        self._poll = 0
        self._released = 0
        self._soonest = math.inf

    @property
    def polled(self) -> bool:
        """Whether the bot has ever polled."""
        return self._poll > 0

    @property
    def has_default_kinds(self) -> bool:
        """Whether the bot gets the kinds that it did not have to ask for."""
        return self.allowed == DEFAULT_KINDS

    def add(self, kind: str, payload: Json, lane: str) -> None:
        """An update is queued if the bot asked for its kind."""
        if kind not in self.allowed:
            return
        update_id, self._next_id = self._next_id, self._next_id + 1
        until = self._clock.unix() + LIFETIMES.get(kind, DAY)
        update = Update(update_id, {"update_id": update_id, kind: payload}, lane, until)
        self.pending.append(update)
        self._soonest = min(self._soonest, until)
        self._record.add("update", update=update.body)
        self._arrived.fire()

    def allow(self, kinds: list[str] | None) -> None:
        """The kinds asked for; None keeps them, an empty list is the default. Raises ApiError 400."""
        if kinds is None:
            return
        if unknown := set(kinds) - KINDS:
            raise bad_request(
                f"no updates are of type {', '.join(sorted(unknown))} (Telegram would ignore this)"
            )
        self.allowed = frozenset(kinds) or DEFAULT_KINDS

    def hook(self, webhook: Webhook | None) -> None:
        """The webhook is this one, or none; whoever polls is sent home."""
        if self.webhook is not None:
            self.webhook.gone.fire()
        self.webhook = webhook
        self._arrived.fire()

    def confirm(self, update: Update) -> None:
        """One update is off the queue as received."""
        if update in self.pending:
            self.pending.remove(update)
            self._record.add("confirmed", update_ids=[update.id])

    def forget(self) -> None:
        """All that waits is dropped."""
        self._drop(len(self.pending), "dropped")

    def expire(self) -> None:
        """What waited too long is dropped."""
        now = self._clock.unix()
        if now < self._soonest:
            return
        late = [update for update in self.pending if update.until <= now]
        self.pending = deque(update for update in self.pending if update.until > now)
        self._soonest = min((update.until for update in self.pending), default=math.inf)
        if late:
            self._record.add("expired", update_ids=[update.id for update in late])

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """What waits from `offset` on, or comes within `seconds`; what is below is confirmed. Raises ApiError 409."""
        self._check_unhooked()
        self._poll += 1
        mine = self._poll
        self._arrived.fire()
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
            await self._arrived.wait(left)
            if mine != self._poll:
                raise ApiError(409, CONFLICT)
            self._check_unhooked()
            self.expire()

    def _check_unhooked(self) -> None:
        if self.webhook is not None:
            raise ApiError(409, HOOKED)

    def _move_to(self, offset: int) -> None:
        if offset < 0:
            self._drop(max(0, len(self.pending) + offset), "dropped")
        elif offset > 0:
            below = takewhile(lambda update: update.id < offset, self.pending)
            self._drop(sum(1 for _ in below), "confirmed")

    def _drop(self, n: int, kind: str) -> None:
        ids = [self.pending.popleft().id for _ in range(n)]
        if ids:
            self._record.add(kind, update_ids=ids)

    def release(self) -> None:
        """Whoever polls now goes home with nothing."""
        self._released = self._poll
        self._arrived.fire()

    def follow(self, earlier: "Updates") -> None:
        """It goes on where an earlier queue ends: its ids, and what the bot asked for."""
        self._next_id = max(self._next_id, earlier._next_id)
        self.allowed, self.webhook = earlier.allowed, earlier.webhook
