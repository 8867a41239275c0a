"""The bot's commands, per scope and language."""

import re
from dataclasses import dataclass

from playground.calls.readers import read_chat_id, read_int
from playground.methods.base import Call, method
from playground.methods.profile import checked_language
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world.access import access_chat
from playground.world.bot.profile import SCOPES, CommandsKey

NAME = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_LIMIT = 256
MOST = 100


@dataclass(slots=True)
class Whose:
    """Whose commands are meant."""

    scope: Json | None = None
    language_code: str = ""

    def key(self, call: Call) -> CommandsKey:
        """Raises ApiError 400 for a scope that there is not."""
        scope = self.scope or {"type": "default"}
        kind = scope.get("type")
        if kind not in SCOPES:
            raise bad_request("can't parse BotCommandScope: Unsupported type specified")
        chat_id, user_id = 0, 0
        if kind in ("chat", "chat_administrators", "chat_member"):
            chat_id = access_chat(call.world, read_chat_id("chat_id", scope.get("chat_id"))).id
        if kind == "chat_member":
            user_id = read_int("user_id", scope.get("user_id"))
            if user_id not in call.world.by_id:
                raise bad_request("can't parse BotCommandScope: Invalid user_id specified")
        return kind, chat_id, user_id, checked_language(self.language_code)


@method
def set_my_commands(call: Call, commands: list[Json], whose: Whose) -> bool:
    if len(commands) > MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    _store(call, whose, [_checked(command) for command in commands])
    return True


@method
def delete_my_commands(call: Call, whose: Whose) -> bool:
    _store(call, whose, [])
    return True


@method
def get_my_commands(call: Call, whose: Whose) -> list[Json]:
    """The commands of exactly this scope and language."""
    return call.world.bot.commands.get(whose.key(call), [])


def _store(call: Call, whose: Whose, commands: list[Json]) -> None:
    """Those who watch see them."""
    call.world.bot.commands[whose.key(call)] = commands
    call.world.show_bot()
    for chat in call.world.chats.values():
        call.world.show_chat(chat)


def _checked(command: Json) -> Json:
    """A BotCommand within Telegram's limits."""
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", "")).strip()
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
