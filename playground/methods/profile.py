"""What the bot says of itself: name, descriptions, menu buttons, the rights it asks for."""

import re

from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world.access import access_chat
from playground.world.chats import ADMIN_RIGHTS

LANGUAGE = re.compile(r"([a-z]{2})?")
LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method
def set_my_name(call: Call, name: str = "", language_code: str = "") -> bool:
    return _set_text(call, "name", name, language_code)


@method
def get_my_name(call: Call, language_code: str = "") -> Json:
    name = call.world.bot.text("name", checked_language(language_code))
    return {"name": name or call.world.bot.user["first_name"]}


@method
def set_my_description(call: Call, description: str = "", language_code: str = "") -> bool:
    """What an empty chat with the bot shows."""
    return _set_text(call, "description", description, language_code)


@method
def get_my_description(call: Call, language_code: str = "") -> Json:
    """What an empty chat with the bot shows."""
    return {"description": call.world.bot.text("description", checked_language(language_code))}


@method
def set_my_short_description(call: Call, short_description: str = "", language_code: str = "") -> bool:
    """What the bot's profile page shows."""
    return _set_text(call, "short_description", short_description, language_code)


@method
def get_my_short_description(call: Call, language_code: str = "") -> Json:
    """What the bot's profile page shows."""
    return {"short_description": call.world.bot.text("short_description", checked_language(language_code))}


@method
def set_chat_menu_button(call: Call, chat_id: int | None = None, menu_button: Json | None = None) -> bool:
    """The button beside the text field of a private chat, or of all."""
    button = menu_button or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    call.world.bot.menu_buttons[_access_private(call, chat_id)] = button
    call.world.show_bot()
    return True


@method
def get_chat_menu_button(call: Call, chat_id: int | None = None) -> Json:
    """The button beside the text field."""
    buttons = call.world.bot.menu_buttons
    return buttons.get(_access_private(call, chat_id)) or buttons.get(0) or {"type": "commands"}


@method
def set_my_default_administrator_rights(
    call: Call,
    rights: Json | None = None,
    for_channels: bool = False,
) -> bool:
    """The rights that the bot asks for when it is added."""
    call.world.bot.default_rights[for_channels] = rights or {}
    return True


@method
def get_my_default_administrator_rights(call: Call, for_channels: bool = False) -> Json:
    """The rights that the bot asks for when it is added."""
    rights = call.world.bot.default_rights.get(for_channels, {})
    return {"is_anonymous": False} | {right: bool(rights.get(right)) for right in ADMIN_RIGHTS}


def _set_text(call: Call, name: str, text: str, language_code: str) -> bool:
    """One of the profile's texts, a key of `LIMITS`."""
    if len(text) > LIMITS[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    call.world.bot.set_text(name, checked_language(language_code), text.strip())
    call.world.show_bot()
    return True


def checked_language(code: str) -> str:
    """A two-letter language code, or none."""
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _access_private(call: Call, chat_id: int | None) -> int:
    """A private chat's id; 0 stands for all of them."""
    if not chat_id:
        return 0
    chat = access_chat(call.world, chat_id)
    if not chat.is_private:
        raise bad_request("chat must be private")
    return chat.id
