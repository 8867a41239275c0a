"""Who writes to us can be written to, whatever Telegram last said of them."""

from sqlalchemy import update

from care.store.tables import customers
from care.store.unit import Store, Unit
from tests.bot.test_charlie import come, press, store
from tests.store.cast import NOW, OLENA
from tests.store.looking import clear, do, owed, rows

__all__ = ["store"]  # the fixture: Olena has an open ticket


async def block(unit: Unit) -> None:
    await unit.execute(update(customers).where(customers.c.id == OLENA.id).values(blocked=True))


async def is_blocked(store: Store) -> bool:
    return any(row["blocked"] for row in await rows(store, customers) if row["id"] == OLENA.id)


async def test_a_message_of_theirs_opens_the_way_back(store: Store) -> None:
    await do(store, block)
    await do(store, clear)
    chat = {"id": OLENA.id, "type": "private", "first_name": "Olena"}
    person = {"id": OLENA.id, "is_bot": False, "first_name": "Olena", "language_code": "uk"}
    said = {"message_id": 9, "date": int(NOW.timestamp()), "chat": chat, "from": person, "text": "Ви тут?"}
    await come(store, message=said)
    assert not await is_blocked(store)
    assert "desk_back" in await owed(store)


async def test_so_does_a_press(store: Store) -> None:
    await do(store, block)
    await come(store, callback_query=press("menu.1.go.settings", who=OLENA.id, chat=OLENA.id))
    assert not await is_blocked(store)


async def test_somebody_elses_message_does_not(store: Store) -> None:
    await do(store, block)
    await come(store, callback_query=press("menu.1.go.settings", who=4711, chat=4711))
    assert await is_blocked(store)
