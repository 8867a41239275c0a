"""A reply that goes to the customer later: `/later tomorrow 9 We have found your cake`."""

from dataclasses import replace

from bot.doors.desk.call import TicketCall, TicketDeed
from bot.doors.desk.deeds.numbers import number_of
from bot.doors.desk.moments import when_of
from care.content import Kind, Message
from care.customers import find
from care.errors import Unreachable
from care.tickets import later
from care.waiting import Waiting
from dialogs.machine import Screen
from dialogs.staff.panels.later import LaterAction, how_to_put_off, render_put_off, render_replies
from dialogs.staff.panels.moments import render_unread
from dialogs.when import When

COMMAND = "later"


async def put_off(call: TicketCall) -> Screen:
    """Without a time it is the list."""
    if not call.argument:
        return await show(call)
    when = when_of(call, call.argument)
    if when is None or call.said is None or _says_nothing(when, call.said):
        return render_unread(how_to_put_off(call.words), call.words)
    words = _words(call.said, when)
    reply = await later.put_off(call.desk.unit, call.ticket.id, call.operator, words, when.moment)
    return await _shown(call, reply)


async def show(call: TicketCall) -> Screen:
    replies = await later.replies_of(call.desk.unit, call.ticket.id)
    return render_replies(replies, call.desk.now, call.words)


async def send_now(call: TicketCall) -> None:
    number = number_of(call.argument)
    await later.send_now(call.desk.unit, call.ticket.id, call.operator, number, call.desk.now)


async def drop(call: TicketCall) -> Screen:
    await later.drop(call.desk.unit, call.ticket.id, call.operator, number_of(call.argument))
    return await show(call)


async def edited(call: TicketCall) -> tuple[Message | None, Screen | None]:
    """The command's message was edited. What it says now, without the command, and what to answer if it still waits.

    Its time is read as on the day it was written, so that "tomorrow" stays the day that it was.
    """
    if call.said is None:
        return None, None
    when = when_of(call, call.argument, since=call.said.sent_at)
    if when is None or _says_nothing(when, call.said):
        return None, render_unread(how_to_put_off(call.words), call.words)
    words = _words(call.said, when)
    at = when.moment if when.moment > call.desk.now else None
    reply = await later.reword(call.desk.unit, call.ticket.id, words, at)
    return words, await _shown(call, reply) if reply is not None else None


def _says_nothing(when: When, said: Message) -> bool:
    return not when.rest.strip() and said.content.kind is Kind.TEXT


def _words(said: Message, when: When) -> Message:
    """The message as the customer shall have it: the command and its time cut off."""
    text = said.content.text.rstrip()
    whole = replace(said.content, text=text)
    return replace(said, content=whole.after(len(text) - len(when.rest)))


async def _shown(call: TicketCall, reply: Waiting) -> Screen:
    customer = await find(call.desk.unit, call.ticket.customer)
    if customer is None:
        raise Unreachable(ticket=call.ticket.id)
    return render_put_off(reply, customer, call.desk.business, call.desk.now, call.words)


COMMANDS = {COMMAND: TicketDeed(put_off)}
PRESSES = {
    str(LaterAction.LIST): TicketDeed(show),
    str(LaterAction.SEND): TicketDeed(send_now),
    str(LaterAction.DROP): TicketDeed(drop),
}
