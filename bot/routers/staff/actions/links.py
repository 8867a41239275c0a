"""The customer's other tickets: `/merge 12`, `/link 12`, `/unlink 12`, or with buttons."""

from markupsafe import Markup

from bot.routers.staff.actions.numbers import number_of
from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from care.model.ticket import OPEN, State
from care.people.customers import find
from care.staff.audit import ASKED
from care.tickets.rights import access
from care.tickets.rows import tickets_of
from care.tickets.work import links
from care.tickets.work.merge import candidates, foresee, merge
from care.values.errors import CannotLink, CannotMerge, NotLinked
from dialogs.engine.machine import Screen
from dialogs.notices import Context
from dialogs.panels.links import LinkAction, render_links, render_merge, render_merging
from dialogs.staff import commands, sentences


@obeys(commands.MERGE)
@pressed(LinkAction.MERGE_ASK)
async def ask(call: TicketCall) -> Screen:
    """There is no way back: both are shown first, and the word to the customer. Without a number: the choice."""
    if not call.argument:
        return await choose(call)
    desk, number = call.desk, number_of(call.argument)
    if not number:
        raise CannotMerge(ticket=call.argument)
    source, target, word = await foresee(desk.unit, call.ticket.id, number, call.operator, call.version)
    customer = await find(desk.unit, source.customer)
    context = Context(desk.business, desk.now, target, customer)
    return render_merging(source, target, word, context, call.words)


@pressed(LinkAction.MERGE)
async def merge_with(call: TicketCall) -> None:
    desk = call.desk
    await merge(desk.unit, call.ticket.id, call.number, call.operator, call.version)


@pressed(LinkAction.MERGE_LIST)
async def choose(call: TicketCall) -> Screen:
    ticket = await access(call.desk.unit, call.ticket.id, call.operator, OPEN, call.version)
    return render_merge(await candidates(call.desk.unit, ticket), call.words)


@obeys(commands.LINK)
@pressed(LinkAction.LINK)
async def link(call: TicketCall) -> Undone | Markup:
    """Without a number it is the panel."""
    if not call.argument:
        return await show(call)
    desk, number = call.desk, number_of(call.argument)
    if not number:
        raise CannotLink(ticket=call.argument)
    other = await links.link(desk.unit, call.ticket.id, number, call.operator)
    return sentences.linked(other, call.words)


@obeys(commands.UNLINK)
@pressed(LinkAction.UNLINK)
async def unlink(call: TicketCall) -> Undone | Markup:
    if not call.argument:
        return await show(call)
    desk, number = call.desk, number_of(call.argument)
    if not number:
        raise NotLinked(ticket=call.argument)
    await links.unlink(desk.unit, call.ticket.id, number, call.operator)
    return sentences.unlinked(number, call.words)


@pressed(LinkAction.LINK_LIST)
async def show(call: TicketCall) -> Undone:
    unit, ticket = call.desk.unit, call.ticket
    theirs = await tickets_of(unit, ticket.customer) if ticket.customer else ()
    others = [each for each in theirs if each.id != ticket.id and each.state is not State.MERGED]
    return Undone(render_links(others, await links.links_of(unit, ticket.id), call.words), ASKED)
