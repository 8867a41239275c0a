"""Asking Telegram whether a message of ours stands under an id: by the edit that would change nothing."""

import asyncio
from enum import Enum
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
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
from bot.sender.journal import Call
from bot.sender.troubles import Trouble, trouble_of
from bot.session import Sent

PAUSES = (0.2, 1.0, 3.0)  # seconds between tries of one question


class Stands(Enum):
    OURS = 1  # exactly what was meant
    TURNED = 2  # another message of ours, which says now what was meant
    ELSE = 3  # somebody else's, or nothing


async def _asked(gate: Gate, method: TelegramMethod[Any], chat_id: int, message_id: int) -> Stands:
    try:
        answer = await gate.call(probe_of(method, chat_id, message_id), chat_id)
    except TelegramBadRequest as error:
        text = error.message.lower()
        return Stands.OURS if "not modified" in text or "not_modified" in text else Stands.ELSE
    if isinstance(answer, Sent) and answer.thread != getattr(method, "message_thread_id", None):
        return (
            Stands.ELSE
        )  # of another topic, and itself in doubt: when that is looked for, it gets its words back
    return Stands.TURNED


async def what_stands(
    gate: Gate, method: TelegramMethod[Any], chat_id: int, message_id: int, call: Call
) -> Stands:
    """What stands under that id, as far as `call` of `method` could have made it.

    Asked again when the answer is lost; raises TelegramAPIError when it is lost again and again.
    """
    for pause in PAUSES:
        try:
            return _judged(await _asked(gate, method, chat_id, message_id), message_id, call)
        except TelegramAPIError as error:
            trouble = trouble_of(error, chat_id)
            if trouble is Trouble.DOUBT:
                call.touched.add(message_id)
            elif trouble is not Trouble.LATER:
                raise
            await asyncio.sleep(pause)
    return _judged(await _asked(gate, method, chat_id, message_id), message_id, call)


def _judged(stands: Stands, message_id: int, call: Call) -> Stands:
    """What says what we mean since a question that was answered otherwise, or not at all, may be another message."""
    match stands:
        case Stands.ELSE:
            call.elsewhere.add(message_id)
        case Stands.TURNED:
            call.touched.add(message_id)
        case Stands.OURS if message_id in call.touched:
            return Stands.TURNED
    return stands


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
                link_preview_options=method.link_preview_options,
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
        show_caption_above_media=getattr(source, "show_caption_above_media", None),
        parse_mode=source.parse_mode,
    )
