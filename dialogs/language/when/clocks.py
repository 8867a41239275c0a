"""What the clock shows: "at 10", "18.30", «о пів на сьому», «без десяти девять», "quarter past six"."""

import re

from dialogs.language.when.facts import Clock, Fact, Found, Part, Trouble
from dialogs.language.when.figures import LAST_HOUR, LAST_MINUTE, LAST_MONTH
from dialogs.language.when.folding import Token
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

FIGURES = ("number", "hour", "ordinal")
NOON, TENS = 12, 10
HALF, QUARTER = 30, 15
FIRST_SURE = 8  # an hour of the dial from which on the morning is meant
LAST_DOUBTED = 5  # an hour before which "3:30" may as well be in the afternoon
PER_HOUR = 100  # 1830
DIALS = (5, 10, 20, 25)  # minutes that are counted towards an hour


def clock(hour: float, minute: float = 0, *, sure: bool = False) -> Made:
    if not (isinstance(hour, int) and isinstance(minute, int)):
        return None
    if hour >= PER_HOUR and not minute:
        hour, minute = divmod(hour, PER_HOUR)
        sure = True
    if hour > LAST_HOUR or minute > LAST_MINUTE or (hour == LAST_HOUR and minute):
        return Trouble(Why.NO_TIME)
    return Clock(hour, minute, sure=sure or not 1 <= hour < FIRST_SURE, dial=not sure and 1 <= hour < NOON)


def _hour(found: Found) -> Token:
    return next(token for token in reversed(found.tokens) if token.kind in FIGURES)


def _before(hour: float, minutes: float) -> Made:
    """So many minutes before that hour."""
    if not (isinstance(hour, int) and isinstance(minutes, int)) or not (
        1 <= hour <= LAST_HOUR and 0 < minutes <= LAST_MINUTE
    ):
        return None
    earlier = hour - 1 or NOON
    return Clock(earlier, 60 - minutes, sure=not 1 <= hour < FIRST_SURE, dial=hour <= NOON)


def _past(hour: float, minutes: float) -> Made:
    if not (isinstance(hour, int) and isinstance(minutes, int)) or not (
        1 <= hour < LAST_HOUR and minutes <= LAST_MINUTE
    ):
        return None
    return clock(hour, minutes)


# --- in figures


def _time(found: Found) -> Made:
    token = found.token("time")
    assert token is not None  # noqa: S101
    return _time_of(token)


def _time_of(token: Token) -> Made:
    assert isinstance(token.value, tuple)  # noqa: S101
    hour, minute = token.value
    return clock(hour, minute, sure=len(token.word.split(":")[0]) > 1 or hour > LAST_DOUBTED or not hour)


def _dotted(found: Found) -> Made:
    token = found.token("dotted")
    assert token is not None and isinstance(token.value, tuple)  # noqa: S101, PT018
    hour, minute, digits = token.value
    if digits == 1 or hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    return clock(hour, minute, sure=len(token.word) == len("18.30") or hour > LAST_DOUBTED)


def _dotted_alone(found: Found) -> Made:
    """18.30 can be no date."""
    token = found.token("dotted")
    assert token is not None and isinstance(token.value, tuple)  # noqa: S101, PT018
    return _dotted(found) if token.value[1] > LAST_MONTH else None


def _span(_found: Found) -> Made:
    return Trouble(Why.TWO)


# --- in words


def _at(found: Found) -> Made:
    hour = _hour(found)
    padded = hour.word.startswith("0") and len(hour.word) > 1
    return clock(hour.value, sure=padded)  # type: ignore[arg-type]


def _by(found: Found) -> Made:
    """В 10, до 10; but not «в 5 магазинах», "by 3 people", "on 5"."""
    if any(token.word in ("on", "beginning") for token in found.tokens) or counts(found.after):
        return None
    return _at(found)


def _list(found: Found) -> Made:
    """At 9 and 21."""
    if not found.has("at", "on", "time") or found.tokens[0].kind not in ("at", "on", "time"):
        return None
    told = [found_time(token) for token in found.tokens if token.kind in (*FIGURES, "time")]
    if found.tokens[-1].kind == "number" and found.after is not None and found.after.kind == "word":
        if counts(found.after):
            return None
        if not found.after.word.isascii():
            return Trouble(Why.UNCLEAR)
    if not all(isinstance(each, Clock) for each in told):
        return None
    return tuple(each for each in told if isinstance(each, Clock))


