"""What ended a command, or keeps it from its work, for a person: what is wrong, and what to do about it."""

import os
import traceback
from collections.abc import Iterator

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.checks.finding import Finding, wrong
from bot.checks.reader import reader_words
from bot.observe.logs import masked
from bot.settings.errors import SettingsError
from bot.settings.settings import passwords
from care.store.away import is_away
from dialogs.language.words import Words

TELEGRAM = "https://api.telegram.org"
SECRETS = ("BOT_TOKEN", "WEBHOOK_SECRET")


def explained(error: BaseException, language: str | None = None) -> str:
    """Lines for whoever started it: of every error, what to do about it; else the traceback, without secrets."""
    _ = reader_words(language)
    found = [lines for one in leaves(error) if (lines := _lines(one, _))]
    if len(found) == len(list(leaves(error))):
        return "\n".join(dict.fromkeys(line for lines in found for line in lines))
    secrets = [value for name in SECRETS if (value := os.environ.get(name))]
    whole = "".join(traceback.format_exception(error))
    return masked(whole, [*secrets, *passwords(os.environ.get("DATABASE_URL", ""))])


def _lines(error: BaseException, _: Words) -> list[str]:
    if isinstance(error, SettingsError):
        return error.sentences(_)
    finding = finding_of(error, _)
    return finding.lines() if finding else []


def finding_of(error: BaseException, _: Words) -> Finding | None:
    """None for what only its traceback can explain."""
    match error:
        case TelegramUnauthorizedError() | TelegramNotFound():
            text = _("Telegram does not recognise the token.")
            remedy = _("Copy it again from @BotFather into BOT_TOKEN, with the number and the colon.")
        case TelegramNetworkError() | TelegramServerError() | TelegramRetryAfter():
            return _unreachable(error, os.environ.get("API_BASE_URL") or TELEGRAM, _)
        case TelegramAPIError():
            text = _("Telegram refuses: {reason}.", reason=error.message.rstrip("."))
            remedy = _("Check the setting it is about; docs/settings.md describes each of them.")
        case DBAPIError() | SQLAlchemyError() | CommandError() | ModuleNotFoundError():
            return store_away(error, _)
        case OSError(filename=str(name), strerror=str(reason)):
            text = _("{file} cannot be used: {reason}.", file=name, reason=reason)
            remedy = _("Check that it is there, and that you can read and write it.")
        case _ if is_away(error):
            return store_away(error, _)
        case _:
            return None
    return wrong(_.plain(text), _.plain(remedy))


def _unreachable(error: TelegramAPIError, address: str, _: Words) -> Finding:
    text = _("{address} cannot be reached ({error}).", address=address, error=type(error).__name__)
    remedy = _("Check this computer’s internet connection, and API_BASE_URL if you have set it.")
    return wrong(_.plain(text), _.plain(remedy))


def store_away(error: BaseException, _: Words) -> Finding:
    reason = error.orig if isinstance(error, DBAPIError) else error
    first = next(iter(str(reason).splitlines()), "") or type(error).__name__
    text = _("The database cannot be reached: {reason}.", reason=first.rstrip("."))
    remedy = _("Check DATABASE_URL, and that the database is running and accepts the login.")
    return wrong(_.plain(text), _.plain(remedy))


def leaves(error: BaseException) -> Iterator[BaseException]:
    """The errors of a group, and of groups within."""
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            yield from leaves(part)
    else:
        yield error
