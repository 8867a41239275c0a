"""The bot's own standing in a staff group: what it lacks is said there and to the admins, in plain words."""

import structlog
from aiogram.types import ChatMemberAdministrator, ChatMemberUpdated, ResultChatMemberUnion

from bot.routers.staff.people import is_present
from bot.routers.staff.update import Desk
from care.notices.group import RightMissing, RightRestored
from care.notices.private import GroupTrouble, GroupWell
from care.outbox import owe, to_staff

log = structlog.get_logger()


async def changed(desk: Desk, change: ChatMemberUpdated) -> None:
    lacked, lacks = _lacking(change.old_chat_member), _lacking(change.new_chat_member)
    if lacks == lacked:
        return
    log.warning("bot_rights_changed", group=desk.group, lacks=lacks or "nothing")
    admins = sorted(desk.business.admins)
    if not lacks:
        told = [to_staff(admin, GroupWell(group=desk.group)) for admin in admins]
        await owe(desk.unit, to_staff(desk.group, RightRestored()), *told)
        return
    posts = [to_staff(admin, GroupTrouble(group=desk.group, error=lacks)) for admin in admins]
    if lacks != "member":
        posts.append(to_staff(desk.group, RightMissing(right=lacks)))
    await owe(desk.unit, *posts)


def _lacking(member: ResultChatMemberUnion) -> str:
    """What the bot needs and has not, as dialogs/notices/rights.py names it; empty when all is well."""
    if not is_present(member):
        return "member"
    if not isinstance(member, ChatMemberAdministrator):
        return "administrator"
    return "" if member.can_manage_topics else "can_manage_topics"
