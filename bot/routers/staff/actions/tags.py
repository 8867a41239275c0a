"""A ticket's tags: `/tag late crushed`, `/untag late`, or with buttons."""

from collections.abc import Awaitable, Callable, Iterable

from markupsafe import Markup

from bot.routers.staff.call import TicketCall
from bot.routers.staff.handlers import obeys, pressed
from care.outbox import owe, redraw
from care.tickets.work import tags
from care.values.errors import NoSuchTag
from dialogs.engine.machine import Screen
from dialogs.panels.tags import TagAction, code_of, on_offer, render_tags, tagged
from dialogs.staff import commands
from dialogs.staff.near import MOST, near
from dialogs.staff.refusals import refusal

OFTEN = 12  # of the department's, to choose from


@obeys(commands.TAG)
async def tag(call: TicketCall) -> Screen | Markup:
    """Without words it is the panel."""
    before = await _choice(call)
    known = on_offer(*before)
    answered = await _written(call, tags.tag)
    new = [word for word in _words(call) if tags.tag_of(word) not in known]
    close = _close(new, known)
    return render_tags(*await _choice(call), call.words, close=close) if close else answered


@obeys(commands.UNTAG)
async def untag(call: TicketCall) -> Screen | Markup:
    try:
        return await _written(call, tags.untag)
    except NoSuchTag as error:
        own, often = await _choice(call)
        close = _close([error.tag], own)
        if not close:
            raise
        return render_tags(own, often, call.words, refusal(error, call.words), close)


async def _written(call: TicketCall, deed: Callable[..., Awaitable[None]]) -> Screen | Markup:
    words = _words(call)
    if not words:
        return await show(call)
    await deed(call.desk.unit, call.ticket.id, call.operator, words)
    await _redraw(call)
    return tagged(await tags.tags_of(call.desk.unit, call.ticket.id), call.words)


def _words(call: TicketCall) -> list[str]:
    return call.argument.replace(",", " ").split()


def _close(words: Iterable[str], known: Iterable[str]) -> list[str]:
    """Tags of the same kind that there are already, for words that are none of them."""
    names = {tag: (tag,) for tag in known}
    return list(dict.fromkeys(tag for word in words for tag in near(word, names)))[:MOST]


@pressed(TagAction.LIST)
async def show(call: TicketCall) -> Screen:
    return render_tags(*await _choice(call), call.words)


@pressed(TagAction.TOGGLE)
async def toggle(call: TicketCall) -> Screen:
    """The panel stays, for there may be more to choose. The card is drawn anew unless the panel stands in its place."""
    own, often = await _choice(call)
    chosen = next((each for each in on_offer(own, often) if code_of(each) == call.argument), None)
    if chosen is None:
        raise NoSuchTag(tag="")
    deed = tags.untag if chosen in own else tags.tag
    await deed(call.desk.unit, call.ticket.id, call.operator, [chosen])
    if call.pressed != call.ticket.card:
        await _redraw(call)
    return await show(call)


async def _choice(call: TicketCall) -> tuple[tuple[str, ...], tuple[str, ...]]:
    unit = call.desk.unit
    often = await tags.most_used(unit, call.ticket.department, OFTEN)
    return await tags.tags_of(unit, call.ticket.id), often


async def _redraw(call: TicketCall) -> None:
    await owe(call.desk.unit, redraw(call.ticket.desk, call.ticket.id))
