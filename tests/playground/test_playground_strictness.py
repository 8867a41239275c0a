"""What Telegram refuses is refused in its words."""

import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import pytest

from playground.acts.world import World
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json
from playground.world import cast, forum

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA, IVAN, CHARLIE, NOBODY = 1001, 1002, 4001, 999
GROUP = cast.GROUP_ID
HI: Json = {"chat_id": OLENA, "text": "Hi"}
IN_GROUP: Json = {"chat_id": GROUP, "text": "Hi"}
LONG = "x" * 4097


def inline(**button: object) -> Json:
    return {"inline_keyboard": [[{"text": "Yes", **button}]]}


def quoted(text: str) -> Json:
    return {"message_id": 1, "quote": text}


# Message 1 is Olena's text, 2 the bot's with a keyboard, 3 the bot's photo, 4 Olena's protected text.
REFUSED: list[tuple[str, Json, str]] = [
    ("sendMessage", HI | {"chat_id": NOBODY}, "chat not found"),
    ("sendMessage", {"text": "Hi"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": OLENA}, "message text is empty"),
    ("sendMessage", HI | {"text": " \n\u2028 "}, "message text is empty"),
    ("sendMessage", HI | {"text": LONG}, "message is too long"),
    ("sendMessage", HI | {"parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
    ("sendMessage", HI | {"text": "<b>Hi", "parse_mode": "HTML"}, "can't parse entities"),
    ("sendMessage", HI | {"message_thread_id": 1}, "message thread not found"),
    ("sendMessage", HI | {"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ("sendMessage", HI | {"reply_parameters": quoted("Bye")}, "QUOTE_TEXT_INVALID"),
    (
        "sendMessage",
        HI | {"reply_parameters": {"message_id": 1, "poll_option_id": "1"}},
        "poll_option_id is not supp",
    ),
    (
        "sendMessage",
        HI | {"business_connection_id": "b"},
        'parameter "business_connection_id" is not supported',
    ),
    (
        "sendMessage",
        IN_GROUP | {"message_effect_id": "5"},
        "message effects can be used only in private chats",
    ),
    ("sendMessage", HI | {"reply_markup": inline(callback_data="")}, "BUTTON_DATA_INVALID"),
    ("sendMessage", HI | {"reply_markup": inline(callback_data="я" * 33)}, "BUTTON_DATA_INVALID"),
    ("sendMessage", HI | {"reply_markup": inline()}, "Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", HI | {"reply_markup": inline(url="javascript:1")}, "unsupported URL protocol"),
    (
        "sendMessage",
        HI | {"reply_markup": {"inline_keyboard": [[{"text": "", "url": "tg://x"}]]}},
        "non-empty String",
    ),
    ("sendMessage", HI | {"reply_markup": {"inline_keyboard": 5}}, "must be an Array of Arrays"),
    ("sendMessage", HI | {"reply_markup": {"keyboard": [["a"] * 101]}}, "reply markup is too long"),
    ("sendMessage", HI | {"reply_markup": {"buttons": []}}, "object expected as reply markup"),
    ("sendMessage", HI | {"reply_markup": "{"}, "can't parse reply markup JSON object"),
    ("sendPhoto", {"chat_id": OLENA, "photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
    ("sendPhoto", {"chat_id": OLENA, "photo": "AgAC"}, "wrong remote file identifier specified"),
    ("sendPhoto", {"chat_id": OLENA, "photo": "attach://x"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"chat_id": OLENA, "photo": "PHOTO", "caption": "x" * 1025}, "message caption is too long"),
    ("sendDocument", {"chat_id": OLENA, "document": "PHOTO"}, "can't use file of type Photo as Document"),
    (
        "sendMediaGroup",
        {"chat_id": OLENA, "media": [{"type": "photo", "media": "PHOTO"}]},
        "must include 2-10 items",
    ),
    (
        "sendMediaGroup",
        {"chat_id": OLENA, "media": [{"type": "photo", "media": "PHOTO"}] * 11},
        "too many messages",
    ),
    (
        "sendMediaGroup",
        {"chat_id": OLENA, "media": [{"type": "voice", "media": "PHOTO"}] * 2},
        "can't use the media",
    ),
    ("sendDice", {"chat_id": OLENA, "emoji": "🦄"}, "wrong dice emoji"),
    ("sendPoll", {"chat_id": OLENA, "question": "?", "options": ["one"]}, "poll must have at least 2 option"),
    (
        "sendPoll",
        {"chat_id": OLENA, "question": "?", "options": ["a", "b"], "type": "quiz"},
        "quizzes are not supported",
    ),
    ("sendLocation", {"chat_id": OLENA, "latitude": 91, "longitude": 0}, "wrong latitude or longitude"),
    ("sendChatAction", {"chat_id": OLENA, "action": "dancing"}, "wrong parameter action"),
    ("editMessageText", HI | {"message_id": 99}, "message to edit not found"),
    ("editMessageText", HI | {"message_id": 1}, "message can't be edited"),
    ("editMessageText", HI | {"message_id": 3}, "there is no text in the message to edit"),
    ("editMessageText", {"chat_id": OLENA, "text": "Hi"}, "message identifier is not specified"),
    (
        "editMessageText",
        {"chat_id": OLENA, "message_id": 2, "text": "Mine", "reply_markup": inline(url="tg://a")},
        "is not modified",
    ),
    (
        "editMessageText",
        HI | {"message_id": 2, "reply_markup": {"force_reply": True}},
        "inline keyboard expected",
    ),
    ("editMessageCaption", {"chat_id": OLENA, "message_id": 2}, "there is no caption in the message to edit"),
    ("editMessageCaption", {"chat_id": OLENA, "message_id": 3}, "message is not modified"),
    ("deleteMessage", {"chat_id": OLENA, "message_id": 99}, "message to delete not found"),
    ("deleteMessages", {"chat_id": OLENA, "message_ids": []}, "message identifiers are not specified"),
    ("copyMessage", {"chat_id": OLENA, "from_chat_id": OLENA, "message_id": 99}, "message to copy not found"),
    (
        "copyMessage",
        {"chat_id": OLENA, "from_chat_id": OLENA, "message_id": 4},
        "the message can't be copied",
    ),
    (
        "copyMessages",
        {"chat_id": OLENA, "from_chat_id": OLENA, "message_ids": [2, 1]},
        "strictly increasing order",
    ),
    (
        "forwardMessage",
        {"chat_id": OLENA, "from_chat_id": OLENA, "message_id": 99},
        "message to forward not found",
    ),
    (
        "forwardMessage",
        {"chat_id": OLENA, "from_chat_id": OLENA, "message_id": 4},
        "the message can't be forwarded",
    ),
    (
        "setMessageReaction",
        {"chat_id": OLENA, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]},
        "REACTION_INVALID",
    ),
    (
        "setMessageReaction",
        {"chat_id": OLENA, "message_id": 99, "reaction": []},
        "message to react not found",
    ),
    ("unpinChatMessage", {"chat_id": OLENA, "message_id": 1}, "message to unpin not found"),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ("getFile", {"file_id": "x"}, "invalid file_id"),
    ("createForumTopic", {"chat_id": OLENA, "name": "x"}, "the chat is not a forum"),
    ("createForumTopic", {"chat_id": GROUP, "name": " \n"}, "topic name must be non-empty"),
    ("createForumTopic", {"chat_id": GROUP, "name": "x" * 129}, "TOPIC_TITLE_TOO_LONG"),
    ("createForumTopic", {"chat_id": GROUP, "name": "x", "icon_color": 5}, "invalid icon color"),
    ("editForumTopic", {"chat_id": GROUP, "message_thread_id": 2, "name": "№ 0"}, "TOPIC_NOT_MODIFIED"),
    ("reopenForumTopic", {"chat_id": GROUP, "message_thread_id": 2}, "TOPIC_NOT_MODIFIED"),
    ("deleteForumTopic", {"chat_id": GROUP, "message_thread_id": 99}, "message thread not found"),
    ("getChatMember", {"chat_id": GROUP, "user_id": NOBODY}, "PARTICIPANT_ID_INVALID"),
    ("getChatAdministrators", {"chat_id": OLENA}, "there are no administrators in the private chat"),
    (
        "banChatMember",
        {"chat_id": GROUP, "user_id": 2001},
        "not enough rights to restrict/unrestrict chat member",
    ),
    ("leaveChat", {"chat_id": OLENA}, "method is available for group and supergroup chats only"),
    ("exportChatInviteLink", {"chat_id": GROUP}, "not enough rights to manage chat invite link"),
    ("setMyCommands", {"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "help", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("setMyCommands", {"commands": [], "scope": {"type": "all"}}, "Unsupported type specified"),
    ("setMyCommands", {"commands": [], "language_code": "ukr"}, "invalid language code specified"),
    ("setMyName", {"name": "x" * 65}, "bot name is too long"),
    ("setChatMenuButton", {"menu_button": {"type": "x"}}, "MenuButton has unsupported type"),
    ("setWebhook", {"url": "http://example.org/"}, "An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://127.0.0.1/", "secret_token": "§"},
        "secret token contains unallowed characters",
    ),
    ("getUpdates", {"allowed_updates": ["mesage"]}, "no updates are of type mesage"),
]
FORBIDDEN: list[tuple[Json, str]] = [
    ({"chat_id": CHARLIE, "text": "Hi"}, "Forbidden: bot can't initiate conversation with a user"),
    ({"chat_id": IVAN, "text": "Hi"}, "Forbidden: bot was blocked by the user"),
]


@pytest.fixture
def set_world(world: World) -> World:
    """Olena has written, the bot has answered; Ivan has blocked it, Charlie never came."""
    olena, ivan = world.people["olena"], world.people["ivan"]
    chat = world.chats[OLENA]
    world.say(olena, OLENA, "Hello")
    world.post(chat, world.bot.user, {"text": "Mine"}, markup=inline(url="tg://a"))
    photo = world.files.keep("photo", Upload("p.png", png(9, 9), "image/png"), {})
    world.post(chat, world.bot.user, {"photo": photo})
    world.post(chat, olena.user, {"text": "Secret", "has_protected_content": True})
    world.start(ivan)
    world.chats[IVAN].blocked = True
    forum.create(world, world.chats[GROUP], world.bot.user, "№ 0")
    return world


def with_files(world: World, values: Mapping[str, object]) -> Json:
    """They, with the photo's `file_id` where PHOTO stands."""
    file_id = world.chats[OLENA].messages[3].body["photo"][-1]["file_id"]
    filled: Json = json.loads(json.dumps(dict(values)).replace("PHOTO", file_id))
    return filled


@pytest.mark.parametrize(("method", "values", "words"), REFUSED)
async def test_telegram_would_refuse(
    set_world: World, call: Caller, method: str, values: Json, words: str
) -> None:
    answer = await call(method, **with_files(set_world, values))
    assert answer["description"].startswith("Bad Request: ")
    assert words in answer["description"]


@pytest.mark.parametrize(("values", "words"), FORBIDDEN)
async def test_some_chats_are_closed_to_the_bot(
    set_world: World, call: Caller, values: Json, words: str
) -> None:
    assert set_world.chats
    answer = await call("sendMessage", **values)
    assert (answer["error_code"], answer["description"]) == (403, words)


async def test_a_press_is_answered_once(set_world: World, call: Caller) -> None:
    press = set_world.press(set_world.people["olena"], OLENA, 2, "x")
    assert (await call("answerCallbackQuery", callback_query_id=press.id, text="Yes"))["ok"]
    again = await call("answerCallbackQuery", callback_query_id=press.id)
    assert "query is too old" in again["description"]
    assert await press.outcome(1) == {"answered": True, "text": "Yes", "show_alert": False}


async def test_a_late_answer_is_refused(set_world: World, call: Caller) -> None:
    press = set_world.press(set_world.people["olena"], OLENA, 2, "x")
    set_world.advance(200)
    answer = await call("answerCallbackQuery", callback_query_id=press.id)
    assert "query is too old" in answer["description"]
    assert await press.outcome(0) == {"answered": False, "text": None, "show_alert": False}


async def test_a_protected_file_can_still_be_sent_by_its_id(set_world: World, call: Caller) -> None:
    message = set_world.chats[OLENA].messages[3]
    message.body = message.body | {"has_protected_content": True}
    answer = await call("sendPhoto", **with_files(set_world, {"chat_id": OLENA, "photo": "PHOTO"}))
    assert answer["result"]["photo"] == message.body["photo"]


async def test_old_messages_cannot_be_deleted(set_world: World, call: Caller) -> None:
    set_world.advance(3 * 86_400)
    answer = await call("deleteMessage", chat_id=OLENA, message_id=2)
    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_a_missing_reply_can_be_forgiven(set_world: World, call: Caller) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    answer = await call("sendMessage", **HI, reply_parameters=reply)
    assert set_world.chats[OLENA].messages[answer["result"]["message_id"]].body == answer["result"]
    assert "reply_to_message" not in answer["result"]


async def test_a_reply_keyboard_is_the_pages_business_only(set_world: World, call: Caller) -> None:
    answer = await call("sendMessage", **HI, reply_markup={"keyboard": [["Yes"]], "resize_keyboard": True})
    assert "reply_markup" not in answer["result"]
    shown = set_world.chats[OLENA].messages[answer["result"]["message_id"]].shown()
    assert shown["reply_markup"] == {"keyboard": [[{"text": "Yes"}]], "resize_keyboard": True}


async def test_only_a_change_of_words_marks_a_message_as_edited(set_world: World, call: Caller) -> None:
    redrawn = await call("editMessageReplyMarkup", chat_id=OLENA, message_id=2)
    reworded = await call("editMessageText", chat_id=OLENA, message_id=2, text="New")
    assert "edit_date" not in redrawn["result"]
    assert reworded["result"]["edit_date"]
    assert set_world.chats[OLENA].messages[2].edits == ["Mine"]
