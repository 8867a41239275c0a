"""Promising the customer to write: `/promise tuesday 15:00`, with words for them; `/promise off`; buttons."""

from datetime import UTC, datetime

from markupsafe import Markup

from bot.routers.staff.actions.numbers import number_of
from bot.routers.staff.actions.scheduled_replies import words_of
from bot.routers.staff.actions.snooze import LAST
from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from bot.routers.staff.moments import when_of
from care.model.ticket import OPEN
from care.staff.audit import ASKED, UNCLEAR
from care.tickets.delivery import kept
from care.tickets.rights import access_own
from care.tickets.words import promising
from care.tickets.work import snooze
from care.values.content import Kind
from care.values.errors import TimePassed
from dialogs.panels.moments import render_unread
from dialogs.panels.promise import OFF, how_to_promise, render_promise
from dialogs.staff import commands, sentences
from dialogs.staff.ticket.promise import PromiseAction


@obeys(commands.PROMISE)
async def promise(call: TicketCall) -> Undone | None:
    """Without a time, the times to choose from."""
    if not call.argument:
        return await choose(call)
    if call.argument.strip().casefold() in OFF:
        await withdraw(call)
        return None
    when = when_of(call, call.argument)
    if when is None or call.said is None:
        return Undone(render_unread(how_to_promise(call.words), call.words), UNCLEAR)
    says = when.rest or call.said.content.kind is not Kind.TEXT
    words = words_of(call.said, when) if says else None
    await promising.promise(call.desk.unit, call.ticket.id, call.operator, _even(when.moment), words)
    return None


@pressed(PromiseAction.CHOOSE)
async def choose(call: TicketCall) -> Undone:
    desk = call.desk
    ticket = await access_own(desk.unit, call.ticket.id, call.operator, OPEN)
    times = snooze.times(desk.business, ticket.department, desk.now)
    return Undone(render_promise(ticket, times, desk.now, call.words), ASKED)


@pressed(PromiseAction.BY)
async def by(call: TicketCall) -> None:
    desk, due = call.desk, _moment(call.argument)
    if due <= desk.now:
        raise TimePassed
    await promising.promise(desk.unit, call.ticket.id, call.operator, due)


@pressed(PromiseAction.OFF)
async def withdraw(call: TicketCall) -> None:
    await promising.withdraw(call.desk.unit, call.ticket.id, call.operator)


@pressed(PromiseAction.STANDS)
async def stands(call: TicketCall) -> Markup:
    due = _moment(call.argument)
    await kept.not_yet(call.desk.unit, call.ticket.id, call.operator, due)
    return sentences.promise_stands(due, call.desk.now, call.words)


def _moment(argument: str) -> datetime:
    return datetime.fromtimestamp(min(number_of(argument), LAST), UTC)


def _even(moment: datetime) -> datetime:
    """A button says it in whole seconds, too."""
    return moment.replace(microsecond=0)
