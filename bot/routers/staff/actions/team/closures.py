"""`/closed Podil until 18:00 no water`: shown first, with how many it concerns; told with a press."""

from datetime import datetime, time, timedelta

from markupsafe import Markup

from bot.routers.staff.call import Answered, Call, Undone
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.business import Right
from care.business.hours import moment
from care.closures import rows, telling
from care.closures.awaited import awaited
from care.closures.rows import Closure
from care.notices.closures import PlaceClosed
from care.staff.audit import ASKED
from care.values.errors import Unclear
from dialogs.language.when import read_when
from dialogs.notices import Context, render
from dialogs.panels.team.closures import LIST, OFF, SEND, render_closures, render_draft
from dialogs.staff import commands
from dialogs.staff.near import names_of, near
from dialogs.staff.team.naming import first_word, place_named

TODAY = frozenset({"today", "сьогодні", "сегодня"})


@obeys_anywhere(commands.CLOSED)
async def close(call: Call) -> Undone:
    """A draft; without a place, what is closed."""
    if not call.argument:
        return await show(call)
    desk = call.desk
    place, rest = place_named(desk.business, call.argument)
    until = _until(call, rest) if place is not None else None
    if place is None:
        raise Unclear(command=commands.CLOSED.name, near=_places(call), missing="place")
    if until is None:
        raise Unclear(command=commands.CLOSED.name, missing="until")
    closure = await rows.draft(desk.unit, place.key, until[0], until[1], call.operator.id)
    people = await awaited(desk.unit, closure)
    at = people[0].at if people else _meanwhile(desk.now, closure.until)
    sample = _sample(call, closure, at)
    shown = render_draft(closure, len(people), sample, desk.business, desk.now, call.words)
    return Undone(shown, ASKED)


@pressed_anywhere(LIST, Right.CLOSE)
async def show(call: Call) -> Undone:
    return Undone(await _list(call), ASKED)


@pressed_anywhere(SEND, Right.CLOSE)
async def announce(call: Call) -> Answered:
    _ = call.words
    closure = await telling.announce(call.desk.unit, call.number)
    if not await awaited(call.desk.unit, closure):
        return await _list(call, _("Closed. Nobody had to be told."))
    return await _list(call, _("Announced: we are telling those who have an appointment or an order there."))


@pressed_anywhere(OFF, Right.CLOSE)
async def open_again(call: Call) -> Answered:
    """What nobody has heard of is called off."""
    _, unit = call.words, call.desk.unit
    closure = await telling.lift(unit, call.number)
    if closure.announced_at is None:
        return await _list(call, _("Called off: nobody was told."))
    return await _list(call, _("Open again: we are telling those who had been told and have not come yet."))


async def _list(call: Call, done: Markup | str = "") -> Answered:
    unit, business = call.desk.unit, call.desk.business
    closed = [(each, await rows.count_told(unit, each)) for each in await rows.in_force(unit)]
    return render_closures(closed, business, call.desk.now, call.words, done)


def _until(call: Call, text: str) -> tuple[datetime, str] | None:
    """Until when, and what is said beside it. Today alone: all day."""
    business, now = call.desk.business, call.desk.now
    first, rest = first_word(text)
    if first.casefold() in TODAY and not rest[:1].isdigit():
        tomorrow = now.astimezone(business.tz).date() + timedelta(days=1)
        return moment(tomorrow, time(0), business.tz), rest
    when = read_when(text, now, business.tz, language=call.words.language)
    return (when.moment, when.rest) if when is not None else None


def _sample(call: Call, closure: Closure, at: datetime) -> Markup:
    word = PlaceClosed(touchpoint=closure.touchpoint, until=closure.until, words=closure.words, at=at)
    return render(word, Context(call.desk.business, call.desk.now), call.words).text


def _meanwhile(now: datetime, until: datetime) -> datetime:
    """A moment at which somebody could have come, on the half hour if there is one."""
    half = now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0) + timedelta(minutes=30)
    return half if half < until else now


def _places(call: Call) -> tuple[str, ...]:
    """All that there are, those first that may be meant, in the reader's language."""
    places = {each.key: each for each in call.desk.business.touchpoints}
    close = near(first_word(call.argument)[0], {key: names_of(each) for key, each in places.items()}, most=1)
    return tuple(
        places[key].name.in_language(call.words.language) for key in dict.fromkeys((*close, *places))
    )
