"""All checks, in the order in which they depend on each other."""

from bot.checks.files import check_files
from bot.checks.finding import Findings, wrong
from bot.checks.settings import check_both, check_business, check_environment, check_places
from bot.checks.store import check_store
from bot.checks.telegram import check_telegram
from bot.settings.errors import SettingsError
from bot.settings.settings import Settings
from bot.telegram.connection import open_bot
from care.business import Business
from dialogs.language.words import Words


async def check_everything(_: Words) -> Findings:
    """Goes on where it can: a missing token does not hide a mistake in turbota.toml."""
    settings, found = check_environment(_)
    for finding in found:
        yield finding
    places = settings or check_places()
    if places is None:
        return
    business, found = await check_business(places, _)
    for finding in found:
        yield finding
    if settings and business:
        for finding in check_both(settings, business, _):
            yield finding
    yield await check_store(places.database_url, _)
    for finding in check_files(places.database_url, _):
        yield finding
    if settings is not None:
        async for finding in _check_telegram(settings, business, _):
            yield finding


async def _check_telegram(settings: Settings, business: Business | None, _: Words) -> Findings:
    try:
        bot = open_bot(settings)
    except SettingsError as error:
        for sentence in error.sentences(_):
            yield wrong(sentence)
        return
    async with bot.context():
        async for finding in check_telegram(bot, settings, business, _):
            yield finding
