"""When we are open and where: today, the days to come, the holidays, the address and the phone.

Opened by a button or a command, and by somebody who plainly asks for it (dialogs/customers/writing/asking.py): what
they wrote then comes along, and is one press away from an operator.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from markupsafe import Markup

from care.business import OTHER, Business, Hours, Period
from care.business.hours import next_opening, openings, periods_of
from care.closures.rows import Closure
from care.values.content import Message
from dialogs.customers import parts
from dialogs.customers.closed import closed_line
from dialogs.customers.facts import Closures, Facts
from dialogs.engine.machine import Button, Dialog, Event, Go, Opened, Press, Screen, Step
from dialogs.language import sanitize
from dialogs.language.places import city
from dialogs.language.when import read
from dialogs.language.words import Words

AHEAD = 7  # days
DAY = timedelta(days=1)
YEAR = timedelta(days=366)
HOLIDAYS_AHEAD = timedelta(days=60)
LINE_LIMIT = 256


@dataclass(frozen=True)
class Shown:
    """`messages`: what they asked with."""

    messages: tuple[Message, ...] = ()


State = Shown


def step(state: State, event: Event, _facts: Facts) -> Step:
    match event:
        case Opened(_, messages):
            return Step(Shown(messages))
        case Press("ask"):
            return Step(Shown(), (Go("question", OTHER, state.messages),))
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    business = facts.business
    here = Words(_.language, business.tz)  # a shop's hours are by its own clock
    today = facts.now.astimezone(business.tz).date()
    # What is closed comes first, and then nobody is told that we are open: it may be all that there is.
    closed = parts.lines(
        *_closures(facts, here, [each for each in facts[Closures()] if each.since <= facts.now])
    )
    coming = parts.lines(
        *_closures(facts, here, [each for each in facts[Closures()] if each.since > facts.now])
    )
    text = parts.paragraphs(
        _asked_day(state, facts, here),
        closed or Markup("<b>{}</b>").format(_now_open(business, facts.now, here)),
        _("Apart from that, our usual hours apply:") if closed else "",
        parts.lines(*_days(facts, today, here), _by_whose_clock(facts, _)),
        coming,
        _holidays(business.hours, today, here),
        _contact(business, _),
    )
    place = business.contact.map
    on_map = [Button(_.pgettext("button", "On the map"), url=place)] if place else []
    ask = [Button(_.pgettext("button", "Ask an operator"), "ask")] if state.messages else []
    return Screen(text, (*parts.column([*on_map, *ask]), (parts.menu(_),)))


def _closures(facts: Facts, _: Words, closures: Iterable[Closure]) -> Iterator[Markup]:
    """Places that are closed for a while, or will be, and what the staff says of it."""
    for closure in closures:
        if facts.business.touchpoint(closure.touchpoint) is None:
            continue
        yield Markup("<b>{}</b>").format(closed_line(closure, facts.business, facts.now, _))
        if closure.words:
            yield Markup("<i>{}</i>").format(sanitize.line(closure.words, LINE_LIMIT))


def _now_open(business: Business, now: datetime, _: Words) -> Markup:
    """Whether we are open, and until or from when. `_`: with the business's time."""
    opening = next_opening(business.hours, business.tz, now)
    if opening is None:
        return _("We are closed for now")
    if opening > now:
        return _("Closed now. We open {when}", when=_.when(opening, now))
    closes = _closing(business, now)
    if closes is None:
        return _("Open around the clock")
    if again := _after_a_break(business, closes):
        span, end = f"{_.time(closes)}–{_.time(again[0])}", _.time(again[1])
        return _("Open now. Break {span}, then open until {time}", span=span, time=end)
    return _("Open now, until {time}", time=_.time(closes))


def _closing(business: Business, now: datetime) -> datetime | None:
    """When we close, being open. None: not within a day."""
    closes = now
    for opens, ends in openings(business.hours, business.tz, now):
        if opens > closes or closes >= now + DAY:
            break
        closes = ends
    return closes if closes < now + DAY else None


def _after_a_break(business: Business, closes: datetime) -> tuple[datetime, datetime] | None:
    """When we open once more on the day on which we close then, and close for good. None: not on that day."""
    later = [each for each in openings(business.hours, business.tz, closes, days=1) if each[0] > closes]
    return (later[0][0], later[-1][1]) if later else None


def _asked_day(state: Shown, facts: Facts, _: Words) -> Markup:
    """The day for which they have asked, if it is a later one."""
    if not state.messages:
        return Markup()
    asked, zone = " ".join(message.content.text for message in state.messages), facts.business.tz
    at = read(asked, language=facts.customer.language, now=facts.now, zone=zone).at
    if at is None or not facts.now.astimezone(zone).date() < at.date() <= facts.now.date() + YEAR:
        return Markup()
    return Markup("<b>{}</b>").format(_day(facts, at.date(), _.day(at.date()), _))


def _days(facts: Facts, today: date, _: Words) -> Iterator[Markup]:
    for ahead in range(AHEAD):
        day = today + timedelta(days=ahead)
        line = _day(facts, day, _.weekday(day), _)
        yield Markup("<b>{}</b>").format(line) if day == today else line


def _day(facts: Facts, day: date, named: str, _: Words) -> Markup:
    """With a sign where it is not the whole truth: of a place that is closed then it stands below."""
    begins = datetime.combine(day, time(), facts.business.tz)
    periods = periods_of(facts.business.hours, day)
    less = periods and any(each.since < begins + DAY and each.until > begins for each in facts[Closures()])
    return Markup("{}: {}{}").format(named, _periods(periods, _), " ⚠️" if less else "")


def _periods(periods: tuple[Period, ...], _: Words) -> Markup:
    if not periods:
        return _("closed")
    spans = (f"{period.start:%H:%M}–{f'{period.end:%H:%M}'.replace('00:00', '24:00')}" for period in periods)
    return Markup(", ").join(spans)


def _by_whose_clock(facts: Facts, _: Words) -> Markup:
    """Said to those who live by another, or may."""
    theirs, ours = facts.customer.tz(facts.business), facts.business.tz
    known = facts.customer.zone or not _.city
    if known and facts.now.astimezone(theirs).utcoffset() == facts.now.astimezone(ours).utcoffset():
        return Markup()
    return _("Local time: {city}", city=city(facts.business.zone, _.language))


def _holidays(hours: Hours, today: date, _: Words) -> Markup:
    others = {day for day in hours.holidays | hours.special.keys() if today <= day <= today + HOLIDAYS_AHEAD}
    closed = sorted(day for day in others if not periods_of(hours, day))
    return parts.lines(
        _("Closed on: {days}", days=_.join(_.day(day) for day in closed)) if closed else "",
        *(
            _("Other hours on {day}: {hours}", day=_.day(day), hours=_periods(periods_of(hours, day), _))
            for day in sorted(others.difference(closed))
        ),
    )


def _contact(business: Business, _: Words) -> Markup:
    contact = business.contact
    address = contact.address.in_language(_.language) if contact.address else ""
    return parts.lines(
        _("Address: {address}", address=sanitize.line(address, LINE_LIMIT)) if address else Markup(),
        _("Phone: {phone}", phone=contact.phone) if contact.phone else Markup(),
    )


DIALOG = Dialog("hours", (Shown,), Shown(), step, render, Facts, needs=lambda _state: (Closures(),))
