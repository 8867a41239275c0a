"""A ticket's tags: `/tag late crushed`, `/untag late`, or with buttons."""

from collections.abc import Awaitable, Callable, Iterable

from markupsafe import Markup

from bot.routers.staff.call import TicketCall, Undone
from bot.routers.staff.handlers import obeys, pressed
from care.outbox import owe, redraw
from care.staff.audit import ASKED
from care.tickets.work import tags
from care.values.errors import NoSuchTag
from dialogs.engine.machine import Screen
from dialogs.panels.tags import TagAction, code_of, on_offer, render_tags, tagged
from dialogs.staff import commands
from dialogs.staff.near import MOST, near
from dialogs.staff.refusals import refusal

OFTEN = 12  # of the department's, to choose from


@obeys(commands.TAG)
async def tag(call: TicketCall) -> Screen | Undone | Markup:
    """Without words it is the panel."""
    before = await _choice(call)
    known = on_offer(*before)
    answered = await _written(call, tags.tag)
    new = [word for word in _words(call) if tags.tag_of(word) not in known]
    close = _close(new, known)
    return render_tags(*await _choice(call), call.words, close=close) if close else answered


@obeys(commands.UNTAG)
async def untag(call: TicketCall) -> Undone | Markup:
    try:
        return await _written(call, tags.untag)
    except NoSuchTag as error:
        own, often = await _choice(call)
        close = _close([error.tag], own)
        if not close:
            raise
        return Undone(render_tags(own, often, call.words, refusal(error, call.words), close), error.code)


async def _written(call: TicketCall, deed: Callable[..., Awaitable[None]]) -> Undone | Markup:
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
async def show(call: TicketCall) -> Undone:
    return Undone(await _panel(call), ASKED)


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
    return await _panel(call)


async def _panel(call: TicketCall) -> Screen:
    return render_tags(*await _choice(call), call.words)


async def _choice(call: TicketCall) -> tuple[tuple[str, ...], tuple[str, ...]]:
    unit = call.desk.unit
    often = await tags.most_used(unit, call.ticket.department, OFTEN)
    return await tags.tags_of(unit, call.ticket.id), often


async def _redraw(call: TicketCall) -> None:
    await owe(call.desk.unit, redraw(call.ticket.desk, call.ticket.id))
