"""A reply that goes to the customer later: `/later tomorrow 9 We have found your cake`."""

from dataclasses import replace

from bot.delivery.finished import finished
from bot.routers.staff.actions.numbers import number_of
from bot.routers.staff.call import TicketCall, Undone, showing
from bot.routers.staff.handlers import obeys, pressed
from bot.routers.staff.moments import when_of
from bot.telegram.callback import of_ticket
from care.agenda.jobs import Later
from care.agenda.waiting import Waiting
from care.outbox import owe
from care.outbox.bodies import Worded, narrowed
from care.people.customers import find
from care.staff.audit import ASKED, UNCLEAR
from care.tickets import clocks
from care.tickets.words import scheduled_replies
from care.values.content import Kind, Message
from care.values.errors import Unreachable
from dialogs.engine.machine import Screen
from dialogs.language.when import When
from dialogs.panels.moments import render_unread
from dialogs.panels.scheduled_replies import (
    how_to_put_off,
    render_dropped,
    render_put_off,
    render_replies,
    render_unchanged,
)
from dialogs.staff import commands
from dialogs.staff.ticket.put_off import LaterAction


@obeys(commands.LATER)
async def put_off(call: TicketCall) -> Undone | None:
    """Without a time it is the list."""
    if not call.argument:
        return await show(call)
    when = when_of(call, call.argument)
    if when is None or call.said is None or _says_nothing(when, call.said):
        return Undone(_unread(call), UNCLEAR)
    words = words_of(call.said, when)
    reply = await scheduled_replies.put_off(call.desk.unit, call.ticket.id, call.operator, words, when.moment)
    await _show(call, reply)
    return None


@pressed(LaterAction.LIST)
async def show(call: TicketCall) -> Undone:
    replies = await scheduled_replies.replies_of(call.desk.unit, call.ticket.id)
    return Undone(render_replies(replies, call.desk.now, call.words), ASKED)


@pressed(LaterAction.SEND)
async def send_now(call: TicketCall) -> None:
    number = number_of(call.argument)
    await scheduled_replies.send_now(call.desk.unit, call.ticket.id, call.operator, number)


@pressed(LaterAction.DROP)
async def drop(call: TicketCall) -> Screen:
    unit, ticket = call.desk.unit, call.ticket.id
    dropped = await scheduled_replies.drop(unit, ticket, call.operator, number_of(call.argument))
    return render_dropped(
        dropped, await scheduled_replies.replies_of(unit, ticket), call.desk.now, call.words
    )


async def edited(
    call: TicketCall, said: Message, reply: Waiting[Later] | None
) -> tuple[Message | None, Screen | None]:
    """The message that put off `reply` was edited: it says `said` now. None: that does not wait any more.

    What the customer has had by it says now, if that is another text, and what to answer. The time is read as on the
    day the message was written, so that "tomorrow" stays the day that it was.
    """
    when = when_of(call, call.argument, since=said.sent_at)
    if when is None or _says_nothing(when, said):
        return None, _unread(call) if reply is None else render_unchanged(reply, call.desk.now, call.words)
    words = words_of(said, when)
    if reply is None:
        return words, None
    at = when.moment if when.moment > call.desk.now else None
    changed = await scheduled_replies.reword(call.desk.unit, call.ticket.id, words, at)
    if changed is not None:
        await _show(call, changed)
    return None, None


def _unread(call: TicketCall) -> Screen:
    return render_unread(how_to_put_off(call.words), call.words)


def _says_nothing(when: When, said: Message) -> bool:
    return not when.rest.strip() and said.content.kind is Kind.TEXT


def words_of(said: Message, when: When) -> Message:
    """The message as the customer shall have it: the command and its time cut off."""
    text = said.content.text.rstrip()
    whole = replace(said.content, text=text)
    return replace(said, content=whole.after(len(text) - len(when.rest)))


async def _show(call: TicketCall, reply: Waiting[Later]) -> None:
    """What will be sent, in the one message that shows it (bot/delivery/kinds/worded.py)."""
    desk, ticket = call.desk, call.ticket
    customer = await find(desk.unit, ticket.customer)
    if customer is None:
        raise Unreachable
    screen = render_put_off(reply, customer, desk.business, desk.now, call.words, clocks.awaited(ticket))
    post = finished(call.chat, showing(call, screen), of_ticket(ticket.id), ticket.version, call.thread)
    preview = replace(
        post, body=replace(narrowed(post.body, Worded), later=reply.id), once=f"later:{reply.id}"
    )
    await owe(desk.unit, preview)
