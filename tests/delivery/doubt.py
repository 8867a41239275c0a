"""A call whose answer was not heard, and looking for what came of it."""

from dataclasses import replace
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SendMessage

from bot.delivery.arrival.probe import send_once
from care.outbox import Claim, Lane
from tests.delivery.town import EMMA, Town
from tests.store.cast import claim_of, owed_row, worded

ROW = owed_row(worded("Hi"), 7, ticket=None)
WORDS = SendMessage(chat_id=EMMA.id, text="Your tea is ready")


def owed(chat_id: int = EMMA.id, **changes: Any) -> Claim:  # noqa: ANN401 - its fields
    plain = claim_of(chat_id, ROW, lane=Lane.ANSWER, token="stamp000" + "0" * 24, ambiguous=True)
    return replace(plain, **changes)


async def lost(
    town: Town,
    method: Any = WORDS,  # noqa: ANN401 - whatever is sent
    chat_id: int = EMMA.id,
    what: Claim | None = None,
    *,
    arrived: bool = True,
) -> None:
    """The call is made, and its answer is not heard."""
    town.fail("lost" if arrived else "reset")
    with pytest.raises(TelegramAPIError):
        await town.client.call(method, chat_id, f"{(what or owed()).task}.message")


def sent(town: Town) -> int:
    return len([call for call in town.calls("sendMessage") if call["text"] == WORDS.text])


async def look(town: Town, what: Claim | None = None, method: Any = WORDS, **known: Any) -> list[int]:  # noqa: ANN401
    return list(await send_once(town.client, what or owed(), "message", method, **known))
