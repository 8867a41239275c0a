"""What the bot counts about itself, for /metrics. One object, made by the composition root and handed on.

Labels have few values, all from our own code: never an id of a person, a text, or an error's words.
"""

from collections.abc import Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from care.outbox import Depth, behind

QUICK = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


class Metrics:
    def __init__(self, group_per_minute: float = 20) -> None:
        self._group_per_minute = group_per_minute
        self._registry = CollectorRegistry()
        self._updates = self._counter(
            "updates", "Updates of Telegram, by kind and outcome.", "kind", "outcome"
        )
        self._sends = self._counter("sends", "Calls to Telegram, by method and outcome.", "method", "outcome")
        self._doubts = self._counter("ambiguous_sends", "Sends whose answer was lost: they may have arrived.")
        self._resent = self._counter(
            "sent_again",
            "Sends repeated though an earlier try may have arrived: somebody may see them twice.",
        )
        self._throttled = self._counter(
            "too_many_requests", "Times that Telegram told us to slow down (429)."
        )
        self._waiting = self._gauge("outbox_depth", "Messages that are due and not delivered yet.", "lane")
        self._age = self._gauge("outbox_age_seconds", "How long the oldest of them has been due.", "lane")
        self._store_up = self._gauge("store_up", "1 when the store could be read just now, else 0.")
        self._failed = self._gauge("outbox_failed", "Messages that Telegram has refused for good.")
        self._set_aside = self._gauge(
            "outbox_set_aside", "Messages that an error in the bot keeps from being sent."
        )
        self._backlog = self._gauge(
            "group_backlog_seconds", "How long a staff group's budget needs for what waits for it.", "chat"
        )
        self._decided = self._gauge(
            "may_write_today",
            "How often it was asked today, in UTC, whether a customer may be written to.",
            "purpose",
            "outcome",
        )
        self._answers = Histogram(
            "turbota_answer_seconds",
            "From an update's arrival until its effect is committed and its answer goes out.",
            buckets=QUICK,
            registry=self._registry,
        )
        self._count_broadcasts()

    def _count_broadcasts(self) -> None:
        self._broadcasts = self._gauge(
            "broadcast_recipients",
            "Recipients of the latest broadcasts, by what became of it.",
            "broadcast",
            "outcome",
        )

    def handled(self, kind: str, outcome: str) -> None:
        """An update was taken in: `kind` is its field ("message"), `outcome` "done", "again" or "dead"."""
        self._updates.labels(kind, outcome).inc()

    def answered(self, seconds: float) -> None:
        """The effect of an update was committed, so long after it had arrived; its answer goes out now."""
        self._answers.observe(seconds)

    def sent(self, method: str, outcome: str) -> None:
        """A call was made: `outcome` is "done", "refused" or "lost"."""
        self._sends.labels(method, outcome).inc()

    def doubted(self) -> None:
        self._doubts.inc()

    def resent(self) -> None:
        self._resent.inc()

    def throttled(self) -> None:
        self._throttled.inc()

    def waiting(self, depth: Depth, now: datetime) -> None:
        """What waits to be said, and for how long that keeps each staff group busy."""
        for lane, count in depth.waiting.items():
            since = depth.since.get(lane)
            self._waiting.labels(lane.name.lower()).set(count)
            self._age.labels(lane.name.lower()).set((now - since).total_seconds() if since else 0)
        self._backlog.clear()
        for chat_id, count in depth.groups.items():
            self._backlog.labels(str(chat_id)).set(behind(count, self._group_per_minute).total_seconds())
        self._failed.set(depth.failed)
        self._set_aside.set(depth.set_aside)
        self._store_up.set(1)

    def decided(self, today: Mapping[tuple[str, str], int]) -> None:
        """Answers to whether we may write, by purpose and outcome."""
        self._decided.clear()
        for (purpose, outcome), times in today.items():
            self._decided.labels(purpose, outcome).set(times)

    def broadcasts(self, found: Mapping[int, Mapping[str, int]]) -> None:
        """How many recipients, by the broadcast's number and the outcome."""
        self._broadcasts.clear()
        for number, outcomes in found.items():
            for outcome, count in outcomes.items():
                self._broadcasts.labels(str(number), outcome).set(count)

    def store_away(self) -> None:
        self._store_up.set(0)

    def page(self) -> bytes:
        """All figures, in Prometheus's text format."""
        return generate_latest(self._registry)

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(f"turbota_{name}", help_, labels, registry=self._registry)

    def _gauge(self, name: str, help_: str, *labels: str) -> Gauge:
        return Gauge(f"turbota_{name}", help_, labels, registry=self._registry)
