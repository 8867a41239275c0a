"""Did it arrive? Telegram has no idempotency key, so a send whose answer was lost may or may not have taken effect.

We can ask, though: message ids of a chat only grow, we know the highest one before the send (`floor`), and at most
one of our outbox messages is on its way into a chat at a time. So we go up from `floor`, leave out what we have seen to
be something else (heights.py), and make the edit that would change nothing: "message is not modified" says that exactly
our message stands there; "not found" or "can't be edited" says it does not.
(docs/decisions/0006-did-it-arrive.md: how sure this is, and what it costs.)
"""

from collections.abc import Sequence, Set
from itertools import count, islice
from typing import Any

import structlog
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import (
    CreateForumTopic,
    EditForumTopic,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMediaGroup,
    SendMessage,
    TelegramMethod,
)

from bot.sender.gate import Gate

log = structlog.get_logger()

PROBES = 24  # more would cost more of the chat's budget than the message
GAPS = 3  # ids of a group follow each other: after so many that are not there, above all known ones, nothing comes


async def find_arrived(
    gate: Gate, method: TelegramMethod[Any], chat_id: int, floor: int, known: Set[int]
) -> int | None:
    """The id under which an earlier try of `method` stands in the chat, or None. `known`: ids of something else."""
    top, missing = gate.heights.get(chat_id, floor), 0
    for message_id in islice((i for i in count(floor + 1) if i not in known), PROBES):
        answer = await _ask(gate, probe_of(method, chat_id, message_id), chat_id)
        if answer is True:
            log.info("found_arrived", chat_id=chat_id, message_id=message_id)
            gate.heights.saw(chat_id, message_id)  # else what is looked for next is taken to stand there, too
            return message_id
        missing = missing + 1 if answer is None and message_id > top else 0
        if chat_id < 0 and missing == GAPS:
            return None
    return None


async def _ask(gate: Gate, probe: TelegramMethod[Any], chat_id: int) -> bool | None:
    """True: our message is there. False: something else is. None: nothing is."""
    try:
        await gate.call(probe, chat_id)
    except TelegramBadRequest as error:
        text = error.message.lower()
        if "not modified" in text or "not_modified" in text:
            return True
        return None if "not found" in text or "invalid" in text else False
    # It was another message of ours and now says what we owed: the person has it, and a screen can be redrawn.
    return True


def probe_of(method: TelegramMethod[Any], chat_id: int, message_id: int) -> TelegramMethod[Any]:
    """The edit that changes nothing if `method` made message `message_id`."""
    where: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
    match method:
        case CreateForumTopic():
            return EditForumTopic(chat_id=chat_id, message_thread_id=message_id, name=method.name)
        case SendMessage():
            return EditMessageText(
                **where,
                text=method.text,
                entities=method.entities,
                parse_mode=method.parse_mode,
                reply_markup=method.reply_markup,  # type: ignore[arg-type]  # ours are inline keyboards only
            )
        case SendMediaGroup():
            return _caption_probe(where, method.media[0])
        case _ if getattr(method, "caption", None):
            return _caption_probe(where, method)
        case _:
            return EditMessageReplyMarkup(**where, reply_markup=getattr(method, "reply_markup", None))


def _caption_probe(where: dict[str, Any], source: Any) -> TelegramMethod[Any]:  # noqa: ANN401 - what has a caption
    if not source.caption:
        return EditMessageReplyMarkup(**where)
    return EditMessageCaption(
        **where,
        caption=source.caption,
        caption_entities=source.caption_entities,
        parse_mode=source.parse_mode,
    )


def album_ids(first: int, parts: Sequence[Any]) -> list[int]:
    """The parts of an album stand under ids that follow each other."""
    return [first + index for index in range(len(parts))]
