"""Two independent clients keep the playground honest: each drives every method that it offers."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from playground.acts.world import World
from playground.content import making
from playground.content.files import Upload
from playground.http.server import serve
from playground.methods.all import METHODS
from playground.values.pictures import png
from playground.world import cast, forum, members
from playground.world.chats import ADMIN_RIGHTS

OLENA, EMMA, CHARLIE = 1001, 1003, 4001
GROUP = cast.GROUP_ID
PICTURE = png(640, 480)


@dataclass
class Scene:
    """What there is before each call."""

    text: int
    own: int
    own_photo: int
    own_place: int
    topic: int
    press: str
    file_id: str


@dataclass(frozen=True)
class Given:
    """A value that each client has a type of its own for, or that the scene knows."""

    make: Callable[[Any, Scene], Any]


def scene(name: str) -> Given:
    return Given(lambda _, there: getattr(there, name))


def kit(name: str, *arguments: object) -> Given:
    return Given(lambda tools, _: getattr(tools, name)(*arguments))


KEYBOARD = kit("keyboard", "Yes", "yes:1")
IN_CHAT = {"chat_id": OLENA}
TOPIC = {"chat_id": GROUP, "message_thread_id": scene("topic")}
COPY = {"chat_id": EMMA, "from_chat_id": OLENA}
CALLS: dict[str, dict[str, Any]] = {
    "get_me": {},
    "log_out": {},
    "close": {},
    "get_updates": {"offset": 0, "limit": 10, "timeout": 0, "allowed_updates": ["message", "callback_query"]},
    "set_webhook": {"url": "https://127.0.0.1:1/hook", "secret_token": "s-1", "max_connections": 5},
    "delete_webhook": {"drop_pending_updates": True},
    "get_webhook_info": {},
    "send_message": IN_CHAT | {"text": "<b>Hi</b>", "parse_mode": "HTML", "reply_markup": KEYBOARD},
    "send_photo": IN_CHAT
    | {"photo": kit("file", PICTURE, "a.png"), "caption": "A <i>view</i>", "parse_mode": "HTML"},
    "send_video": IN_CHAT | {"video": kit("file", b"video", "a.mp4"), "duration": 3, "has_spoiler": True},
    "send_animation": IN_CHAT | {"animation": kit("file", b"gif", "a.gif"), "caption": "moving"},
    "send_audio": IN_CHAT | {"audio": kit("file", b"tune", "a.mp3"), "performer": "Emma", "title": "Song"},
    "send_voice": IN_CHAT | {"voice": kit("file", b"voice", "a.ogg"), "duration": 4},
    "send_document": IN_CHAT | {"document": kit("file", b"text", "a.txt")},
    "send_video_note": IN_CHAT | {"video_note": kit("file", b"round", "a.mp4"), "length": 240},
    "send_sticker": IN_CHAT | {"sticker": kit("file", b"webp", "a.webp"), "emoji": "👍"},
    "send_media_group": IN_CHAT | {"media": kit("album", PICTURE, "both")},
    "send_location": IN_CHAT | {"latitude": 50.45, "longitude": 30.52},
    "send_venue": IN_CHAT | {"latitude": 50.45, "longitude": 30.52, "title": "Shop", "address": "Kyiv"},
    "send_contact": IN_CHAT | {"phone_number": "+380441234567", "first_name": "Shop"},
    "send_dice": IN_CHAT | {"emoji": "🎲"},
    "send_poll": IN_CHAT | {"question": "Tea?", "options": ["Yes", "No"], "is_anonymous": False},
    "send_chat_action": IN_CHAT | {"action": "typing"},
    "copy_message": COPY | {"message_id": scene("text"), "reply_markup": KEYBOARD},
    "copy_messages": COPY | {"message_ids": Given(lambda _, there: [there.text, there.own])},
    "forward_message": COPY | {"message_id": scene("text")},
    "forward_messages": COPY | {"message_ids": Given(lambda _, there: [there.text, there.own])},
    "edit_message_text": IN_CHAT | {"message_id": scene("own"), "text": "New", "reply_markup": KEYBOARD},
    "edit_message_caption": IN_CHAT | {"message_id": scene("own_photo"), "caption": "New"},
    "edit_message_media": IN_CHAT | {"message_id": scene("own_photo"), "media": kit("photo", PICTURE, "new")},
    "edit_message_live_location": IN_CHAT
    | {"message_id": scene("own_place"), "latitude": 50.46, "longitude": 30.53},
    "stop_message_live_location": IN_CHAT | {"message_id": scene("own_place")},
    "edit_message_reply_markup": IN_CHAT | {"message_id": scene("own"), "reply_markup": KEYBOARD},
    "delete_message": IN_CHAT | {"message_id": scene("own")},
    "delete_messages": IN_CHAT | {"message_ids": Given(lambda _, there: [there.text, there.own])},
    "answer_callback_query": {"callback_query_id": scene("press"), "text": "Done", "show_alert": True},
    "set_message_reaction": IN_CHAT | {"message_id": scene("text"), "reaction": kit("reaction", "👍")},
    "pin_chat_message": IN_CHAT | {"message_id": scene("own"), "disable_notification": True},
    "unpin_chat_message": {"chat_id": GROUP},
    "unpin_all_chat_messages": IN_CHAT,
    "unpin_all_forum_topic_messages": TOPIC,
    "get_file": {"file_id": scene("file_id")},
    "create_forum_topic": {"chat_id": GROUP, "name": "№ 1", "icon_color": forum.COLORS[1]},
    "edit_forum_topic": TOPIC | {"name": "№ 1, solved", "icon_custom_emoji_id": next(iter(forum.ICONS))},
    "close_forum_topic": TOPIC,
    "reopen_forum_topic": TOPIC,
    "delete_forum_topic": TOPIC,
    "get_forum_topic_icon_stickers": {},
    "get_chat": {"chat_id": GROUP},
    "get_chat_member": {"chat_id": GROUP, "user_id": cast.BOT_ID},
    "get_chat_administrators": {"chat_id": GROUP},
    "get_chat_member_count": {"chat_id": GROUP},
    "leave_chat": {"chat_id": GROUP},
    "ban_chat_member": {"chat_id": GROUP, "user_id": 2001, "revoke_messages": True},
    "unban_chat_member": {"chat_id": GROUP, "user_id": 2001, "only_if_banned": True},
    "export_chat_invite_link": {"chat_id": GROUP},
    "set_my_commands": {
        "commands": kit("commands", "help", "Help"),
        "scope": kit("scope", GROUP),
        "language_code": "uk",
    },
    "delete_my_commands": {"scope": kit("scope", GROUP)},
    "get_my_commands": {"language_code": "uk"},
    "set_my_name": {"name": "Турбота", "language_code": "uk"},
    "get_my_name": {},
    "set_my_description": {"description": "Care", "language_code": "en"},
    "get_my_description": {},
    "set_my_short_description": {"short_description": "Care"},
    "get_my_short_description": {},
    "set_chat_menu_button": {"chat_id": OLENA, "menu_button": kit("menu")},
    "get_chat_menu_button": {"chat_id": OLENA},
    "set_my_default_administrator_rights": {"rights": kit("rights"), "for_channels": False},
    "get_my_default_administrator_rights": {},
}
EMPTY = ("get_my_commands",)


class AiogramKit:
    """The values as aiogram has them."""

    def __init__(self) -> None:
        from aiogram import types

        self.types = types

    def file(self, data: bytes, name: str) -> object:
        return self.types.BufferedInputFile(data, name)

    def keyboard(self, text: str, data: str) -> object:
        button = self.types.InlineKeyboardButton(text=text, callback_data=data)
        return self.types.InlineKeyboardMarkup(inline_keyboard=[[button]])

    def photo(self, data: bytes, caption: str) -> object:
        return self.types.InputMediaPhoto(media=self.types.BufferedInputFile(data, "p.png"), caption=caption)

    def album(self, data: bytes, caption: str) -> list[object]:
        return [self.photo(data, caption), self.photo(data, "")]

    def reaction(self, emoji: str) -> list[object]:
        return [self.types.ReactionTypeEmoji(emoji=emoji)]

    def commands(self, name: str, description: str) -> list[object]:
        return [self.types.BotCommand(command=name, description=description)]

    def scope(self, chat_id: int) -> object:
        return self.types.BotCommandScopeChatAdministrators(chat_id=chat_id)

    def menu(self) -> object:
        return self.types.MenuButtonCommands()

    def rights(self) -> object:
        return self.types.ChatAdministratorRights(is_anonymous=False, **dict.fromkeys(ADMIN_RIGHTS, True))


class TelegramKit(AiogramKit):
    """The values as python-telegram-bot has them."""

    def __init__(self) -> None:
        import telegram

        self.telegram = telegram

    def file(self, data: bytes, name: str) -> object:
        return self.telegram.InputFile(data, filename=name)

    def keyboard(self, text: str, data: str) -> object:
        return self.telegram.InlineKeyboardMarkup(
            [[self.telegram.InlineKeyboardButton(text, callback_data=data)]]
        )

    def photo(self, data: bytes, caption: str) -> object:
        return self.telegram.InputMediaPhoto(data, caption=caption)

    def reaction(self, emoji: str) -> list[object]:
        return [self.telegram.ReactionTypeEmoji(emoji)]

    def commands(self, name: str, description: str) -> list[object]:
        return [self.telegram.BotCommand(name, description)]

    def scope(self, chat_id: int) -> object:
        return self.telegram.BotCommandScopeChatAdministrators(chat_id)

    def menu(self) -> object:
        return self.telegram.MenuButtonCommands()

    def rights(self) -> object:
        return self.telegram.ChatAdministratorRights.all_rights()


KITS = {"aiogram": AiogramKit, "python-telegram-bot": TelegramKit}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[tuple[World, dict[str, Any]]]:
    """One world for all these tests, begun afresh for each, and the two clients' bots in it."""
    import aiogram
    import telegram
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    world = World()
    async with (
        serve(world) as url,
        aiogram.Bot(world.token, session=AiohttpSession(api=TelegramAPIServer.from_base(url))) as first,
        telegram.Bot(world.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as second,
    ):
        yield world, {"aiogram": first, "python-telegram-bot": second}


def set_scene(world: World) -> Scene:
    """People have written, the bot has answered and administers the group."""
    olena, emma = world.people["olena"], world.people["emma"]
    world.start(emma)
    text = world.say(olena, OLENA, "Hello")
    own = world.post(world.chats[OLENA], world.bot.user, {"text": "Good day"})
    photo = world.files.keep("photo", Upload("p.png", PICTURE, "image/png"), {})
    own_photo = world.post(world.chats[OLENA], world.bot.user, {"photo": photo})
    group = world.chats[GROUP]
    members.change(world, group, world.bot.user, world.bot.user, "administrator", frozenset(ADMIN_RIGHTS))
    topic = forum.create(world, group, world.bot.user, "№ 0")
    group.pinned = [world.post(group, world.bot.user, {"text": "Rules"}).id]
    press = world.press(olena, OLENA, own.id, "yes:1")
    file_id = own_photo.body["photo"][0]["file_id"]
    place = {"location": making.location_of(50.45, 30.52) | making.living(60)}
    own_place = world.post(world.chats[OLENA], world.bot.user, place)
    return Scene(text.id, own.id, own_photo.id, own_place.id, topic.id, press.id, file_id)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("client", KITS)
@pytest.mark.parametrize("method", CALLS)
async def test_each_client_drives_each_method(
    stage: tuple[World, dict[str, Any]], client: str, method: str
) -> None:
    world, bots = stage
    world.reset()
    world.updates.hook(None)
    tools, there = KITS[client](), set_scene(world)
    world.chats[GROUP].topics[there.topic].closed = method == "reopen_forum_topic"
    values = CALLS[method]
    given = {
        name: value.make(tools, there) if isinstance(value, Given) else value
        for name, value in values.items()
    }
    answer = await getattr(bots[client], method)(**given)
    assert answer or method in EMPTY
    assert all(entry["ok"] for entry in world.record.of("call"))


def test_the_table_names_every_method_there_is() -> None:
    assert {name.replace("_", "") for name in CALLS} == set(METHODS.entries)
