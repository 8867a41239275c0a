"""What we begin is written down with the message that is owed, in one transaction: either both stand, or neither."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from care.contact.decide import NotBefore, Yes
from care.outbox import Post, owe
from care.store.tables import contacts
from care.store.unit import Unit


async def write(unit: Unit, yes: Yes, *posts: Post, touchpoint: str = "", ticket: int | None = None) -> int:
    """Owe what we may write now: one message, in so many posts. Its number in `contacts`."""
    return await _write(unit, yes, unit.now, posts, touchpoint, ticket)


async def write_then(unit: Unit, may: Yes | NotBefore, *posts: Post, touchpoint: str = "") -> int:
    """Owe it now and send it when it may be: of what nobody can wish away, and nothing but their night holds back."""
    if may.purpose.consent or may.purpose.counted:
        raise ValueError(f"whether {may.purpose.key} may be sent is asked when it is sent")
    at = may.at if isinstance(may, NotBefore) else unit.now
    return await _write(unit, may, at, [replace(post, due_at=at) for post in posts], touchpoint, None)


async def written_to(unit: Unit, customer: int) -> list[dict[str, Any]]:
    """All that we began with them, as they may read it."""
    names = ("purpose", "touchpoint", "ticket_id", "at", "answered_at", "led_to", "opted_out_at")
    query = select(contacts).where(contacts.c.customer_id == customer).order_by(contacts.c.id)
    return [{name: row[name] for name in names} for row in (await unit.execute(query)).mappings()]


async def _write(
    unit: Unit,
    may: Yes | NotBefore,
    at: datetime,
    posts: Iterable[Post],
    touchpoint: str,
    ticket: int | None,
) -> int:
    row = {
        "customer_id": may.customer,
        "purpose": may.purpose.key,
        "touchpoint": touchpoint,
        "ticket_id": ticket,
        "at": at,
    }
    written = await unit.execute(unit.insert(contacts).returning(contacts.c.id), row)
    number: int = written.scalar_one()
    await owe(unit, *(replace(post, purpose=may.purpose.key) for post in posts))
    return number
