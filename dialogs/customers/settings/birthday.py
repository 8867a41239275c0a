"""The day of their birthday, if they want to tell it: a month and a day, never the year. It can be taken back.

It can be pressed or written. What is written and names no day of the year is kept, and goes where it belongs.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from care.commands import Refused, SetBirthday
from care.values.content import Kind, Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts
from dialogs.customers.writing import offer
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Go,
    Happened,
    Note,
    Opened,
    Press,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.when import read
from dialogs.language.words import Words

LIKE_A_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|-?[а-яії]{1,3})?[\s./-]*(?:[^\W\d]+|\d{1,4})?\.?")
EXAMPLE = "03-14"
LEAP = 2000  # a year that has every day
MONTHS = range(1, 13)
A_ROW, NOON = 7, time(12)
LATER = timedelta(days=40)
# What people say beside the day: whose it is, and the year, which we do not keep.
AROUND = re.compile(
    r"\b(?:(?:мій|мой|my)\s+)?(?:день народження|день рождения|birthday)(?:\s+is)?(?:\s+on)?[\s:,–—-]*"
    r"|[\s,./-]+(?:19|20)\d\d\b(?:\s*(?:року|р\.|года|г\.))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Month:
    """Which month?"""


@dataclass(frozen=True)
class Day:
    """Which day of it?"""

    month: int


State = Month | Day


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened():
            return Step(Month())
        case Month(), Press("month", number):
            return Step(Day(int(number)))
        case Month(), Press("forget"):
            return Step(state, (Do(SetBirthday("")),))
        case Month(), Press("back"):
            return Step(state, (Go("settings"),))
        case Day(), Press("day", number):
            return Step(state, (Do(SetBirthday(f"{state.month:02}-{int(number):02}")),))
        case Day(), Press("back"):
            return Step(Month())
        case _, Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
        case _, Happened():
            return Step(Month(), (Note(facts.words("Saved.")), Go("settings")))
        case _, Said(message) | Sent(message):
            return _told(state, message, facts)
    return Step(state)


def _told(state: State, message: Message, facts: Facts) -> Step:
    """What is meant for a day and is none gets a word; anything else goes where it belongs."""
    if day := _named(state, message, facts):
        return Step(state, (Do(SetBirthday(day)),))
    if LIKE_A_DAY.fullmatch(AROUND.sub("", message.content.text).strip()):
        example = shown(EXAMPLE, facts.words)
        return Step(
            state, (Note(facts.words("There is no such day. Write it like this: {day}", day=example)),)
        )
    return Step(state, (offer.place_of(message),))


def _named(state: State, message: Message, facts: Facts) -> str:
    """The day of the year that it names, as `MM-DD`; empty if none: tomorrow is another one later."""
    if message.content.kind is not Kind.TEXT:
        return ""
    text = AROUND.sub("", message.content.text).strip()
    if isinstance(state, Day) and text.isdecimal() and 0 < int(text) <= monthrange(LEAP, state.month)[1]:
        return f"{state.month:02}-{int(text):02}"
    zone, language = facts.customer.tz(facts.business), facts.customer.language
    moments = (facts.now, facts.now + LATER)
    readings = [read(text, language=language, now=now, zone=zone) for now in moments]
    named = {f"{each.at:%m-%d}" if each.at and not (each.rule or each.what) else "" for each in readings}
    return named.pop() if len(named) == 1 else ""


def shown(birthday: str, _: Words) -> str:
    """«14 March», of `MM-DD`."""
    day = date.fromisoformat(f"{LEAP}-{birthday}")
    return _.date(datetime.combine(day, NOON, _.zone))


def _month(month: int, _: Words) -> str:
    return _.month(date(LEAP, month, 1)).capitalize()


def render(state: State, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Day):
        last = monthrange(LEAP, state.month)[1]
        days = [Button(str(day), "day", str(day)) for day in range(1, last + 1)]
        month = _month(state.month, _)
        return Screen(_("{month}: which day?", month=month), (*parts.rows(days, A_ROW), (parts.back(_),)))
    known = facts.customer.birthday
    text = parts.paragraphs(
        _("Your birthday: {day}.", day=shown(known, _)) if known else "",
        _(
            "When is your birthday? The month and the day are enough: we will only use them to wish you a "
            "happy birthday."
        ),
    )
    months = [Button(_month(month, _), "month", str(month)) for month in MONTHS]
    forget = ((Button(_.pgettext("button", "Remove the date"), "forget"),),) if known else ()
    return Screen(text, (*parts.rows(months, 3), *forget, (parts.back(_),)))


DIALOG = Dialog(
    "birthday",
    (Month, Day),
    Month(),
    step,
    render,
    Facts,
    takes_text=lambda _state: True,
    passing=lambda _state: True,
)
