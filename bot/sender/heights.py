"""How far the message ids of each chat have come, and which of them we have seen.

That is where to look for a message whose arrival is in doubt, and where not to (arrival.py).
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import func, select, union_all

from care.store.tables import boards, copies, entries, tickets
from care.store.unit import Unit

PRIVATE = 0  # stands for all private chats
REMEMBERED = 2000  # ids of each group, and of all private chats


class Heights(Mapping[int, int]):
    """Chat → the highest message_id that is known to be given. Of a staff group never heard of, nothing is ours: 0.

    All private chats of a bot share one row of ids, so what came to one customer is known of all.
    """

    def __init__(self, groups: Iterable[int]) -> None:
        self._known = dict.fromkeys(groups, 0)
        self._seen: defaultdict[int, deque[int]] = defaultdict(lambda: deque(maxlen=REMEMBERED))

    def __getitem__(self, chat_id: int) -> int:
        return self._known[_row(chat_id)]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def saw(self, chat_id: int, message_id: int) -> None:
        """A message, of anybody, of which we know what it is."""
        row = _row(chat_id)
        self._known[row] = max(message_id, self._known.get(row, 0))
        self._seen[row].append(message_id)

    def seen(self, chat_id: int) -> set[int]:
        """Ids that cannot be what we look for in this chat."""
        return set(self._seen[_row(chat_id)])

    async def learn(self, unit: Unit) -> None:
        """What the store remembers from before this process."""
        places = union_all(
            select(copies.c.chat_id, copies.c.message_id),
            select(entries.c.chat_id, entries.c.message_id),
            select(tickets.c.desk, tickets.c.topic),
            select(tickets.c.desk, tickets.c.card),
            select(boards.c.chat_id, boards.c.message_id),
        ).subquery()
        chat, message = places.c
        rows = await unit.execute(select(chat, func.max(message)).where(message.is_not(None)).group_by(chat))
        for chat_id, message_id in rows:
            self.saw(chat_id, message_id)


def _row(chat_id: int) -> int:
    return chat_id if chat_id < 0 else PRIVATE
