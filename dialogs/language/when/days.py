"""Which day: "tomorrow", "next Tuesday", «25 грудня», "25.12", "the last Friday of the month", «в кінці тижня»."""

from dialogs.language.when.facts import (
    Ahead,
    As,
    Clock,
    Date,
    Day,
    Edge,
    Found,
    Later,
    Nth,
    Part,
    Role,
    Trouble,
    Weekday,
    Weekend,
    Whole,
)
from dialogs.language.when.figures import CENTURY, LAST_DAY, LAST_MONTH
from dialogs.language.when.folding import Token
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST = -1
MOST_WEEKS = 5
UNITS = ("day", "week", "month", "quarter", "year")


def as_said(found: Found, day: Day) -> Day | As:
    return day if found.role is Role.THE else As(found.role, day)


def date(day: float, month: float, year: float = 0, weekday: int | None = None) -> Day | Trouble:
    """Trouble: there is no such day in any year, or not in that one."""
    if not (1 <= month <= LAST_MONTH and 1 <= day <= LONGEST[int(month) - 1]):
        return Trouble(Why.NO_DAY)
    leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    if month == 2 and day == 29 and not leap:
        return Trouble(Why.NO_DAY)
    return Date(int(day), int(month), int(year), weekday)


def _dated(found: Found, day: float, month: float, year: float = 0) -> Made:
    if not isinstance(day, int):
        return None
    weekdays = found.numbers("weekday")
    made = date(day, month, year, weekdays[0] if weekdays else None)
    return made if isinstance(made, Trouble) else as_said(found, made)


def _today(found: Found) -> Made:
    token = found.token("today")
    assert token is not None  # noqa: S101
    ahead = int(token.value)  # type: ignore[arg-type]
    if found.has("after"):
        ahead += 1  # the day after tomorrow
    return Trouble(Why.PAST) if ahead < 0 else as_said(found, Ahead(ahead))


def _tonight(_found: Found) -> Made:
    return Ahead(0), Part("evening")


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
    return next((token.kind for token in found.tokens if token.kind in ("this", "next", "coming")), "")


def _gone(found: Found) -> Made:
    return Trouble(Why.PAST) if found.has("gone") or found.tokens[0].word.isascii() else None


def _figure(found: Found) -> Token:
    return next(token for token in found.tokens if token.kind in ("number", "ordinal"))


def _number(found: Found) -> float:
    value = _figure(found).value
    return value if isinstance(value, int) else 0.5  # there is no such day


def _year(found: Found) -> int:
    years = found.numbers("year")
    return years[0] if years else 0


def _day_month(found: Found) -> Made:
    (month,) = found.numbers("month")
    return _dated(found, _number(found), month, _year(found))


def _month_day(found: Found) -> Made:
    """March 3: an English way to say it."""
    month = found.token("month")
    return _day_month(found) if month is not None and month.word.isascii() else None


def _number_year(found: Found) -> Made:
    """First of March twenty twenty seven."""
    *_day, century, year = [token.value for token in found.tokens if token.kind in ("number", "ordinal")]
    if century != CENTURY // 100 or not isinstance(year, int) or not 20 <= year <= 99:
        return None
    (month,) = found.numbers("month")
    return _dated(found, _number(found), month, CENTURY + year)


def _day(found: Found) -> Made:
    """On the 15th; 15 числа."""
    day = _figure(found).value
    if not isinstance(day, int) or day > LAST_DAY or day < 1:
        return Trouble(Why.NO_DAY) if found.has("dated") else None
    return as_said(found, Date(day))


def _bare_ordinal(found: Found) -> Made:
    """«Пʼятого», "15-го": but «для другого», and what is said of a thing."""
    figure = _figure(found)
    told = figure.word[0].isdigit() or figure.word.endswith(("ого", "его"))
    alone = found.after is None or found.after.kind not in ("word", "noun", "unit", "hour", "half", "number")
    if (
        not told
        or not alone
        or (figure.value in (1, 2, 3) and not figure.word[0].isdigit() and found.before is not None)
    ):
        return None
    return _day(found)


def _literal(found: Found) -> Made:
    token = found.token("date")
    assert token is not None and isinstance(token.value, tuple)  # noqa: S101, PT018
    return _dated(found, *token.value)


def _dotted(found: Found) -> Made:
    token = found.token("dotted")
    assert token is not None and isinstance(token.value, tuple)  # noqa: S101, PT018
    day, month, digits = token.value
    if digits == 1 and not found.has("till", "since", "weekday", "for") and len(token.word) < len("1.5") + 1:
        return None
    if month > LAST_MONTH:
        return None
    return _dated(found, day, month, _year(found))


