"""The bot's face on Telegram: its name, its descriptions and its command lists, per language and per scope.

Telegram allows few changes of these a day, so each is read first and set only where it differs. A failure is logged
and nothing more: the bot serves its customers under its old name.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

import structlog
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from bot.telegram.profile_texts import (
    Commands,
    customer_commands,
    description,
    private_commands,
    short_description,
    staff_commands,
)
from care.business import Business
from dialogs.language.words import Words

log = structlog.get_logger()

NAME_LIMIT = 64


@dataclass(frozen=True)
class Trait:
    """One thing of the profile in one language."""

    wanted: object
    read: Callable[[], Awaitable[object]]
    write: Callable[[], Awaitable[bool]]


async def set_profile(bot: Bot, business: Business) -> None:
    """Make the profile what the business's rules say, in each of its languages and for everybody else."""
    for part, traits in _parts(bot, business):
        await _settle(part, traits)


async def set_private_commands(bot: Bot, business: Business, user_id: int, names: Sequence[str]) -> None:
    """The own command list of somebody of the staff. Telegram takes it only once they have written to the bot."""
    scope = BotCommandScopeChat(chat_id=user_id)
    lists = [(tag, private_commands(names, _)) for tag, _ in _languages(business)]
    await _settle("staff", [_commands(bot, scope, tag, commands) for tag, commands in lists])


async def _settle(part: str, traits: Iterable[Trait]) -> None:
    try:
        for trait in traits:
            if await trait.read() != trait.wanted:
                await trait.write()
    except Exception as error:  # whatever it is, customers are served under the old name
        # What fails in one language fails in the next: too many changes today, a chat that is not there.
        log.warning("profile_not_set", part=part, error=type(error).__name__)


def _parts(bot: Bot, business: Business) -> Iterator[tuple[str, list[Trait]]]:
    languages = _languages(business)
    name = business.name.in_language
    yield "name", [_name(bot, tag, name(_.language)[:NAME_LIMIT]) for tag, _ in languages]
    yield "description", [_description(bot, tag, description(_, name(_.language))) for tag, _ in languages]
    yield "short", [_short(bot, tag, short_description(_, name(_.language))) for tag, _ in languages]
    for scope, commands in _scopes():
        yield scope.type, [_commands(bot, scope, tag, commands(_)) for tag, _ in languages]


def _languages(business: Business) -> list[tuple[str | None, Words]]:
    """The languages with their tags. None, everybody else's, comes first: the others fall back on it when read."""
    zone = ZoneInfo(business.zone)
    spoken = [(language, Words(language, zone)) for language in business.languages]
    return [(None, Words(business.default_language, zone)), *spoken]


def _scopes() -> Iterator[tuple[BotCommandScopeUnion, Callable[[Words], Commands]]]:
    yield BotCommandScopeAllPrivateChats(), customer_commands
    # The staff's, under whatever id their group has now; in any other group the bot is silent.
    yield BotCommandScopeAllGroupChats(), staff_commands


def _name(bot: Bot, tag: str | None, name: str) -> Trait:
    async def read() -> str:
        return (await bot.get_my_name(language_code=tag)).name

    return Trait(name, read, partial(bot.set_my_name, name=name, language_code=tag))


def _description(bot: Bot, tag: str | None, text: str) -> Trait:
    async def read() -> str:
        return (await bot.get_my_description(language_code=tag)).description

    return Trait(text, read, partial(bot.set_my_description, description=text, language_code=tag))


def _short(bot: Bot, tag: str | None, text: str) -> Trait:
    async def read() -> str:
        return (await bot.get_my_short_description(language_code=tag)).short_description

    return Trait(text, read, partial(bot.set_my_short_description, short_description=text, language_code=tag))


def _commands(bot: Bot, scope: BotCommandScopeUnion, tag: str | None, commands: Commands) -> Trait:
    # Pairs, because a BotCommand that came from Telegram never equals one of ours: it knows its Bot.
    async def read() -> Commands:
        found = await bot.get_my_commands(scope=scope, language_code=tag)
        return tuple((command.command, command.description) for command in found)

    wanted = [BotCommand(command=name, description=text) for name, text in commands]
    return Trait(
        commands, read, partial(bot.set_my_commands, commands=wanted, scope=scope, language_code=tag)
    )
