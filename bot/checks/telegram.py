"""Is Telegram as the bot needs it: the token, how updates come, and whom the settings name."""

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import User, WebhookInfo

from bot.checks.explained import finding_of
from bot.checks.finding import Finding, Findings, hint, well, wrong
from bot.checks.groups import REFUSED, check_group
from bot.settings.settings import Settings
from care.business import Business
from dialogs.language.words import Words


async def check_telegram(bot: Bot, settings: Settings, business: Business | None, _: Words) -> Findings:
    """Stops where nothing more can be found out. Without `business` only the token and the way in are looked at."""
    try:
        async for finding in _check(bot, settings, business, _):
            yield finding
    except TelegramAPIError as error:
        found = finding_of(error, _)
        if found is None:
            raise
        yield found


async def _check(bot: Bot, settings: Settings, business: Business | None, _: Words) -> Findings:
    me = await bot.get_me()
    yield well(_.plain(_("The token belongs to @{name}.", name=me.username)))
    yield _way_in(await bot.get_webhook_info(), settings, _)
    if business is None:
        return
    for group in sorted(business.all_desks):
        async for finding in check_group(bot, me, group, _):
            yield finding
    for admin in sorted(business.admins):
        yield await _check_admin(bot, me, admin, _)


def _way_in(info: WebhookInfo, settings: Settings, _: Words) -> Finding:
    wanted = settings.webhook_address
    if info.url == wanted:
        return _flow(info, _)
    if not info.url:
        text = _("Telegram has no webhook for this bot yet.")
        return hint(_.plain(text), _.plain(_("Nothing to do: the bot sets it when it starts.")))
    if not wanted:
        text = _("Telegram still sends this bot’s updates to {url}, so polling gets none.", url=info.url)
        remedy = _(
            "If nothing else uses this token, start the bot: it removes the webhook. "
            "Otherwise stop the other program first."
        )
        return wrong(_.plain(text), _.plain(remedy))
    text = _("Telegram sends this bot’s updates to {url}, not to {wanted}.", url=info.url, wanted=wanted)
    return hint(
        _.plain(text),
        _.plain(_("If that is an old address, there is nothing to do: the bot sets its own when it starts.")),
    )


def _flow(info: WebhookInfo, _: Words) -> Finding:
    if info.last_error_message:
        text = _("Telegram could not deliver to the webhook: {error}", error=info.last_error_message)
        remedy = _(
            "Check that {url} can be reached from the internet over HTTPS, and that it leads here.",
            url=info.url,
        )
        return hint(_.plain(text), _.plain(remedy))
    text = (
        _("Updates come by webhook, to {url}.", url=info.url)
        if info.url
        else _("Updates come by long polling.")
    )
    return well(_.plain(text))


async def _check_admin(bot: Bot, me: User, admin: int, _: Words) -> Finding:
    try:
        chat = await bot.get_chat(admin)
    except REFUSED:
        text = _("The bot cannot message the admin {id}.", id=admin)
        remedy = _("Ask them to open t.me/{bot} and press Start, and check the id.", bot=me.username)
        return hint(_.plain(text), _.plain(remedy))
    return well(_.plain(_("The bot can message the admin {name}.", name=chat.full_name)))
