"""All checks, in the order in which they depend on each other."""

from aiogram.utils.token import TokenValidationError

from bot.checks.finding import Findings, wrong
from bot.checks.settings import check_business, check_environment
from bot.checks.store import check_store
from bot.checks.telegram import check_telegram
from bot.settings import Settings
from bot.telegram import open_bot
from care.business import Business
from dialogs.words import Words


async def check_everything(_: Words) -> Findings:
    settings, found = check_environment(_)
    for finding in found:
        yield finding
    if settings is None:
        return
    business, found = check_business(settings, _)
    for finding in found:
        yield finding
    yield await check_store(settings.database_url, _)
    async for finding in _check_telegram(settings, business, _):
        yield finding


async def _check_telegram(settings: Settings, business: Business | None, _: Words) -> Findings:
    try:
        bot = open_bot(settings)
    except TokenValidationError:
        remedy = _("It looks like 1234567890:AbC… and comes from @BotFather.")
        yield wrong(_.plain(_("BOT_TOKEN is not a token.")), _.plain(remedy))
        return
    try:
        async for finding in check_telegram(bot, settings, business, _):
            yield finding
    finally:
        await bot.session.close()
