"""`/closed Podil until 18:00 no water`: shown first, with how many it concerns; told with a press."""

from datetime import datetime, timedelta

from markupsafe import Markup

from bot.routers.staff.call import Answered, Call, Undone
from bot.routers.staff.handlers import obeys_anywhere, pressed_anywhere
from care.business import Right
from care.closures import rows, telling
from care.closures.awaited import awaited
from care.closures.rows import Closure
from care.notices.closures import PlaceClosed
from care.staff.audit import ASKED
from care.values.errors import Unclear
from dialogs.customers.closed import opening
from dialogs.notices import Context, render
from dialogs.panels.team.closures import LIST, OFF, SEND, render_closures, render_draft
from dialogs.staff import commands
from dialogs.staff.near import names_of, near
from dialogs.staff.team.closing import Reader
from dialogs.staff.team.naming import first_word, place_named


@obeys_anywhere(commands.CLOSED)
async def close(call: Call) -> Undone:
    """A draft; without a place, what is closed."""
    if not call.argument:
        return await show(call)
    desk = call.desk
    place, rest = place_named(desk.business, call.argument)
    if place is None:
        raise Unclear(command=commands.CLOSED.name, near=_places(call), missing="place")
    closing = Reader(desk.now, desk.business.tz, call.words.language).read(rest)
    if closing is None:
        raise Unclear(command=commands.CLOSED.name, missing="until")
    closure = await rows.draft(
        desk.unit, place.key, closing.since, closing.until, closing.words, call.operator.id
    )
    people = await awaited(desk.unit, closure)
    at = people[0].at if people else _meanwhile(opening(desk.business, closure.since), closure.until)
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
    if closure.announced_at is None or (closure.stays_open and not await rows.count_told(unit, closure)):
        return await _list(call, _("The closure is cancelled. Nobody had been told."))
    if closure.stays_open:
        return await _list(
            call,
            _(
                "The closure is cancelled. We are telling everyone who heard about it that the place stays "
                "open."
            ),
        )
    return await _list(call, _("Open again: we are telling those who had been told and have not come yet."))


async def _list(call: Call, done: Markup | str = "") -> Answered:
    unit, business = call.desk.unit, call.desk.business
    closed = [(each, await rows.count_told(unit, each)) for each in await rows.in_force(unit)]
    return render_closures(closed, business, call.desk.now, call.words, done)


def _sample(call: Call, closure: Closure, at: datetime) -> Markup:
    word = PlaceClosed(
        touchpoint=closure.touchpoint, since=closure.since, until=closure.until, words=closure.words, at=at
    )
    return render(word, Context(call.desk.business, call.desk.now), call.words).text


def _meanwhile(since: datetime, until: datetime) -> datetime:
    """A moment at which somebody could have come, on the half hour if there is one."""
    half = since.replace(minute=since.minute // 30 * 30, second=0, microsecond=0) + timedelta(minutes=30)
    return half if half < until else since


def _places(call: Call) -> tuple[str, ...]:
    """All that there are, those first that may be meant, in the reader's language."""
    places = {each.key: each for each in call.desk.business.touchpoints}
    close = near(first_word(call.argument)[0], {key: names_of(each) for key, each in places.items()}, most=1)
    return tuple(
        places[key].name.in_language(call.words.language) for key in dict.fromkeys((*close, *places))
    )
