"""What customers have written and not sent waits in their conversations, which the dialogs read and write."""

from sqlalchemy import update

from care.store.tables import conversations
from care.store.unit import Unit


async def look_now(unit: Unit, customer: int) -> None:
    """Somebody turns to them, so that words of theirs may have found their place: the clock shall see at once."""
    waiting = conversations.c.chat_id == customer, conversations.c.look_at > unit.now
    await unit.execute(update(conversations).where(*waiting).values(look_at=unit.now))
