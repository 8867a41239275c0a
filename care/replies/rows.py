"""Canned replies in the store."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, delete, select, update

from care.business.values import Localized
from care.replies.model import Canned, Reply
from care.store.tables import replies
from care.store.unit import Unit


@dataclass(frozen=True)
class Changes:
    """What putting a whole set of replies in place of another has changed, by their keys."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


async def all_replies(unit: Unit) -> tuple[Canned, ...]:
    """Every department's, by key."""
    found = await unit.execute(select(replies).order_by(replies.c.key))
    return tuple(_canned(row) for row in found.mappings())


async def replies_of(unit: Unit, department: str) -> tuple[Canned, ...]:
    """Those that the department uses, its own and everybody's, the most used first."""
    theirs = replies.c.department.in_(("", department))
    found = await unit.execute(select(replies).where(theirs).order_by(replies.c.used.desc(), replies.c.key))
    return tuple(_canned(row) for row in found.mappings())


async def find_reply(unit: Unit, key: str) -> Canned | None:
    row = (await unit.execute(select(replies).where(replies.c.key == key))).mappings().one_or_none()
    return _canned(row) if row else None


async def put(unit: Unit, key: str, reply: Reply, by: int | None = None) -> None:
    """Write it down, in place of the one with this key if there is one. `by` None: from the command line."""
    row = {
        "key": key,
        "department": reply.department or "",
        "title": reply.title.root if reply.title else None,
        "texts": reply.texts,
        "changed_at": unit.now,
        "changed_by": by,
        "used": 0,
    }
    changed = ("department", "title", "texts", "changed_at", "changed_by")
    await unit.execute(unit.upsert(replies, ("key",), changed), row)


async def put_all(unit: Unit, given: Mapping[str, Reply], by: int | None = None) -> Changes:
    """These are the replies from now on, and no others. What is not different stays untouched."""
    kept = {canned.key: canned.reply for canned in await all_replies(unit)}
    for key, reply in given.items():
        if kept.get(key) != reply:
            await put(unit, key, reply, by)
    removed = tuple(sorted(kept.keys() - given.keys()))
    if removed:
        await unit.execute(delete(replies).where(replies.c.key.in_(removed)))
    return Changes(
        tuple(sorted(given.keys() - kept.keys())),
        tuple(sorted(key for key in given.keys() & kept.keys() if given[key] != kept[key])),
        removed,
    )


async def remove(unit: Unit, key: str) -> bool:
    """False: it was gone already."""
    return bool((await unit.execute(delete(replies).where(replies.c.key == key))).rowcount)


async def count_use(unit: Unit, key: str) -> None:
    await unit.execute(update(replies).where(replies.c.key == key).values(used=replies.c.used + 1))


def _canned(row: RowMapping) -> Canned:
    # What is stored was valid when it was written; a rule that came later does not make it unreadable.
    texts: dict[str, Any] = row["texts"]
    title = Localized.model_construct(row["title"]) if row["title"] else None
    reply = Reply.model_construct(None, title=title, department=row["department"] or None, **texts)
    return Canned(row["key"], reply, row["used"])
