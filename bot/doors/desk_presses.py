"""Presses in a staff group: on cards (`t<ticket>.<version>.…`) and on the group's notices (`desk.0.…`).

A press on a card that was drawn before the ticket changed does nothing but say what has changed, and the card is drawn
anew. Each answer is for the one who pressed, in their language.
"""

import structlog
from aiogram.types import CallbackQuery

from bot.callback import Callback
from bot.doors import desk_deeds
from bot.doors.answers import Answer, Retire, Toast
from bot.doors.desk_people import People
from bot.doors.desk_update import Desk
from care.errors import CareError, NotAllowed, Outdated, WrongState
from care.operators import Operator, admit
from care.outbox import owe, redraw
from care.tickets.rows import load_ticket
from dialogs.card import Action
from dialogs.staff import sentences

log = structlog.get_logger()


async def pressed(desk: Desk, people: People, press: CallbackQuery) -> list[Answer]:
    _ = desk.words_for(press.from_user)
    callback = Callback.unpack(press.data)
    if callback is None:
        return [Toast(press.id, _.plain(sentences.old_button(_)))]
    if callback.conversation == "desk":
        return await _notice(desk, press, callback)
    operator = await people.operator(desk, press.from_user, "press")
    if operator is None:
        return [Toast(press.id, _.plain(sentences.refusal(NotAllowed.code, {}, _)), alert=True)]
    return [await _card(desk, operator, press, callback)]


async def _card(desk: Desk, operator: Operator, press: CallbackQuery, callback: Callback) -> Toast:
    _ = desk.words(operator.language)
    number = callback.conversation.removeprefix("t")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return Toast(press.id, _.plain(sentences.old_button(_)))
    if callback.action == Action.NOTE:
        return Toast(press.id, _.plain(sentences.how_to_note(_)), alert=True)
    try:
        ticket = await load_ticket(desk.unit, int(number))
        await desk_deeds.press(desk, ticket, operator, callback.action, callback.argument, callback.version)
    except (Outdated, WrongState):
        return await _stale(desk, operator, press, int(number))
    except CareError as error:
        return Toast(press.id, _.plain(sentences.refusal(error.code, error.fields, _)), alert=True)
    return Toast(press.id)


async def _stale(desk: Desk, operator: Operator, press: CallbackQuery, number: int) -> Toast:
    _ = desk.words(operator.language)
    ticket = await load_ticket(desk.unit, number)
    await owe(desk.unit, desk.now, redraw(ticket.desk, ticket.id))
    return Toast(press.id, _.plain(sentences.standing(ticket, _)), alert=True)


async def _notice(desk: Desk, press: CallbackQuery, callback: Callback) -> list[Answer]:
    """Admitting somebody. Who is no admin changes nothing."""
    user = press.from_user
    _ = desk.words_for(user)
    if callback.action != "admit" or not callback.argument.isdigit():
        return [Toast(press.id, _.plain(sentences.old_button(_)))]
    try:
        await admit(
            desk.unit, desk.business, int(callback.argument), user.id, user.full_name, desk.group, desk.now
        )
    except NotAllowed:
        log.warning("stranger_at_desk", user_id=user.id, group=desk.group, deed="admit")
        return [Toast(press.id, _.plain(sentences.admins_only(_)), alert=True)]
    done = Toast(press.id, _.plain(sentences.admitted(_)))
    return [done, Retire(desk.group, press.message.message_id)] if press.message else [done]