def found_time(token: Token) -> Clock | Trouble | None:
    made = _time_of(token) if token.kind == "time" else clock(token.value)  # type: ignore[arg-type]
    return made if isinstance(made, Clock | Trouble) else None


def _behind_day(found: Found) -> Made:
    """Tomorrow 10; but "tomorrow 10 cakes" counts, and who knows of «завтра 10 яйця»."""
    hour = _hour(found)
    if not isinstance(hour.value, int) or hour.value > LAST_HOUR:
        return None
    if found.leads:
        return _at(found)
    if counts(found.after):
        return None
    if found.after is not None and found.after.kind == "word" and not found.after.word.isascii():
        return Trouble(Why.UNCLEAR)
    return _at(found)


def counts(token: Token | None) -> bool:
    """Whether a number before it counts such things."""
    return token is not None and token.kind == "word" and COUNTED.search(token.word) is not None


COUNTED = re.compile(
    r"(?:[а-я]{2}(?:ах|ях|ив|ов|ев|ей|ек|ок|ен|иц|ин)|осиб|особи|людей|человека?|чоловик|гривен|грн|руб|кг|шт|км|мест|штук"
    r"|литр[аи]?)$|^(?:people|persons|[a-z]{2,}[^s]s)$"
)


def _for(found: Found) -> Made:
    """«На 15 годин» is when, «на 3 години» may be how long."""
    hour = _hour(found)
    length = found.has("unit") and hour.kind == "number" and hour.value <= NOON  # type: ignore[operator]
    return None if length else _units(found)


def _numbers(found: Found) -> Made:
    """Вісімнадцята тридцять; двадцать ноль ноль; eight thirty."""
    hour, *minutes = found.numbers(*FIGURES)
    one = len(minutes) == 1
    if not minutes or (one and 0 < minutes[0] < TENS) or (not one and minutes[0]):
        return None
    return clock(hour, sum(minutes)) if hour < LAST_HOUR and sum(minutes) <= LAST_MINUTE else None


def _units(found: Found) -> Made:
    """О 15 годині 30 хвилин; в 3 часа."""
    units = found.names("unit")
    if units not in (["hour"], ["hour", "minute"]):
        return None
    hour, *minutes = [token.value for token in found.tokens if token.kind in FIGURES]
    return clock(hour, *minutes)  # type: ignore[arg-type]


def _one(found: Found) -> Made:
    """В час."""
    return Clock(1, sure=False, dial=True) if found.tokens[-1].word == "час" else None


def _half(found: Found) -> Made:
    """Half past six is later; пів на сьому and половина седьмого are before; English "half six" is later, too."""
    hour = _hour(found)
    if not isinstance(hour.value, int):
        return None
    if found.has("past", "po", "after") or hour.word.isascii():
        return _past(hour.value, HALF)
    return _before(hour.value, HALF)


def _quarter(found: Found) -> Made:
    hour = _hour(found).value
    if found.has("past", "po", "after"):
        return _past(hour, QUARTER)  # type: ignore[arg-type]
    left = QUARTER if found.has("to", "till", "without", "za", "before") else 60 - QUARTER
    return _before(hour, left)  # type: ignore[arg-type]


def _minutes_past(found: Found) -> Made:
    minutes, hour = [token for token in found.tokens if token.kind in FIGURES]
    return _past(hour.value, minutes.value) if _are_minutes(found) else None  # type: ignore[arg-type]


def _minutes_to(found: Found) -> Made:
    """Ten to nine; без десяти девять; за пʼять десята. But "9 to 5" is from nine."""
    minutes, hour = [token for token in found.tokens if token.kind in FIGURES]
    if found.has("to") and not found.has("unit") and minutes.value not in DIALS:
        return None
    return _before(hour.value, minutes.value) if _are_minutes(found) else None  # type: ignore[arg-type]


