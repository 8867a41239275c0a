"""Where messages of ours stand of which we do not know what they are: learned by asking, and told to whoever asks next.

A message never leaves its topic. Several that are in doubt in one group would else each ask about all the others.
"""

from collections.abc import Iterator

GENERAL, NOBODYS = 0, -1  # in place of a topic
MOST = 2000  # ids of each group


class Places:
    """Group → message_id → its topic."""

    def __init__(self) -> None:
        self._topics: dict[int, dict[int, int]] = {}

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """Group, id and topic of each."""
        for group, topics in self._topics.items():
            yield from ((group, message_id, topic) for message_id, topic in topics.items())

    def put(self, group: int, message_id: int, topic: int) -> None:
        topics = self._topics.setdefault(group, {})
        topics[message_id] = topic
        if len(topics) > MOST:
            del topics[next(iter(topics))]

    def stands_in(self, chat_id: int, message_id: int, topic: int | None) -> bool:
        """Whether it is known to be a message of ours in that topic (None: General)."""
        return self._topics.get(chat_id, {}).get(message_id) == (topic or GENERAL)

    def elsewhere(self, chat_id: int, topic: int | None) -> set[int]:
        """What is known to be no message of ours in that topic. The line that opens a topic is none either."""
        topics = self._topics.get(chat_id, {})
        return {message_id for message_id, stands in topics.items() if stands != (topic or GENERAL)}
