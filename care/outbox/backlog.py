"""How far behind a staff group is: how many calls what is due there takes, and how long its budget needs for them.

An upper bound, by intention: a budget that has rested gives its first calls at once, and a word said meanwhile may
still go with others.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, case, distinct, func, select

from care.outbox.claims import TEXTS
from care.outbox.posts import FIRST
from care.store.tables import outbox
from care.store.unit import Unit

NEW_TOPIC = 2  # calls: the topic, and the card in it


async def calls_waiting(unit: Unit, groups: Collection[int] | None = None) -> dict[int, int]:
    """For each staff group (of `groups`, if given) to which something is due."""
    query = _streams().where(outbox.c.due_at <= unit.now)
    if groups is not None:
        query = query.where(outbox.c.chat_id.in_(groups))
    calls: dict[int, int] = {}
    for row in (await unit.execute(query)).mappings():
        calls[row["chat_id"]] = calls.get(row["chat_id"], 0) + _calls(row)
    return calls


def behind(calls: int, per_minute: float) -> timedelta:
    """How long a budget of so many calls a minute needs for them."""
    return timedelta(minutes=calls / per_minute)


def _streams() -> Select[Any]:
    """What waits, stream by stream: calls are joined within one."""
    together = outbox.c.together
    return (
        select(
            outbox.c.chat_id,
            func.sum(case((together == FIRST, 1), else_=0)).label("cards"),
            func.sum(case((together == "text", 1), else_=0)).label("texts"),
            func.count(distinct(case((together.like("album:%"), together)))).label("albums"),
            func.sum(case((together == "", 1), else_=0)).label("others"),
        )
        .where(outbox.c.chat_id < 0, outbox.c.failed_at.is_(None))
        .group_by(outbox.c.chat_id, outbox.c.stream)
    )


def _calls(stream: RowMapping) -> int:
    beside_cards = max(0, stream["texts"] - TEXTS * stream["cards"])
    joined = -(-beside_cards // TEXTS)
    return int(NEW_TOPIC * stream["cards"] + joined + stream["albums"] + stream["others"])
