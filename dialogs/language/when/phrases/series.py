"""What recurs: "every other Friday", «щодня», «раз на два тижні», "on the last day of every month", "5 times"."""

from collections.abc import Sequence

from dialogs.language.when.facts import As, Count, Every, For, Found, Nth, Part, Role, Trouble
from dialogs.language.when.figures import LAST_DAY
from dialogs.language.when.folding import Token
from dialogs.language.when.phrases.days import date
from dialogs.language.when.phrases.lengths import LENGTH, amounts, later
from dialogs.language.when.phrases.periods import LAST, MOST_NTH, nth_of
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

WORKDAYS, WEEKEND = (0, 1, 2, 3, 4), (5, 6)
OFTEN = {"QUARTERLY": ("MONTHLY", 3), "FORTNIGHTLY": ("WEEKLY", 2)}
FREQUENCIES = {
    "minute": ("MINUTELY", 1),
    "hour": ("HOURLY", 1),
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
} | {
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
SMALLER = {"hour": ("minute", 60), "day": ("hour", 24), "year": ("month", 12)}


def every(unit: str, many: float = 1) -> Made:
    if not many:
        return Trouble(Why.NEVER)
    if many % 1 and unit in SMALLER:
        unit, size = SMALLER[unit]
        many *= size
    if unit not in FREQUENCIES or many % 1:
        return None
    freq, each = FREQUENCIES[unit]
    return Every(freq, int(many) * each)


def _without(tokens: Sequence[Token], *kinds: str) -> list[Token]:
    return [token for token in tokens if token.kind not in kinds]


def _often(found: Found) -> Made:
    freq = str(found.tokens[-1].value)
    return Every(*OFTEN.get(freq, (freq, 1)))


def _every(found: Found) -> Made:
    """Every day; every two weeks; кожні пів години."""
    parts = amounts(
        [
            token
            for token in found.tokens
            if token.kind not in ("every", "through", "in", "on", "working", "about")
        ]
    )
    return every(*parts[0]) if parts and len(parts) == 1 else None


def _every_day(found: Found) -> Made:
    return _workdays(found) if found.has("working") else _every(found)


def _every_other(found: Found) -> Made:
    """Every other day; каждый второй день; every 3rd month."""
    unit = "day" if found.has("dnia") else found.names("unit")[0]
    orders = found.numbers("ordinal", "hour")
    return every(unit, orders[0] if orders else 2)


def _weekdays(found: Found) -> Made:
    days = tuple(sorted(set(found.numbers("weekday", "weekdays", "eachday"))))
    return Every("WEEKLY", weekdays=days)


def _other_weekday(found: Found) -> Made:
    """Every other Friday; "every second Friday" is the same, and each first or third one is of the month."""
    days = tuple(found.numbers("weekday"))
    if found.has("other") or (nth_of(found) == 2 and not found.has("unit")):
        return Every("WEEKLY", 2, weekdays=days)
    fits = len(days) == 1 and nth_of(found) <= MOST_NTH
    return Every("MONTHLY", weekdays=days, nth=nth_of(found)) if fits else None


def _nth(found: Found) -> Made:
    if found.names("unit")[-1:] != ["month"] or nth_of(found) > MOST_NTH:
        return None
    return Every("MONTHLY", weekdays=tuple(found.numbers("weekday")), nth=nth_of(found))


def _last_day(found: Found) -> Made:
    return Every("MONTHLY", days=(LAST,)) if found.names("unit")[-1:] == ["month"] else None


def _nth_behind(found: Found) -> Made:
    """Every month on the last Friday: how often has been said before."""
    return Nth(nth_of(found), found.numbers("weekday")[0]) if nth_of(found) <= MOST_NTH else None


def _last_day_behind(found: Found) -> Made:
    return Nth(LAST) if found.has("dnia") or found.names("unit") == ["day"] else None


def _month_days(found: Found) -> Made:
    """On the 1st of every month; кожного 5 та 20 числа."""
    if found.has("unit") and found.names("unit") != ["month"]:
        return None
    days = tuple(sorted(set(found.numbers("number", "ordinal"))))
    if not all(1 <= day <= LAST_DAY for day in days):
        return Trouble(Why.NO_DAY)
    return Every("MONTHLY", days=days)


def _ordinals(found: Found) -> Made:
    """Every 15th."""
    return _month_days(found) if found.has("ordinal") else None


def _monthly(found: Found) -> Made:
    return _month_days(found) if found.names("often") == ["MONTHLY"] else None


def _several(found: Found) -> Made:
    """5 та 20 числа: it can only be of each month."""
    return _month_days(found) if len(found.numbers("number", "ordinal")) > 1 else None


def _year_day(found: Found) -> Made:
    """Каждое 8 марта; every March 8."""
    (month,), days = found.numbers("month"), found.numbers("number", "ordinal")
    made = date(days[0], month) if days else None
    return made if made is None or isinstance(made, Trouble) else (Every("YEARLY"), made)


def _workdays(_found: Found) -> Made:
    return Every("WEEKLY", weekdays=WORKDAYS)


def _workday(found: Found) -> Made:
    return _workdays(found) if found.has("dnia") or found.names("unit") in ([], ["day"]) else None


def _weekends(_found: Found) -> Made:
    return Every("WEEKLY", weekdays=WEEKEND)


def _range(found: Found) -> Made:
    """Monday to Friday; пн-пт."""
    first, last = found.numbers("weekday")
    days = tuple(day % 7 for day in range(first, last + 1 if last > first else last + 8))
    return Every("WEEKLY", weekdays=tuple(sorted(days)))


def _times_per(found: Found) -> Made:
    """Раз на тиждень; once every two weeks; 2 рази на день."""
    at = next(index for index, token in enumerate(found.tokens) if token.kind == "times")
    times = found.tokens[at].value
    if at and found.tokens[at - 1].kind == "number":
        times = found.tokens[at - 1].value
    parts = amounts(
        [
            token
            for token in found.tokens[at + 1 :]
            if token.kind not in ("on", "for", "every", "in", "through")
        ]
    )
    made = every(*parts[0]) if parts and len(parts) == 1 else None
    return Every(made.freq, made.interval, times=int(times)) if isinstance(made, Every) else made  # type: ignore[arg-type]


def _each_part(found: Found) -> Made:
    return Every("DAILY"), Part(str(found.tokens[-1].value))


def _count(found: Found) -> Made:
    """5 times; a mere «раз» is none."""
    number = found.numbers("number")
    times = number[0] if number else int(found.tokens[-1].value)  # type: ignore[arg-type]
    if not number and times == 1:
        return None
    return Count(times) if times else Trouble(Why.NEVER)


def _during(found: Found) -> Made:
    length = later(
        [
            token
            for token in found.tokens
            if token.kind not in ("during", "for", "on", "this", "next", "through")
        ]
    )
    return For(length, counted=found.has("number")) if length else None


def _goes_on(found: Found) -> Made:
    """For two weeks; at the beginning of a text it is so much later (lengths.py)."""
    week = found.has("this", "next") and not found.has("number", "an")  # на этой неделе
    return _during(found) if found.before is not None and not week else None


def _dates(found: Found) -> Made:
    """From 1 to 10 December."""
    first, last = found.numbers("number", "ordinal")
    months = found.numbers("month")
    begin, end = date(first, months[0]), date(last, months[-1])
    if isinstance(begin, Trouble) or isinstance(end, Trouble):
        return Trouble(Why.NO_DAY)
    return As(Role.SINCE, begin), As(Role.TILL, end)


def _except(found: Found) -> Made:
    """Every day except Sunday."""
    free = {*found.numbers("weekday", "weekdays"), *(WEEKEND if found.has("weekend") else ())}
    return Every("WEEKLY", weekdays=tuple(day for day in range(7) if day not in free))


FIGURE, TILL = "(?:number|ordinal)", "(?:till|to|po|dash|through)"
UNIT = "(?:unit|dnia)"
MORE = "(?:[comma and]+ (?:on|po|every)? (?:weekday|weekdays|eachday))"
NUMBERS = "(?:number|ordinal) (?:[comma and]+ (?:number|ordinal))*"
ORDER = "(?:last|ordinal|hour)"
BEHIND = "(?<=[often unit])"
DAILY = f"(?:often|every {UNIT})"

RULES: tuple[Rule, ...] = (
    ("(?:on)? often", _often),
    (f"through? every {LENGTH}", _every),
    (f"every working? {UNIT}", _every_day),
    (f"every (?:other|ordinal|hour) {UNIT}", _every_other),
    (f"{BEHIND} (?:on|in)? {ORDER} weekday", _nth_behind),
    (f"(?:on|in)? {ORDER} weekday often", _nth_behind),
    (f"{BEHIND} (?:on|in)? last {UNIT}", _last_day_behind),
    (f"{BEHIND} (?:on|in)? last dated", lambda _found: Nth(LAST)),
    (f"(?:on|in)? last dated every {UNIT}", _last_day),
    (f"(?:on|in)? last {UNIT} often", _last_day_behind),
    (f"every weekday {MORE}*", _weekdays),
    (f"(?:on|po|in)? weekdays {MORE}*", _weekdays),
    (f"po weekday {MORE}*", _weekdays),
    (f"eachday {MORE}*", _weekdays),
    (f"every (?:other|{ORDER}) weekday {UNIT}?", _other_weekday),
    (f"(?:on|in|for)? every? {ORDER} weekday (?:on|in|of)? every {UNIT}", _nth),
    (f"every {ORDER} weekday (?:on|in|of)? unit", _nth),
    (f"(?:on|in)? every? last {UNIT} (?:on|in|of)? every {UNIT}", _last_day),
    (f"every last {UNIT} (?:on|in|of)? {UNIT}", _last_day),
    (f"(?:on|in|at)? every end of? {UNIT}", _last_day),
    (f"every {NUMBERS} dated unit?", _month_days),
    (f"every {NUMBERS} of unit", _month_days),
    (f"every {NUMBERS} (?!unit|month|dnia|hour|weekday|times)", _ordinals),
    (f"(?:on|in)? {NUMBERS} dated? (?:on|in|since|of)? every unit", _month_days),
    (f"(?:on|in)? {NUMBERS} dated? often", _monthly),
    (f"(?:on|in)? {NUMBERS} dated", _several),
    (f"{BEHIND} (?:on|in)? ordinal (?:[comma and]+ ordinal)+", _several),
    ("every (?:number|ordinal) month", _year_day),
    ("every month (?:number|ordinal)", _year_day),
    ("(?:po|on|in|every|for) workday unit?", _workday),
    (f"workday {UNIT}?", _workday),
    (f"(?:po|on|in) working {UNIT}", _workday),
    ("(?:every|po) weekend", _weekends),
    ("(?:since|every)? weekday (?:dash|po|to|till|through) weekday", _range),
    (f"number? times (?:on|for|every|in|through)* {LENGTH}", _times_per),
    ("po? each", _each_part),
    ("every noun", _each_part),
    ("number times", _count),
    ("times", _count),
    (f"since {FIGURE} month? {TILL} {FIGURE} month", _dates),
    (f"since month {FIGURE} {TILL} month? {FIGURE}", _dates),
    (f"(?:on|for)? during {LENGTH}", _during),
    (f"for (?:this|next)? {LENGTH}", _goes_on),
    (f"{DAILY} except (?:on)? (?:weekday|weekdays|weekend) (?:[comma and]+ weekday)*", _except),
    ("except (?:on)? (?:weekday|weekdays|weekend) (?:[comma and]+ weekday)*", _except),
)
