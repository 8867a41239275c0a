"""What we begin is written down with the message that is owed, in one transaction: either both stand, or neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, select

from care.contact.decide import NotBefore, Yes
from care.outbox import Post, owe
from care.store.tables import contacts
from care.store.unit import Unit
from care.store.upsert import insert_into


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What we may write now: one message, in so many posts."""

    may: Yes | NotBefore
    posts: tuple[Post, ...]
    at: datetime | None = None  # when it goes; None: now
    touchpoint: str = ""
    ticket: int | None = None


async def write(unit: Unit, yes: Yes, *posts: Post, touchpoint: str = "", ticket: int | None = None) -> int:
    """Owe one. Its number in `contacts`."""
    letter = Letter(may=yes, posts=posts, touchpoint=touchpoint, ticket=ticket)
    return (await write_all(unit, [letter]))[0]


async def write_all(unit: Unit, letters: Sequence[Letter]) -> list[int]:
    """Owe them all. Their numbers in `contacts`, in the same order."""
    if not letters:
        return []
    rows = [
        {
            "customer_id": letter.may.customer,
            "purpose": letter.may.purpose.key,
            "touchpoint": letter.touchpoint,
            "ticket_id": letter.ticket,
            "at": letter.at or unit.now,
        }
        for letter in letters
    ]
    written = await unit.execute(_numbered(unit.on_postgres), rows)
    await owe(
        unit,
        *(replace(post, purpose=letter.may.purpose.key) for letter in letters for post in letter.posts),
    )
    return list(written.scalars())


async def write_then(unit: Unit, may: Yes | NotBefore, *posts: Post, touchpoint: str = "") -> int:
    """Owe it now and send it when it may be: of what nobody can wish away, and nothing but their night holds back."""
    if may.purpose.consent or may.purpose.counted:
        raise ValueError(f"whether {may.purpose.key} may be sent is asked when it is sent")
    at = may.at if isinstance(may, NotBefore) else unit.now
    then = tuple(replace(post, due_at=at) for post in posts)
    return (await write_all(unit, [Letter(may=may, posts=then, at=at, touchpoint=touchpoint)]))[0]


async def written_to(unit: Unit, customer: int) -> list[dict[str, Any]]:
    """All that we began with them, as they may read it."""
    names = ("purpose", "touchpoint", "ticket_id", "at", "answered_at", "led_to", "opted_out_at")
    query = select(contacts).where(contacts.c.customer_id == customer).order_by(contacts.c.id)
    return [{name: row[name] for name in names} for row in (await unit.execute(query)).mappings()]


@cache
def _numbered(on_postgres: bool) -> Executable:
    return insert_into(contacts, on_postgres).returning(contacts.c.id, sort_by_parameter_order=True)
