"""Which day: "tomorrow", "next Tuesday", «25 грудня», "25.12", "on the 15th", «двадцять пʼятого»."""

from dialogs.language.when.facts import (
    Ahead,
    As,
    Date,
    Day,
    Found,
    Later,
    Part,
    Role,
    Trouble,
    Weekday,
)
from dialogs.language.when.figures import CENTURY, LAST_DAY, LAST_MONTH
from dialogs.language.when.folding import Token
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def as_said(found: Found, day: Day) -> Day | As:
    return day if found.role is Role.THE else As(found.role, day)


def date(day: int, month: int, year: int = 0, weekday: int | None = None) -> Day | Trouble:
    """Trouble: there is no such day in any year, or not in that one."""
    if not (1 <= month <= LAST_MONTH and 1 <= day <= LONGEST[month - 1]):
        return Trouble(Why.NO_DAY)
    leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    if month == 2 and day == 29 and not leap:
        return Trouble(Why.NO_DAY)
    return Date(day, month, year, weekday)


def _dated(found: Found, day: int, month: int, year: int = 0) -> Made:
    weekdays = found.numbers("weekday")
    made = date(day, month, year, weekdays[0] if weekdays else None)
    return made if isinstance(made, Trouble) else as_said(found, made)


def _today(found: Found) -> Made:
    ahead = found.numbers("today")[0] + found.has("after")  # the day after tomorrow
    return Trouble(Why.PAST) if ahead < 0 else as_said(found, Ahead(ahead))


def _after_tomorrow(found: Found) -> Made:
    """«Після завтра», as many write the one word."""
    return Ahead(2) if found.numbers("today") == [1] else None


def _tonight(_found: Found) -> Made:
    return Ahead(0), Part("tonight")


def _this_part(found: Found) -> Made:
    return Ahead(0), Part(str(found.tokens[-1].value))


def _in_a_week(found: Found) -> Made:
    """Tomorrow week; Monday week."""
    if found.names("unit") not in (["week"], ["fortnight"]):
        return None
    length = Later(days=7 if found.names("unit") == ["week"] else 14)
    days = found.numbers("today")
    return Ahead(days[0] + length.days) if days else (Weekday(found.numbers("weekday")[0]), length)


def _weekday(found: Found) -> Made:
    (day,) = found.numbers("weekday")
    return as_said(found, Weekday(day, which(found)))


def which(found: Found) -> str:
    return next((kind for kind in ("coming", "next", "this") if found.has(kind)), "")


def _gone(found: Found) -> Made:
    return Trouble(Why.PAST) if found.has("gone") or found.tokens[0].word.isascii() else None


def _figure(found: Found) -> Token:
    return found.all("number", "ordinal")[-1]  # before it may stand "first on"


def _number(found: Found) -> int:
    value = _figure(found).value
    return value if isinstance(value, int) else 0  # there is no such day


def _year(found: Found) -> int:
    return next(iter(found.numbers("year")), 0)


def _day_month(found: Found) -> Made:
    (month,) = found.numbers("month")
    return _dated(found, _number(found), month, _year(found))


def _month_day(found: Found) -> Made:
    """March 3: an English way to say it."""
    return _day_month(found) if found.the("month").word.isascii() else None


def _number_year(found: Found) -> Made:
    """First of March twenty twenty seven."""
    day, century, year = [0, 0, 0, *found.numbers("number", "ordinal")][-3:]
    if century != CENTURY // 100 or not 20 <= year <= 99:
        return None
    (month,) = found.numbers("month")
    return _dated(found, day, month, CENTURY + year)


def _day(found: Found) -> Made:
    """On the 15th; 15 числа."""
    day = _number(found)
    if not 1 <= day <= LAST_DAY:
        return Trouble(Why.NO_DAY) if found.has("dated") else None
    return as_said(found, Date(day))


def _bare_ordinal(found: Found) -> Made:
    """«Пʼятого», "15-го": but «для другого», and what is said of a thing."""
    figure = _figure(found)
    digits = figure.word[0].isdigit()
    told = digits or figure.word.endswith(("ого", "его"))
    alone = found.after is None or found.after.kind not in THINGS
    doubted = _number(found) in (1, 2, 3) and not digits and found.before is not None
    return _day(found) if told and alone and not doubted else None


THINGS = ("word", "noun", "unit", "dnia", "hour", "half", "number")


def _literal(found: Found) -> Made:
    return _dated(found, *found.the("date").parts)


def _dotted(found: Found) -> Made:
    token = found.the("dotted")
    day, month, digits = token.parts
    share = digits == 1 and len(token.word) == len("1.5") and not found.has("till", "since", "weekday", "for")
    return None if share or month > LAST_MONTH else _dated(found, day, month, _year(found))


def _slash(found: Found) -> Made:
    """12/25 can only be American; 5/6 may be either, in English."""
    day, month, *year = found.the("slash").parts
    if found.language == "en" and day <= LAST_MONTH and month <= LAST_MONTH and day != month:
        return Trouble(Why.DAY)
    if month > LAST_MONTH:
        day, month = month, day
    return _dated(found, day, month, *year)


def _day_or_no(found: Found) -> Made:
    """On the 15th; «на другого», though, is no day."""
    figure = _figure(found)
    return _day(found) if figure.word[0].isdigit() or figure.word.isascii() else _bare_ordinal(found)


FIRST = "(?:first|ordinal times|ordinal (?=on))?"
LEAD = f"{FIRST} (?:about|sharp|at|on|in|for|to|till|since|po)*"
WHICH = "(?:this? (?:next|coming)|this)?"
YEAR = "(?:comma? year unit?)?"
FIGURE = "(?:number|ordinal)"

RULES: tuple[Rule, ...] = (
    (f"{LEAD} {WHICH} (?:today|weekday) unit", _in_a_week),
    (f"{LEAD} today (?:unit|dnia)?", _today),
    (f"{LEAD} (?:unit after) today", _today),
    ("after today", _after_tomorrow),
    (f"{LEAD} tonight", _tonight),
    (f"{LEAD} this (?:noun|part)", _this_part),
    (f"{LEAD} {WHICH} weekday", _weekday),
    ("weekday (?:next|coming)(?!unit)", _weekday),
    ("(?:on|in|for)? (?:gone|last) (?:weekday|unit|month|weekend)", _gone),
    (f"{LEAD} (?:{WHICH} weekday comma?)? {LEAD} {FIGURE} dated? of? month {YEAR}", _day_month),
    (f"{LEAD} (?:{WHICH} weekday comma?)? {LEAD} month {FIGURE} (?!times|unit) {YEAR}", _month_day),
    (f"{LEAD} {FIGURE} of? month number number", _number_year),
    (f"{LEAD} month {FIGURE} comma? number number", _number_year),
    (f"{LEAD} (?:weekday comma?)? {LEAD} {FIGURE} dated", _day),
    (f"{FIRST} (?:on|till|since|for) ordinal (?!unit|hour|half|number)", _day_or_no),
    (f"{FIRST} weekday comma? ordinal (?!unit|hour|half|number)", _day),
    ("ordinal", _bare_ordinal),
    (f"{LEAD} (?:{WHICH} weekday comma?)? {LEAD} date (?:unit)?", _literal),
    (f"{LEAD} (?:{WHICH} weekday comma?)? {LEAD} dotted {YEAR}", _dotted),
    (f"{LEAD} (?:{WHICH} weekday comma?)? {LEAD} slash", _slash),
)