def _slash(found: Found) -> Made:
    """12/25 can only be American; 5/6 may be either, in English."""
    token = found.token("slash")
    assert token is not None and isinstance(token.value, tuple)  # noqa: S101, PT018
    day, month, *year = token.value
    if found.language == "en" and day <= LAST_MONTH and month <= LAST_MONTH and day != month:
        return Trouble(Why.DAY)
    if month > LAST_MONTH:
        day, month = month, day
    return _dated(found, day, month, *year)


def _ahead(found: Found) -> int:
    return 1 if found.has("next") else 0


def _whole(found: Found) -> Made:
    (unit,) = found.names("unit")
    if unit not in UNITS or (unit == "day" and not found.has("next")):
        return None
    if unit == "day":
        return as_said(found, Ahead(1))
    ahead = 2 if found.has("after") else _ahead(found)
    return as_said(found, Whole(unit, ahead))


def _in_month(found: Found) -> Made:
    (month,) = found.numbers("month")
    return Whole("month", month=month)


def _edge(found: Found) -> Made:
    place = next(token.kind for token in found.tokens if token.kind in ("begin", "middle", "end"))
    months = found.numbers("month")
    units = ["day"] if found.has("dnia") else found.names("unit")
    if units and units[0] not in UNITS:
        return None
    if found.has("working") or (units == ["day"] and place == "end"):
        return Clock(18, said=False) if place == "end" else Part("morning")
    if units == ["day"]:
        return Part("morning" if place == "begin" else "noon")
    if months:
        return as_said(found, Edge(place, "month", month=months[0]))
    return as_said(found, Edge(place, units[0], _ahead(found)))


def _short_edge(found: Found) -> Made:
    (unit,) = found.names("edge")
    return Clock(18, said=False) if unit == "day" else as_said(found, Edge("end", unit))


def _weekend(found: Found) -> Made:
    return as_said(found, Weekend(_ahead(found)))


def _nth(found: Found) -> Made:
    """The last Friday of the month; once, if it is not said of every month."""
    nth = nth_of(found)
    if not found.has("weekday") and nth != LAST:
        return None
    ahead = 1 if found.has("next") else 0 if found.has("this") else None
    weekday, month = next(iter(found.numbers("weekday")), None), next(iter(found.numbers("month")), 0)
    return as_said(found, Nth(nth, weekday, ahead, month))


def nth_of(found: Found) -> int:
    figures = [token for token in found.tokens if token.kind in ("last", "ordinal", "hour")]
    figure = figures[-1]
    return LAST if figure.kind == "last" else int(figure.value)  # type: ignore[arg-type]


def month_is(found: Found) -> bool:
    return found.names("unit")[-1:] == ["month"] or found.has("month")


def _nth_of_month(found: Found) -> Made:
    return _nth(found) if month_is(found) else None


def _whole_after(found: Found) -> Made:
    """The week after next."""
    first, second = found.names("unit")
    return as_said(found, Whole(first, 2)) if first == second and first in UNITS else None


def _day_or_no(found: Found) -> Made:
    """On the 15th; «на другого», though, is no day."""
    figure = _figure(found)
    return _day(found) if figure.word[0].isdigit() or figure.word.isascii() else _bare_ordinal(found)


FIRST = "(?:first|ordinal times|ordinal (?=on))?"
LEAD = f"{FIRST} (?:about|at|on|in|for|till|since|through|po)*"
WHICH = "(?:this|next|coming)?"
YEAR = "(?:comma? year unit?)?"
FIGURE = "(?:number|ordinal)"
PLACE = "(?:begin|middle|end)"

RULES: tuple[Rule, ...] = (
    (f"{LEAD} {WHICH} (?:today|weekday) unit", _in_a_week),
    (f"{LEAD} today (?:unit|dnia)?", _today),
    (f"{LEAD} (?:unit after) today", _today),
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
    (f"{LEAD} (?:this|next|coming) unit", _whole),
    (f"{LEAD} (?:unit after) next unit", _whole_after),
    ("(?:on|in) month", _in_month),
    (f"{LEAD} (?:this|next|coming) month", _in_month),
    (f"{LEAD} {PLACE} of? {WHICH} working? (?:unit|dnia)", _edge),
    (f"{LEAD} {PLACE} of? {WHICH} month", _edge),
    (f"{LEAD} edge", _short_edge),
    (f"{LEAD} {WHICH} weekend", _weekend),
    (f"{LEAD} (?:last|ordinal|hour) weekday (?:in|on|of)? {WHICH} (?:unit|month)", _nth_of_month),
    (f"{LEAD} last working? (?:unit|dnia) (?:in|on|of)? {WHICH} (?:unit|month)", _nth_of_month),
)
