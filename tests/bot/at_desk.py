"""Updates of the staff's group, as Telegram's own JSON, and the desk's router that takes them."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from aiogram.types import Update

from bot.routers.me import Me
from bot.routers.staff import StaffRouter
from bot.telegram.answers import Answer
from care.store.unit import Store, Unit
from care.tickets.changing import set_topic
from care.tickets.places import set_card
from tests.store.cast import CHARLIE, DESK, NOW, TARAS, opened, play
from tests.store.looking import clear, do, new_store

TOPIC, CARD = 50, 51
GROUP = {"id": DESK, "type": "supergroup", "title": "Team", "is_forum": True}


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with new_store(tmp_path) as store:
        await do(store, begin)
        with time_machine.travel(NOW, tick=False):
            yield store


async def begin(unit: Unit) -> None:
    """Emma's ticket 1 stands in its topic, and everything was said."""
    await play(unit)
    ticket = await opened(unit)
    await set_topic(unit, ticket.id, TOPIC)
    await set_card(unit, ticket.id, CARD)
    await clear(unit)


async def come(store: Store, router: StaffRouter | None = None, **event: Any) -> list[Answer]:  # noqa: ANN401 - JSON
    router = router or StaffRouter(me=Me("kalyna_bot"))
    update = Update.model_validate({"update_id": 1, **event})
    return await do(store, router.handle, update)


def person(user: int, name: str = "Somebody", language: str = "en") -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": name, "language_code": language}


def message(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Taras's hello in the topic, but for `fields`; those that are None are left out."""
    body = {
        "message_id": 60,
        "date": 1795000000,
        "chat": GROUP,
        "from": person(TARAS.id, TARAS.name),
        "text": "Hello",
        "message_thread_id": TOPIC,
        "is_topic_message": True,
    }
    return {name: value for name, value in (body | fields).items() if value is not None}


def press(
    data: str, by: int = TARAS.id, *, chat: dict[str, Any] = GROUP, thread: int | None = None
) -> dict[str, Any]:
    card = {"message_id": CARD, "date": 1795000000, "chat": chat, "text": "card"}
    if thread is not None:
        card |= {"message_thread_id": thread, "is_topic_message": True}
    who = person(by, TARAS.name if by == TARAS.id else CHARLIE.name)
    return {"id": "1", "from": who, "chat_instance": "1", "data": data, "message": card}
