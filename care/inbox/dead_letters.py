"""Updates that could not be handled: kept with their error until an admin has seen to them, who is told once.

The first is told with its buttons; those that follow within some time are told together, by how many they are.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select

from care.agenda.schedule import stretch_end
from care.notices import private
from care.outbox import owe, said_once, to_staff
from care.store.tables import dead_letters, updates
from care.store.unit import Unit
from care.values.storable import storable

JOINED = timedelta(minutes=10)
IDS = range(-(2**63), 2**63)  # what the store can keep for one


@dataclass(frozen=True)
class DeadLetter:
    update_id: int
    at: datetime
    error: str
    body: dict[str, Any]  # the update as Telegram sent it


async def keep(unit: Unit, raw: dict[str, Any], error: str, *, admins: Iterable[int]) -> None:
    row = {
        "update_id": raw["update_id"],
        "customer_id": author_of(raw),
        "at": unit.now,
        "error": storable(error),
        "body": storable(raw),
    }
    insert = unit.insert(dead_letters).on_conflict_do_nothing().values(row)
    if (await unit.execute(insert)).rowcount:
        await _tell(unit, raw["update_id"], error, admins)


async def _tell(unit: Unit, update_id: int, error: str, admins: Iterable[int]) -> None:
    others = dead_letters.c.at > unit.now - JOINED, dead_letters.c.update_id != update_id
    count: int = (
        await unit.execute(select(func.count()).select_from(dead_letters).where(*others))
    ).scalar_one()
    if not count:
        word = private.DeadLetter(update_id=update_id, error=error)
        await owe(unit, *[to_staff(admin, word) for admin in admins])
        return
    total: int = (await unit.execute(select(func.count()).select_from(dead_letters))).scalar_one()
    due, more = stretch_end(unit.now, JOINED), private.DeadLetters(count=total)
    posts = [said_once(to_staff(admin, more), f"dead_letters:{admin}", due) for admin in admins]
    await owe(unit, *posts)


async def kept(unit: Unit) -> list[DeadLetter]:
    """All of them, oldest first."""
    rows = await unit.execute(select(dead_letters).order_by(dead_letters.c.update_id))
    return [DeadLetter(row.update_id, row.at, row.error, row.body) for row in rows]


async def take_out(unit: Unit, update_id: int) -> dict[str, Any] | None:
    """Try it again: the update, which from now on counts as never seen. None: there is none."""
    taken = delete(dead_letters).where(dead_letters.c.update_id == update_id).returning(dead_letters.c.body)
    body: dict[str, Any] | None = (await unit.execute(taken)).scalar_one_or_none()
    if body is not None:
        await unit.execute(delete(updates).where(updates.c.update_id == update_id))
    return body


def author_of(raw: dict[str, Any]) -> int | None:
    """Whose update it is, as far as it can be read: for the deletion of their data."""
    for event in raw.values():
        if isinstance(event, dict):
            person = event.get("from") or event.get("user") or event.get("chat")
            found = person.get("id") if isinstance(person, dict) else None
            if type(found) is int and found in IDS:
                return found
    return None


@dataclass(frozen=True)
class Traces:
    """By what an update leads to a person, whoever sent it: a name, a topic (group, thread), a message (chat, id)."""

    names: Set[str]
    topics: Set[tuple[int, int]]
    messages: Set[tuple[int, int]]


async def forget(unit: Unit, person: int, traces: Traces) -> None:
    """Delete those that are of this person, name them, or hold what shows them."""
    query = select(dead_letters.c.update_id, dead_letters.c.customer_id, dead_letters.c.body)
    theirs = [
        row.update_id
        for row in (await unit.execute(query)).all()
        if row.customer_id == person or _quotes(row.body, person, traces)
    ]
    if theirs:
        await unit.execute(delete(dead_letters).where(dead_letters.c.update_id.in_(theirs)))


def _quotes(value: object, person: int, traces: Traces) -> bool:
    """Whether anything within an update, however deep, leads to the person."""
    waiting = [value]
    while waiting:
        match waiting.pop():
            case dict() as fields:
                chat = fields.get("chat")
                where = chat.get("id") if isinstance(chat, dict) else None
                if (where, fields.get("message_thread_id")) in traces.topics:
                    return True
                if (where, fields.get("message_id")) in traces.messages:
                    return True
                waiting += fields.values()
            case list() as several:
                waiting += several
            case str() as text if any(
                re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in traces.names
            ):
                return True
            case int() as number if number == person:
                return True
    return False
