"""Asking Telegram whether a message of ours stands under an id: by the edit that would change nothing.

In a group, where another ticket's message may stand there, we first ask in which topic it stands, by an edit that
changes no words: a button is put on it and taken off. (docs/decisions/0006-did-it-arrive.md)
"""

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
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.delivery.client import Client
from bot.delivery.journal.calls import Call
from bot.delivery.troubles import Trouble, trouble_of
from bot.telegram.callback import ASKING
from bot.telegram.session import Sent

PAUSES = (0.2, 1.0, 3.0)  # seconds between tries of one question
BUTTON = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="…", callback_data=ASKING)]])


class Stands(Enum):
    OURS = 1  # exactly what was meant
    TURNED = 2  # another message of ours, which says now what was meant
    ELSE = 3  # another topic's, or what no such edit changes
    NOBODYS = 4  # somebody else's, or nothing
    UNKNOWN = 5  # a part of an album of ours, and Telegram does not tell of which one


async def _asked(
    client: Client, method: TelegramMethod[Any], chat_id: int, message_id: int, _call: Call
) -> Stands:
    answer = await _edited(client, probe_of(method, chat_id, message_id), chat_id)
    if not isinstance(answer, Sent):
        return answer
    # Of another topic it is itself in doubt: when that is looked for, it gets its own back.
    return Stands.TURNED if answer.thread == topic_of(method) else Stands.ELSE


async def _asked_with_care(
    client: Client, method: TelegramMethod[Any], chat_id: int, message_id: int, call: Call
) -> Stands:
    async with client.turn(chat_id):  # nothing more of ours comes to stand there while we ask
        if not client.journal.is_alone(call):
            elsewhere = await _stands_elsewhere(client, method, chat_id, message_id)
            if elsewhere is not None:
                return elsewhere
        return await _asked(client, method, chat_id, message_id, call)


async def _stands_elsewhere(
    client: Client, method: TelegramMethod[Any], chat_id: int, message_id: int
) -> Stands | None:
    """None: a message of ours that stands in the topic of `method`, now with its buttons.

    Where it stands is asked once, and noted when the button is off. If we die with the button on, what bears it is in
    doubt still, and whoever looks for it takes the button off.
    """
    where: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
    bare = EditMessageReplyMarkup(**where)
    dressed = EditMessageReplyMarkup(**where, reply_markup=getattr(method, "reply_markup", None))
    if client.journal.places.stands_in(chat_id, message_id, topic_of(method)):
        await _edited(client, dressed, chat_id)
        return None
    answer = await _edited(client, EditMessageReplyMarkup(**where, reply_markup=BUTTON), chat_id)
    if answer is Stands.OURS:  # it bears the button already, or can bear none
        answer = await _edited(client, bare, chat_id)
        if answer is Stands.OURS:
            return Stands.UNKNOWN
    if not isinstance(answer, Sent):
        return answer
    here = answer.thread == topic_of(method)
    await _edited(client, dressed if here else bare, chat_id)
    client.journal.found_in(chat_id, message_id, answer.thread)
    return None if here else Stands.ELSE


async def _edited(client: Client, edit: TelegramMethod[Any], chat_id: int) -> Sent | Stands:
    """Where it stands, if the edit has changed it (TURNED: Telegram does not say); OURS, if it said that already."""
    try:
        answer = await client.call(edit, chat_id)
    except TelegramBadRequest as error:
        match trouble_of(error, chat_id):
            case Trouble.SAME:
                return Stands.OURS
            case Trouble.NO_MESSAGE:
                return Stands.NOBODYS
            case Trouble.NO_TOPIC | Trouble.REFUSED:
                return Stands.ELSE
        raise  # this says nothing of the message: we may not be in the chat any more
    return answer if isinstance(answer, Sent) else Stands.TURNED


def topic_of(method: TelegramMethod[Any]) -> int | None:
    return getattr(method, "message_thread_id", None)


async def what_stands(
    client: Client,
    method: TelegramMethod[Any],
    chat_id: int,
    message_id: int,
    call: Call,
    *,
    apart: bool = False,
) -> Stands:
    """What stands under that id, as far as `call` of `method` could have made it.

    `apart`: our words must come into no other topic. Asked again when the answer is lost; raises TelegramAPIError when
    it is lost again and again.
    """
    ask = _asked_with_care if apart else _asked
    for pause in PAUSES:
        try:
            return _judged(client, await ask(client, method, chat_id, message_id, call), message_id, call)
        except TelegramAPIError as error:
            trouble = trouble_of(error, chat_id)
            if trouble is Trouble.DOUBT:
                call.touched.add(message_id)
            elif trouble is not Trouble.LATER:
                raise
            await asyncio.sleep(pause)
    return _judged(client, await ask(client, method, chat_id, message_id, call), message_id, call)


def _judged(client: Client, stands: Stands, message_id: int, call: Call) -> Stands:
    """What says what we mean since a question that was answered otherwise, or not at all, may be another message."""
    match stands:
        case Stands.NOBODYS:
            call.elsewhere.add(message_id)
            client.journal.nobodys(call.row, message_id)
            return Stands.ELSE
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
