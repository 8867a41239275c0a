"""What an admin changes once the business is open: it is seen before it is saved, and can be undone."""

import re
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from typing import Any

from pydantic import ValidationError

from care.business import LANGUAGES, Hours, Period
from care.business.hours import opens_on, periods_of
from care.commands import Refused
from care.rules.commands import ChangeRules, UndoRule, wrong_rule
from care.rules.laying import laid
from dialogs.customers import refusals
from dialogs.customers.facts import Facts, RuleChanges
from dialogs.engine.machine import Do, Event, Happened, Note, Press, Said, Sent, Step
from dialogs.language import sanitize
from dialogs.language.when import read_when
from dialogs.setup import hours, reading, says
from dialogs.setup.reading import Unread, Values
from dialogs.setup.states import (
    About,
    Asking,
    Checking,
    Days,
    Looking,
    Overview,
    Renaming,
    Special,
    State,
    Welcoming,
)

DAY = timedelta(days=1)
AHEAD = 7  # days on buttons
FAR = timedelta(days=366)
WELCOME = 500  # units
TILL = re.compile(r"(?:до|по|till|until|to)\s+(\d{1,2})(?:[:.](\d\d))?", re.IGNORECASE)
USUAL = time(9)  # when a day begins on which it is usually closed
HISTORY = RuleChanges(8)


def shown_first(values: Values, facts: Facts) -> Step:
    """How it will look, before it is saved. Raises Unread for what cannot be."""
    try:
        laid(facts.business, values)
    except ValidationError as error:
        raise Unread(refusals.sentence(Refused(wrong_rule(error)), facts.words)) from None
    return Step(Checking(dict(values)))


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case Special(), Press("back"):
            return Step(Days())
        case Renaming(), Press("back"):
            return Step(Asking(About.DEPARTMENTS))
        case Welcoming(language=str()), Press("back"):
            return Step(Welcoming())
        case _, Press("back"):
            return Step(Overview())
        case _, Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case _, Happened():
            return Step(Overview(), (Note(says.saved(facts.words)),))
    try:
        return STEPS[type(state)](state, event, facts)
    except Unread as unread:
        return Step(state, (Note(unread.said),))


# --- a special day


def today(facts: Facts) -> date:
    return facts.now.astimezone(facts.business.tz).date()


def _days(state: Days, event: Event, facts: Facts) -> Step:
    match event:
        case Press("closed", ahead) if ahead in {"0", "1"}:
            return shown_first(_special(facts, today(facts) + int(ahead) * DAY, []), facts)
        case Press("day", ahead) if ahead.isdecimal() and int(ahead) < AHEAD:
            return Step(Special((today(facts) + int(ahead) * DAY).isoformat()))
        case Said():
            return Step(Special(_date(event.text, facts).isoformat()))
        case Sent():
            raise Unread(says.in_words(facts.words))
    return Step(state)


def _date(text: str, facts: Facts) -> date:
    zone = facts.business.tz
    found = read_when(text, facts.now, zone, language=facts.words.language)
    day = found.moment.astimezone(zone).date() if found else None
    if day is None or not today(facts) <= day <= today(facts) + FAR:
        raise Unread(says.unread_day(facts.words))
    return day


def _hours(state: Special, event: Event, facts: Facts) -> Step:
    day = date.fromisoformat(state.day)
    match event:
        case Press("closed"):
            spans: list[str] = []
        case Press("till", hour) if hour.isdecimal() and int(hour) < 24:
            spans = _cut(facts.business.hours, day, time(int(hour)))
        case Press("usual"):
            return shown_first(_special(facts, day, None), facts)
        case Said():
            spans = _typed(event.text, day, facts)
        case Sent():
            raise Unread(says.in_words(facts.words))
        case _:
            return Step(state)
    return shown_first(_special(facts, day, spans), facts)


def _typed(text: str, day: date, facts: Facts) -> list[str]:
    till = TILL.fullmatch(text.strip())
    if till and int(till[1]) < 24 and int(till[2] or 0) < 60:
        return _cut(facts.business.hours, day, time(int(till[1]), int(till[2] or 0)))
    try:
        return next(iter(hours.read(text).values()))
    except hours.Unread:
        raise Unread(says.unread_hours(facts.words)) from None


