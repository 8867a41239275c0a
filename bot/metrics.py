"""What the bot counts about itself, for /metrics. One object, made by the composition root and handed on.

Labels have few values, all from our own code: never an id of a person, a text, or an error's words.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

QUICK = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        registry = self.registry
        self.updates = Counter(
            "turbota_updates",
            "Updates from Telegram, by kind and outcome.",
            ["kind", "outcome"],
            registry=registry,
        )
        self.answer_seconds = Histogram(
            "turbota_answer_seconds",
            "From an update's arrival to its answer's send.",
            buckets=QUICK,
            registry=registry,
        )
        self.sends = Counter(
            "turbota_sends",
            "Calls to Telegram, by method and outcome.",
            ["method", "outcome"],
            registry=registry,
        )
        self.ambiguous_sends = Counter(
            "turbota_ambiguous_sends",
            "Sends whose answer was lost: they may have arrived.",
            registry=registry,
        )
        self.too_many_requests = Counter(
            "turbota_too_many_requests", "Times that Telegram told us to slow down (429).", registry=registry
        )
        self.outbox_depth = Gauge(
            "turbota_outbox_depth", "Messages that are due and not delivered.", ["lane"], registry=registry
        )
        self.outbox_age = Gauge(
            "turbota_outbox_age_seconds",
            "For how long the oldest of them has been due.",
            ["lane"],
            registry=registry,
        )
        self.outbox_failed = Gauge(
            "turbota_outbox_failed", "Messages that could not be delivered for good.", registry=registry
        )
        self.group_backlog = Gauge(
            "turbota_group_backlog_seconds",
            "How long a group's budget needs for what it has.",
            ["chat"],
            registry=registry,
        )

    def page(self) -> bytes:
        """All figures in Prometheus's text format."""
        return generate_latest(self.registry)
