"""Presses in a staff group: on cards and panels (`t<ticket>.<version>.…`), and on what concerns no ticket (`desk.0.…`).

A press on a card that was drawn before the ticket changed does nothing but say what has changed, and the card is drawn
anew. Each answer is for the one who pressed, in their language. Nothing is touched but the ticket's card and the
message that carries the pressed button. What nobody was shown has no effect, whoever presses it: it is forged.
"""

from dataclasses import replace

import structlog
from aiogram.types import CallbackQuery, Message
from markupsafe import Markup

from bot.delivery.finished import finished
from bot.routers.carrier import carrier
from bot.routers.staff import run
from bot.routers.staff.actions import GENERAL_PRESSES, PRESSES
from bot.routers.staff.call import Below, Call, TicketCall, showing
from bot.routers.staff.menus import Menus
from bot.routers.staff.people import People, Where
from bot.routers.staff.update import Desk
from bot.telegram.answers import Answer, Panel, Retire, Toast
from bot.telegram.callback import ASKING, Callback
from care.model.ticket import Ticket
from care.outbox import Lane, Post, owe, redraw, shown
from care.outbox.bodies import Erase
from care.outbox.rank import PATIENCE
from care.people.operators import Operator, admit
from care.staff import audit
from care.tickets.entries import entry_at
from care.tickets.rows import find_ticket, load_ticket
from care.values.errors import CareError, NoSuchTicket, NotAllowed, Outdated, WrongState
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff import sentences
from dialogs.staff.refusals import refusal
from dialogs.staff.ticket.card import Action

log = structlog.get_logger()

ADMIT = "admit"


class Forged(Exception):  # noqa: N818 - a fact, not a mistake
    """No button of ours that stands here carries this."""


async def pressed(desk: Desk, people: People, menus: Menus, press: CallbackQuery) -> list[Answer]:
    if press.data == ASKING:
        return [await _old(desk, press)]
    callback = Callback.read(press.data)
    if callback is None or not callback.is_staffs:
        return await forged(desk, press)
    if not callback.ticket and callback.action == ADMIT:
        return await _admit(desk, menus, press, callback)
    operator = await people.operator(desk, press.from_user, "press", where=Where(_thread(press)))
    if operator is None:
        _ = await desk.words_for(press.from_user)
        return [Toast(press.id, _.plain(refusal(NotAllowed(), _)), alert=True)]
    return await answered(desk, operator, press, callback)


async def answered(desk: Desk, operator: Operator, press: CallbackQuery, callback: Callback) -> list[Answer]:
    """What comes of the press of somebody who may act."""
    _ = desk.words(operator.language)
    ticket = None
    try:
        ticket = await _ticket(desk, press, callback)
        call = _call(desk, operator, press, callback, ticket)
        result = await run.press(call, callback.action)
    except Forged:
        return await forged(desk, press)
    except (Outdated, WrongState) as error:
        if ticket is None:
            return [_refused(desk, operator, press, error)]
        return [await _stale(desk, operator, press, ticket.id)]
    except CareError as error:
        return [_refused(desk, operator, press, error)]
    if isinstance(result, Screen):
        return [Toast(press.id), *await _panel(call, callback, ticket, result)]
    if isinstance(result, Below):
        await _below(call, callback, ticket, result.screen)
        return [Toast(press.id)]
    if ticket is not None:
        result = await _done(desk, ticket, _) if result is None else result
        await _put_back(call, callback, ticket.id)
    return [Toast(press.id, _.plain(result) if result else "", alert=len(result or "") > BRIEF)]


BRIEF = 60  # characters; more than that is not read before a toast is gone


async def _ticket(desk: Desk, press: CallbackQuery, callback: Callback) -> Ticket | None:
    """The ticket whose button it is.

    Raises NoSuchTicket for one of another group: nobody was shown its button here. Raises Forged for a button that
    does not stand where it was pressed, or is of a version that is yet to come, or is no operator's.
    """
    if callback.action not in (PRESSES if callback.ticket else GENERAL_PRESSES):
        raise Forged
    if not callback.ticket:
        return None
    ticket = await find_ticket(desk.unit, callback.ticket)
    if ticket is None or ticket.desk != desk.group:
        await _note_forgery(desk, press, ticket)
        raise NoSuchTicket
    if callback.version > ticket.version or not _stands(press, ticket):
        raise Forged
    return await load_ticket(desk.unit, ticket.id)


def _stands(press: CallbackQuery, ticket: Ticket) -> bool:
    """Whether a ticket's button can be there: in its topic, on its card, or where Telegram itself shows it."""
    message = press.message
    if not isinstance(message, Message) or message.message_id == ticket.card:
        return True
    return ticket.topic in (None, _thread(press)) or carrier(press) is not None


async def forged(desk: Desk, press: CallbackQuery) -> list[Answer]:
    await _note_forgery(desk, press)
    return [await _old(desk, press)]


async def _old(desk: Desk, press: CallbackQuery) -> Toast:
    _ = await desk.words_for(press.from_user)
    return Toast(press.id, _.plain(sentences.old_button(_)))


