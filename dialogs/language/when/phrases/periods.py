"""Which day of a week, a month or a year: "next week", «в кінці місяця», "the last Friday of the month"."""

from dialogs.language.when.facts import Ahead, Clock, Edge, Found, Nth, Part, Trouble, Weekday, Weekend, Whole
from dialogs.language.when.phrases.clocks import unclear
from dialogs.language.when.phrases.days import LEAD, WHICH, as_said
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

LAST = -1
MOST_NTH = 5  # Fridays of a month
UNITS = ("day", "week", "month", "quarter", "year")
EVENING = 18  # when a day of work ends


def _ahead(found: Found) -> int:
    return 1 if found.has("next") else 0


def _whole(found: Found) -> Made:
    (unit,) = found.names("unit")
    if unit not in UNITS:
        return Trouble(Why.UNCLEAR)
    if unit == "day" and not found.has("next"):
        return None
    if unit == "day":
        return as_said(found, Ahead(1))
    ahead = 2 if found.has("after") else _ahead(found)
    return as_said(found, Whole(unit, ahead))


def _in_month(found: Found) -> Made:
    (month,) = found.numbers("month")
    return Whole("month", month=month)


def _edge(found: Found) -> Made:
    place = next((each for each in ("middle", "end") if found.has(each)), "begin")
    months = found.numbers("month")
    units = ["day"] if found.has("dnia") else found.names("unit")
    if units and units[0] not in UNITS:
        return None
    if found.has("working") or (units == ["day"] and place == "end"):
        return Clock(EVENING, said=False) if place == "end" else Part("morning")
    if units == ["day"]:
        return Part("morning" if place == "begin" else "noon")
    if months:
        return as_said(found, Edge(place, "month", month=months[0]))
    return as_said(found, Edge(place, units[0], _ahead(found)))


def _short_edge(found: Found) -> Made:
    (unit,) = found.names("edge")
    return Clock(EVENING, said=False) if unit == "day" else as_said(found, Edge("end", unit))


def _weekend(found: Found) -> Made:
    return as_said(found, Weekend(_ahead(found)))


def _after_weekend(_found: Found) -> Made:
    return Weekday(0, "next")


def _nth(found: Found) -> Made:
    """The last Friday of the month; once, if it is not said of every month."""
    nth = nth_of(found)
    if nth > MOST_NTH or (not found.has("weekday") and nth != LAST):
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
    unit, *more = found.names("unit")
    return as_said(found, Whole(unit, 2)) if unit in UNITS and more in ([], [unit]) else None


PLACE = "(?:begin|middle|end|since (?=of))"

RULES: tuple[Rule, ...] = (
    (f"{LEAD} (?:this|next|coming) unit", _whole),
    (f"{LEAD} (?:unit after) next unit", _whole_after),
    (f"{LEAD} unit after next", _whole_after),
    (f"{LEAD} every? last working (?:unit|dnia)", unclear),
    ("(?:on|in) month", _in_month),
    (f"{LEAD} (?:this|next|coming) month", _in_month),
    (f"{LEAD} {PLACE} of? {WHICH} working? (?:unit|dnia)", _edge),
    (f"{LEAD} {PLACE} of? {WHICH} month", _edge),
    (f"{LEAD} edge", _short_edge),
    (f"{LEAD} {WHICH} weekend", _weekend),
    (f"after {WHICH} weekend", _after_weekend),
    (f"{LEAD} (?:last|ordinal|hour) weekday (?:in|on|of)? {WHICH} (?:unit|month)", _nth_of_month),
    (f"{LEAD} last (?:unit|dnia) (?:in|on|of)? {WHICH} (?:unit|month)", _nth_of_month),
    (f"{LEAD} last working (?:unit|dnia) (?:in|on|of)? {WHICH} (?:unit|month)", unclear),
)
