"""The record: every Bot API call with its answer, every message in every wording, every update and its end.

It only grows, and is the judge of what a bot did, whatever became of the bot's process.
"""

from playground.values.clock import Clock
from playground.values.messages import Message
from playground.values.shapes import Json


class Record:
    """Entries are `{"i", "at", "kind", ...}`; `at` is Unix time by the world's clock.

    Kinds: `call` (method, params, ok, result or error), `message` (message), `edited` (message), `deleted` (chat_id,
    message_ids), `update` (update), `delivered`, `confirmed` and `expired` (update_ids).
    """

    def __init__(self, clock: Clock) -> None:
        self.entries: list[Json] = []
        self._clock = clock

    def add(self, kind: str, **facts: object) -> None:
        self.entries.append({"i": len(self.entries) + 1, "at": self._clock.unix(), "kind": kind, **facts})

    def message(self, message: Message, kind: str = "message") -> None:
        """The message as it is now."""
        self.add(kind, message=message.body)

    def after(self, i: int, limit: int) -> Json:
        """At most `limit` entries after entry `i`, and `next`, the `after` of the next page."""
        entries = self.entries[i : i + limit]
        return {"entries": entries, "next": i + len(entries), "last": len(self.entries)}

    def of(self, kind: str) -> list[Json]:
        """All entries of one kind."""
        return [entry for entry in self.entries if entry["kind"] == kind]