def _cut(usual: Hours, day: date, until: time) -> list[str]:
    """The usual hours of that weekday, as far as then."""
    plain = usual.model_copy(update={"special": {}})
    before = [each for each in periods_of(plain, day) if each.start < until]
    if not before:
        return spans([Period(start=min(opens_on(plain, day) or USUAL, USUAL), end=until)])
    last = before[-1]
    end = until if last.end == time(0) or until < last.end else last.end
    return spans([*before[:-1], Period(start=last.start, end=end)])


def spans(periods: Iterable[Period]) -> list[str]:
    """As the settings write them."""
    return [f"{each.start:%H:%M}-{f'{each.end:%H:%M}'.replace('00:00', '24:00')}" for each in periods]


def _special(facts: Facts, day: date, theirs: list[str] | None) -> Values:
    """Those that are over go. None: the day is as usual."""
    special = {
        each: spans(periods) for each, periods in facts.business.hours.special.items() if each >= today(facts)
    }
    special.pop(day, None)
    if theirs is not None:
        special[day] = theirs
    return {"hours.special": {each.isoformat(): said for each, said in sorted(special.items())}}


# --- departments: another name, one more


def departments(state: Asking, event: Event, facts: Facts) -> Step:
    business = facts.business
    match event:
        case Press("pick", key) if business.department(key):
            return Step(Renaming(key))
        case Said():
            keys = {each.key for each in business.departments}
            new = next(each for each in map("d{}".format, range(1, len(keys) + 2)) if each not in keys)
            return shown_first({f"departments.{new}": {"name": _named(event.text, facts)}}, facts)
        case Sent():
            raise Unread(says.in_words(facts.words))
    return Step(state)


def _rename(state: Renaming, event: Event, facts: Facts) -> Step:
    match event:
        case Said():
            return shown_first({f"departments.{state.key}.name": _named(event.text, facts)}, facts)
        case Sent():
            raise Unread(says.in_words(facts.words))
    return Step(state)


def _named(text: str, facts: Facts) -> dict[str, str]:
    """One name, or one for each language. Raises Unread, also where another department is called so."""
    names: dict[str, str] = reading.department(text, facts.business.languages, facts.words)
    for each in facts.business.departments:
        if any(each.name.in_language(language) == name for language, name in names.items()):
            raise Unread(says.twice(each.name.in_language(facts.words.language), facts.words))
    return names


# --- the words to newcomers


def _welcome(state: Welcoming, event: Event, facts: Facts) -> Step:
    match event:
        case Press("pick", language) if language in facts.business.languages:
            return Step(Welcoming(next(each for each in LANGUAGES if each == language)))
        case Press("usual"):
            return shown_first({"welcome": None}, facts)  # the file's, or none
        case Said() if state.language is not None:
            text = event.text.strip()
            if sanitize.is_blank(text) or sanitize.length(text) > WELCOME:
                raise Unread(says.long_welcome(WELCOME, facts.words))
            before = facts.business.welcome.root if facts.business.welcome else {}
            return shown_first({"welcome": {**before, state.language: text}}, facts)
        case Said() | Sent():
            raise Unread(says.press(facts.words) if state.language is None else says.in_words(facts.words))
    return Step(state)


# --- what was changed


def _check(state: Checking, event: Event, facts: Facts) -> Step:
    match event:
        case Press("save"):
            return Step(state, (Do(ChangeRules(state.values)),))
        case Said() | Sent():
            raise Unread(says.press(facts.words))
    return Step(state)


def _look(state: Looking, event: Event, facts: Facts) -> Step:
    match event:
        case Press("undo", number) if number.isdecimal():
            return Step(state, (Do(UndoRule(int(number))),))
        case Said() | Sent():
            raise Unread(says.press(facts.words))
    return Step(state)


STEPS: dict[type, Callable[[Any, Event, Facts], Step]] = {
    Days: _days,
    Special: _hours,
    Renaming: _rename,
    Welcoming: _welcome,
    Checking: _check,
    Looking: _look,
}
