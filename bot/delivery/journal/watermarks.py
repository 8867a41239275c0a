"""How far the message ids of each chat have come, and which of them we know: where to look for a message whose arrival
is in doubt, and where not to (bot/delivery/arrival/probe.py).
"""

from collections.abc import Iterable, Iterator, Mapping

PRIVATE = 0  # stands for all private chats
REMEMBERED = 40_000  # ids of each group, and of all private chats


def row_of(chat_id: int) -> int:
    """All private chats of a bot share one row of ids, and each supergroup has its own."""
    return chat_id if chat_id < 0 else PRIVATE


class Watermarks(Mapping[int, int]):
    """Chat → the highest message_id that is known to be given. Of a staff group never heard of, nothing is ours: 0.

    What came to one customer is known of all, because their chats are one row.
    """

    def __init__(self, groups: Iterable[int] = ()) -> None:
        self._tops = dict.fromkeys(groups, 0)
        self._seen: dict[int, set[int]] = {}

    def __getitem__(self, chat_id: int) -> int:
        return self._tops[row_of(chat_id)]

    def __iter__(self) -> Iterator[int]:
        return iter(self._tops)

    def __len__(self) -> int:
        return len(self._tops)

    def saw(self, chat_id: int, *message_ids: int) -> None:
        """Messages, of anybody, of which we know what they are."""
        row = row_of(chat_id)
        seen = self._seen.setdefault(row, set())
        seen.update(message_ids)
        self.reached(chat_id, max(message_ids))
        if len(seen) > REMEMBERED:
            self._seen[row] = set(sorted(seen)[REMEMBERED // 2 :])

    def reached(self, chat_id: int, message_id: int) -> None:
        """Ids have come at least so far."""
        row = row_of(chat_id)
        self._tops[row] = max(message_id, self._tops.get(row, 0))

    def knows(self, chat_id: int, message_id: int) -> bool:
        """Whether this id cannot be what we look for in this chat."""
        return message_id in self._seen.get(row_of(chat_id), ())

    def ranges(self) -> Iterator[tuple[int, int, int]]:
        """All that was seen, as rows with the first and last id of each run without a gap."""
        for row, seen in self._seen.items():
            ids = sorted(seen)
            firsts = (each for each in ids if each - 1 not in seen)
            lasts = (each for each in ids if each + 1 not in seen)
            yield from ((row, first, last) for first, last in zip(firsts, lasts, strict=True))