def _minutes_of(found: Found) -> Made:
    """Десять минут девятого; десять хвилин на девʼяту: of the hour that ends with it."""
    minutes, hour = [token for token in found.tokens if token.kind in FIGURES]
    if not isinstance(minutes.value, int) or not _are_minutes(found):
        return None
    return _before(hour.value, 60 - minutes.value)  # type: ignore[arg-type]


def _are_minutes(found: Found) -> bool:
    return found.names("unit") in ([], ["minute"])


# --- beside a part of the day


def _with_part(made: Made, found: Found) -> Made:
    part = found.tokens[-1]
    facts: tuple[Fact, ...] = made if isinstance(made, tuple) else (made,) if made is not None else ()
    name = "day" if part.kind == "dnia" else "evening" if part.kind == "tonight" else str(part.value)
    return (*facts, Part(name)) if facts else None


def _hour_and_part(found: Found) -> Made:
    hour = _hour(found).value
    return _with_part(clock(hour), found) if isinstance(hour, int) and 0 < hour <= LAST_HOUR else None


def _unit_and_part(found: Found) -> Made:
    return _with_part(_units(found), found)


def _dotted_and_part(found: Found) -> Made:
    return _with_part(_dotted(found), found)


def _one_and_part(found: Found) -> Made:
    unit = next(token for token in found.tokens if token.kind == "unit")
    return _with_part(Clock(1, sure=False, dial=True), found) if unit.word == "час" else None


AFTER_DAY = "(?<=[today weekday month ordinal date year dotted unit])"
ABOUT = "about*"
LEAD = f"{ABOUT} (?:at|on|till|since|for|after|po|in)? {ABOUT}"
HOUR = "(?:hour|ordinal|number)"
PART = "(?:in? part|in? noun|at noun|dnia)"

LIST = f"(?:at|on|for)? (?:{HOUR}|time) (?:[comma and]+ (?:at|on|for)? (?:{HOUR}|time))+"

RULES: tuple[Rule, ...] = (
    (f"{LEAD} time oclock?", _time),
    (
        f"{LEAD} time (?:unit)(?!number)",
        lambda found: _time(found) if found.names("unit") == ["hour"] else None,
    ),
    (f"{ABOUT} (?:at|on|about) {ABOUT} dotted", _dotted),
    ("(?:for|till|since)? dotted", _dotted_alone),
    (f"{LEAD} dotted {PART}", _dotted_and_part),
    ("(?:at|on|for|since|about)* span", _span),
    ("since (?:number|time|hour) (?:till|to|dash|po) (?:number|time|hour) unit?", _span),
    (f"{LEAD} {HOUR} oclock", _at),
    (f"{ABOUT} at {ABOUT} {HOUR}", _at),
    (LIST, _list),
    (f"{ABOUT} (?:on|till|since|after|about) {ABOUT} (?:number|hour)", _by),
    (f"{AFTER_DAY} comma? number", _behind_day),
    (f"{AFTER_DAY} comma? number unit", _units),
    (f"for {ABOUT} hour", _at),
    (f"{ABOUT} (?:at|on|till|since|after|about) {ABOUT} {HOUR} unit (?:and? number unit?)?", _units),
    (f"for {ABOUT} (?:hour|number) unit", _for),
    ("on unit", _one),
    (f"{LEAD} (?:number|hour|ordinal) number number?", _numbers),
    (f"{LEAD} half (?:past|po|after|for)? {HOUR}", _half),
    (f"{LEAD} an? quarter (?:past|po|after|for|to|till|before)? {HOUR}", _quarter),
    (f"{LEAD} (?:without|za) quarter {HOUR}", _quarter),
    (f"{LEAD} number unit? (?:past|po|after) {HOUR}", _minutes_past),
    (f"{LEAD} number unit? (?:to|before) number", _minutes_to),
    (f"{LEAD} (?:without|za) number unit? {HOUR}", _minutes_to),
    (f"{LEAD} number unit? for hour", _minutes_of),
    (f"{LEAD} number unit ordinal", _minutes_of),
    (f"{LEAD} {HOUR} (?:{PART}|tonight)", _hour_and_part),
    (f"{LEAD} {HOUR} unit {PART}", _unit_and_part),
    (f"on unit {PART}", _one_and_part),
)
