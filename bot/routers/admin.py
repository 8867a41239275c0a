"""The admins' router: their commands and pages in private. Everything else they do there, they do as customers.

What failed can be tried again here: the update is handled in the same transaction that takes it out of the dead
letters, so that it either has its effect once or stays where it was.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

import structlog
from aiogram.types import CallbackQuery, Message, Update, User
from markupsafe import Markup

from bot.routers import admin_broadcasts, admin_pages
from bot.routers.me import Me
from bot.routers.staff.commands import command_of
from bot.routers.staff.menus import Menus, private_commands
from bot.routers.staff.update import Desk
from bot.telegram.answers import Answer, Toast
from bot.telegram.callback import Callback
from bot.telegram.reading import read_update
from care.followups.coming import hold_back
from care.inbox import dead_letters
from care.notices.private import OperatorWelcome
from care.outbox import owe, to_staff, try_again
from care.people import groups
from care.people.operators import admit, find_operator
from care.staff import audit
from care.staff.leaving import dismissed
from care.store.away import is_away
from care.store.unit import Unit
from care.values.errors import NotAllowed
from care.webhooks import calls
from dialogs.language.words import Words
from dialogs.staff import commands, followups, pages, sentences, webhooks
from dialogs.staff.pages import Page, render_removal

log = structlog.get_logger()

COMMANDS = {
    commands.ADMIN.name: Page.MENU,
    commands.OPERATORS.name: Page.OPERATORS,
    commands.HEALTH.name: Page.HEALTH,
}
# Opened as any dialog is: the customers' router has them.
DIALOGS = frozenset({commands.BROADCAST.name, commands.SETUP.name})
Handle: TypeAlias = Callable[[Unit, Sequence[Update]], Awaitable[list[Answer]]]


class AdminRouter:
    def __init__(self, menus: Menus | None = None, me: Me | None = None) -> None:
        self._menus = menus or Menus()
        self._me = me or Me()
        self._again: Handle | None = None

    def retry_with(self, handle: Handle) -> None:
        """How an update that failed is handled again: by all routers together, of which this is one."""
        self._again = handle

    async def handle(self, unit: Unit, update: Update) -> list[Answer] | None:
        """The effect of an update of a private chat. None: it is not an admin's; the customers' router has it."""
        self._meet(unit, update)
        match update.event:
            case Message(from_user=User() as user, text=str(text)) if command := command_of(text, self._me):
                if command.name in ("start", "help"):
                    await self._greet(unit, user)
                elif command.name in COMMANDS:
                    return await self._open(unit, user, command.name)
                elif command.name in DIALOGS and user.id not in unit.business.admins:
                    await audit.tried(unit, user.id, command.name, audit.STRANGER)
            case CallbackQuery(from_user=user) as press if user.id in unit.business.admins:
                callback = Callback.read(press.data)
                if callback is not None and callback.is_staffs:
                    return await self._pressed(await self._desk(unit), press, callback)
        return None

    async def _open(self, unit: Unit, user: User, name: str) -> list[Answer] | None:
        """One of the admins' pages. To anybody else there is no such command."""
        desk = await self._desk(unit)
        if user.id not in unit.business.admins:
            await audit.tried(unit, user.id, name, audit.STRANGER)
            return None
        return [await admin_pages.show(desk, user, COMMANDS[name])]

    def _meet(self, unit: Unit, update: Update) -> None:
        user = update.message.from_user if update.message else None
        if user is not None and user.id in unit.business.admins:
            self._menus.heard_of(unit, user.id)

    async def _desk(self, unit: Unit) -> Desk:
        group = await groups.current(unit, unit.business.staff_group)
        return Desk(unit, group)

    async def _greet(self, unit: Unit, user: User) -> None:
        """A word to the staff on how the desk works and what they can do here; the customers' router has its own."""
        operator, is_admin = await find_operator(unit, user.id), user.id in unit.business.admins
        if is_admin or (operator is not None and operator.may_act):
            self._menus.heard_of(unit, user.id)
            commands_there = tuple(private_commands(unit.business, user.id))
            welcome = OperatorWelcome(commands=commands_there, admin=is_admin)
            await owe(unit, to_staff(user.id, welcome))

    async def _pressed(self, desk: Desk, press: CallbackQuery, callback: Callback) -> list[Answer]:
        _ = await desk.words_for(press.from_user)
        argument, number = callback.argument, callback.number
        match callback.action:
            case "page" if argument in list(Page):
                return [Toast(press.id), await admin_pages.show(desk, press.from_user, Page(argument), press)]
            case "ask" if operator := await find_operator(desk.unit, number):
                screen = render_removal(operator, _)
                return [Toast(press.id), admin_pages.shown(press.from_user, screen, press)]
            case "remove" | "admit" as deed:
                word, page = await self._decide(desk, press.from_user, deed, number, _), Page.OPERATORS
            case "retry" | "drop" as deed:
                word, page = await self._settle(desk, deed, number, _), Page.LETTERS
                await audit.write(desk.unit, press.from_user.id, deed, update=number)
            case followups.HOLD:
                word, page = await _hold_back(desk, press.from_user, number, _), Page.FOLLOWUPS
            case webhooks.RETELL | webhooks.RETELL_ALL as deed:
                word, page = await _tell_again(desk, press.from_user, deed, number, _), Page.WEBHOOKS
            case deed if deed in admin_broadcasts.DEEDS:
                return await admin_broadcasts.pressed(desk, press, deed, number, _)
            case pages.RESEND:
                word, page = await _resend(desk, press.from_user, _), Page.HEALTH
            case _:
                return [Toast(press.id, _.plain(sentences.old_button(_)))]
        return [Toast(press.id, _.plain(word)), await admin_pages.show(desk, press.from_user, page, press)]

    async def _decide(self, desk: Desk, admin: User, deed: str, person: int, _: Words) -> Markup:
        """Who may answer customers."""
        try:
            if deed == "remove":
                await dismissed(desk.unit, person, desk.group, admin.id)
            else:
                await admit(desk.unit, person, admin.id, admin.full_name, desk.group)
        except NotAllowed as error:
            await audit.tried(desk.unit, admin.id, deed, error.code)
            return sentences.not_there(_)
        await audit.write(desk.unit, admin.id, deed, person=person)
        if deed == "admit":
            self._menus.admitted(desk.unit, person)
        return sentences.removed(_) if deed == "remove" else sentences.admitted(_)

    async def _settle(self, desk: Desk, deed: str, update_id: int, _: Words) -> Markup:
        """What becomes of an update that failed."""
        if deed == "drop":
            dropped = await dead_letters.take_out(desk.unit, update_id)
            log.warning("dead_letter_dropped", update_id=update_id)
            return sentences.not_kept(_) if dropped is None else sentences.dropped(_)
        try:
            async with desk.unit.savepoint():
                raw = await dead_letters.take_out(desk.unit, update_id)
                if raw is None:
                    return sentences.not_kept(_)
                await self._handle_again(desk.unit, read_update(raw).update)
        except Exception as error:
            if is_away(error):
                raise
            log.exception("dead_letter_again", update_id=update_id, error=type(error).__name__)
            return sentences.failed_again(type(error).__name__, _)
        return sentences.done_now(_)

    async def _handle_again(self, unit: Unit, update: Update) -> None:
        # What it would answer at once (a toast, a screen) is long past its time; what it owes is in the outbox.
        if self._again is not None:
            await self._again(unit, [update])


async def _hold_back(desk: Desk, admin: User, number: int, _: Words) -> Markup:
    """A follow-up is not sent."""
    held = await hold_back(desk.unit, number)
    if held is None:
        return _("It has already been sent or cancelled.")
    await audit.write(desk.unit, admin.id, followups.HOLD, followup=held.purpose.key)
    return _("Held back: it will not be sent.")


async def _tell_again(desk: Desk, admin: User, deed: str, number: int, _: Words) -> Markup:
    """What a system of the business's own would not take: one call, or all that were given up."""
    count = await calls.resend(desk.unit, [number] if deed == webhooks.RETELL else None)
    await audit.write(desk.unit, admin.id, deed, calls=count)
    return _("Sending again.") if count else sentences.not_kept(_)


async def _resend(desk: Desk, admin: User, _: Words) -> Markup:
    """What an error of ours kept from being sent is tried once more."""
    count = await try_again(desk.unit)
    await audit.write(desk.unit, admin.id, pages.RESEND, posts=count)
    return sentences.sent_again(_) if count else sentences.not_kept(_)
