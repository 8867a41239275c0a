"""Is a staff group a forum in which the bot may do its work?"""

from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner, User
from markupsafe import Markup

from bot.checks.finding import Finding, Findings, well, wrong
from dialogs.language.words import Words

REFUSED = (TelegramBadRequest, TelegramForbiddenError)  # Telegram's word on it; without one, nothing is known


async def check_group(bot: Bot, me: User, group: int, _: Words) -> Findings:
    chat = await _find(bot, group, _)
    if isinstance(chat, Finding):
        yield chat
        return
    name = chat.title or str(group)
    if not chat.is_forum:
        text = _("The group “{name}” has no topics.", name=name)
        yield wrong(_.plain(text), _.plain(_("In Telegram, open the group’s settings and turn on Topics.")))
    missing = await _missing_rights(bot, me, group, _)
    if missing:
        text = _(
            "In the group “{name}” the bot is missing these rights: {rights}.",
            name=name,
            rights=_.join(missing),
        )
        remedy = _(
            "In Telegram, open the group’s settings, then Administrators; add the bot and give it "
            "these rights."
        )
        yield wrong(_.plain(text), _.plain(remedy))
    elif chat.is_forum:
        yield well(_.plain(_("The group “{name}” is ready.", name=name)))


async def _find(bot: Bot, group: int, _: Words) -> ChatFullInfo | Finding:
    try:
        return await bot.get_chat(group)
    except TelegramMigrateToChat as error:
        text = _("The group {id} has a new id now.", id=group)
        remedy = _("Write {id} in turbota.toml instead.", id=error.migrate_to_chat_id)
    except REFUSED:
        text = _("The bot is not in the group {id}, or there is no such group.", id=group)
        remedy = _("Add the bot to your staff group and check the id: docs/deploy.md shows how to find it.")
    return wrong(_.plain(text), _.plain(remedy))


async def _missing_rights(bot: Bot, me: User, group: int, _: Words) -> list[str]:
    """What the bot may not do in the group and must, in words."""
    needed = _rights(_)
    try:
        member = await bot.get_chat_member(group, me.id)
    except REFUSED:
        return [_.plain(text) for text in needed.values()]
    if isinstance(member, ChatMemberOwner):
        return []
    held = member if isinstance(member, ChatMemberAdministrator) else None
    return [_.plain(text) for right, text in needed.items() if not getattr(held, right, False)]


def _rights(_: Words) -> dict[str, Markup]:
    return {
        "can_manage_topics": _("managing topics"),
        "can_delete_messages": _("deleting messages"),
        "can_pin_messages": _("pinning messages"),
    }