async def _note_forgery(desk: Desk, press: CallbackQuery, ticket: Ticket | None = None) -> None:
    number = ticket.id if ticket is not None else None
    log.warning("forged_button", user_id=press.from_user.id, group=desk.group, ticket=number)
    await audit.tried(desk.unit, press.from_user.id, "press", audit.FORGED, number)


def _call(
    desk: Desk, operator: Operator, press: CallbackQuery, callback: Callback, ticket: Ticket | None
) -> Call:
    _ = desk.words(operator.language)
    chat = press.message.chat.id if press.message is not None else desk.group
    pressed, claimed = _touchable(press, ticket), press.message.message_id if press.message else None
    if ticket is None:
        thread = _thread(press)
        return Call(
            desk, operator, _, callback.argument, chat=chat, thread=thread, pressed=pressed, claimed=claimed
        )
    return TicketCall(
        desk,
        operator,
        _,
        callback.argument,
        chat=chat,
        thread=ticket.topic,
        pressed=pressed,
        claimed=claimed,
        ticket=ticket,
        version=callback.version,
    )


def _touchable(press: CallbackQuery, ticket: Ticket | None) -> int | None:
    """The ticket's card is known to the store, whatever it shows by now."""
    on_card = ticket is not None and press.message is not None and press.message.message_id == ticket.card
    return ticket.card if on_card and ticket is not None else carrier(press)


def _thread(press: CallbackQuery) -> int | None:
    message = press.message
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


async def _panel(call: Call, callback: Callback, ticket: Ticket | None, screen: Screen) -> list[Answer]:
    """In the pressed message; below all others where we do not know it. Buttons alone have no place there."""
    if call.pressed is None:
        if screen.text:
            await _below(call, callback, ticket, screen)
        return []
    version = ticket.version if ticket is not None else 0
    people = showing(call, screen).shows
    if isinstance(call, TicketCall):
        await shown.note(call.desk.unit, call.chat, [call.pressed], people)
    else:
        await shown.instead(call.desk.unit, call.chat, call.pressed, people)
    return [
        Panel(
            chat_id=call.chat,
            message_id=call.pressed,
            conversation=callback.conversation,
            version=version,
            screen=screen,
        )
    ]


async def _below(call: Call, callback: Callback, ticket: Ticket | None, screen: Screen) -> None:
    version = ticket.version if ticket is not None else 0
    post = finished(call.chat, showing(call, screen), callback.conversation, version, call.thread)
    await owe(call.desk.unit, post)


async def _put_back(call: Call, callback: Callback, ticket_id: int) -> None:
    """The deed is done: the card is a card again. A panel that stood beside it goes, unless it shows an entry now.

    While no card is written down, what was pressed may be just that.
    """
    desk, message_id = call.desk, call.pressed
    ticket = await find_ticket(desk.unit, ticket_id)
    if ticket is None or ticket.card is None or message_id is None:
        return
    if message_id == ticket.card:
        card = redraw(ticket.desk, ticket.id)
        # Who goes back wants the card, who did something has been told so already.
        back = callback.action == Action.CARD
        await owe(desk.unit, replace(card, patience=PATIENCE[Lane.RELAY]) if back else card)
    elif await entry_at(desk.unit, desk.group, message_id) is None:
        await owe(desk.unit, Post(desk.group, Erase(messages=(message_id,)), Lane.DESK))


async def _done(desk: Desk, ticket: Ticket, _: Words) -> Markup | None:
    """How the ticket stands now, if it was changed: where a group is behind, its card shows it much later."""
    now = await find_ticket(desk.unit, ticket.id)
    return sentences.now(now, _) if now is not None and now.version != ticket.version else None


def _refused(desk: Desk, operator: Operator, press: CallbackQuery, error: CareError) -> Toast:
    _ = desk.words(operator.language)
    return Toast(press.id, _.plain(refusal(error, _)), alert=True)


async def _stale(desk: Desk, operator: Operator, press: CallbackQuery, number: int) -> Toast:
    _ = desk.words(operator.language)
    ticket = await load_ticket(desk.unit, number)
    await owe(desk.unit, redraw(ticket.desk, ticket.id))
    return Toast(press.id, _.plain(sentences.standing(ticket, _)), alert=True)


async def _admit(desk: Desk, menus: Menus, press: CallbackQuery, callback: Callback) -> list[Answer]:
    """Admitting somebody. Who is no admin changes nothing."""
    user = press.from_user
    _ = await desk.words_for(user)
    person = callback.number
    try:
        await admit(desk.unit, person, user.id, user.full_name, desk.group)
    except NotAllowed as error:
        log.warning("stranger_at_desk", user_id=user.id, group=desk.group, deed="admit")
        await audit.tried(desk.unit, user.id, ADMIT, error.code)
        return [Toast(press.id, _.plain(sentences.admins_only(_)), alert=True)]
    await audit.write(desk.unit, user.id, ADMIT, person=person)
    menus.admitted(desk.unit, person)
    done, announced = Toast(press.id, _.plain(sentences.admitted(_))), carrier(press)
    return [done, Retire(desk.group, announced)] if announced else [done]
