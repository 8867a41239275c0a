"""What the clock shows: "at 10", "18.30", «о пів на сьому», «без десяти девять», "quarter past six"."""

import re

from dialogs.language.when.conventions import NotSo, in_part
from dialogs.language.when.facts import Clock, Doubt, Found, Part, Trouble
from dialogs.language.when.figures import LAST_HOUR, LAST_MINUTE, LAST_MONTH
from dialogs.language.when.folding import Token, Value
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

FIGURES = ("number", "hour", "ordinal")
NOON, TENS = 12, 10
FIRST_SURE = 8  # an hour of the dial from which on the morning is meant
LAST_DOUBTED = 5  # an hour before which "3:30" may as well be in the afternoon
PER_HOUR = 100  # 1830


def clock(hour: Value, minute: Value = 0, *, sure: bool = False) -> Clock | Trouble | None:
    if not (isinstance(hour, int) and isinstance(minute, int)):
        return None
    if hour >= PER_HOUR and not minute:
        hour, minute = divmod(hour, PER_HOUR)
        sure = True
    if hour > LAST_HOUR or minute > LAST_MINUTE or (hour == LAST_HOUR and minute):
        return Trouble(Why.NO_TIME)
    return Clock(hour, minute, sure=sure or not 1 <= hour < FIRST_SURE, dial=not sure and 1 <= hour < NOON)


def hour_of(found: Found) -> Token:
    return next(token for token in reversed(found.tokens) if token.kind in FIGURES)


# --- in figures


def _time(found: Found) -> Made:
    made = _time_of(found.the("time"))
    return made.but(till=True) if isinstance(made, Clock) and found.has("till") else made


def _time_and_unit(found: Found) -> Made:
    """18:00 год."""
    return _time(found) if found.names("unit") == ["hour"] else None


def _time_of(token: Token) -> Clock | Trouble | None:
    hour, minute = token.parts
    return clock(hour, minute, sure=len(token.word.split(":")[0]) > 1 or hour > LAST_DOUBTED or not hour)


def _dotted(found: Found) -> Made:
    token = found.the("dotted")
    hour, minute, digits = token.parts
    if found.tokens[0].word == "on" or digits == 1 or hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    return clock(hour, minute, sure=len(token.word) == len("18.30") or hour > LAST_DOUBTED)


def _dotted_alone(found: Found) -> Made:
    """18.30 can be no date."""
    return _dotted(found) if found.the("dotted").parts[1] > LAST_MONTH else None


def unclear(_found: Found) -> Made:
    """The same time tomorrow: it belongs to time, and is not read."""
    return Trouble(Why.UNCLEAR)


def _span(_found: Found) -> Made:
    return Trouble(Why.TWO)


# --- in words


def _at(found: Found) -> Made:
    hour = hour_of(found)
    padded = hour.word.startswith("0") and len(hour.word) > 1
    made = clock(hour.value, sure=padded)
    return made.but(till=True) if isinstance(made, Clock) and found.has("till") else made


def _by(found: Found) -> Made:
    """В 10, до 10; but not «в 5 магазинах», "by 3 people", "on 5"."""
    of_them = (
        found.has("since") and found.after is not None and found.after.kind == "word"
    )  # букет з пʼяти троянд
    if any(token.word in ("on", "beginning") for token in found.tokens) or counts(found.after) or of_them:
        return None
    return _at(found)


def _list(found: Found) -> Made:
    """At 9 and 21."""
    if not found.has("at", "on", "time") or found.tokens[0].kind not in ("at", "on", "time"):
        return None
    if found.tokens[-1].kind == "number" and found.after is not None and found.after.kind == "word":
        if counts(found.after):
            return None
        if not found.after.word.isascii():
            return Trouble(Why.UNCLEAR)
    told = [
        _time_of(token) if token.kind == "time" else clock(token.value)
        for token in found.all(*FIGURES, "time")
    ]
    clocks = tuple(each for each in told if isinstance(each, Clock))
    return clocks if len(clocks) == len(told) else None


def _behind_day(found: Found) -> Made:
    """Tomorrow 10; but "tomorrow 10 cakes" counts, and who knows of «завтра 10 яйця»."""
    hour = hour_of(found)
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


DATED = ("today", "weekday", "month", "date", "year")
COUNTED = re.compile(
    r"(?:[а-я]{2}(?:ах|ях|ив|ов|ев|ей|ек|ок|ен|иц|ин)|осиб|особи|людей|человека?|чоловик|гривен|грн|руб|кг|шт|км|мест|штук"
    r"|литр[аи]?)$|^(?:people|persons|[a-z]{2,}[^s]s)$"
)


def _for(found: Found) -> Made:
    """«На 15 годин» is when, «на 3 години» may be how long."""
    hour = hour_of(found)
    length = hour.kind == "number" and isinstance(hour.value, int) and hour.value <= NOON
    return None if length else _units(found)


def _numbers(found: Found) -> Made:
    """Вісімнадцята тридцять; двадцать ноль ноль; eight thirty."""
    hour, *minutes = found.numbers(*FIGURES) or [LAST_HOUR]
    one = len(minutes) == 1
    if not minutes or (one and 0 < minutes[0] < TENS) or (not one and minutes[0]):
        return None
    return clock(hour, sum(minutes)) if hour < LAST_HOUR and sum(minutes) <= LAST_MINUTE else None


def _before_day(found: Found) -> Made:
    """8 tomorrow morning; but «купити 6 завтра» may count."""
    hour = found.tokens[0]
    counted = found.before is not None and found.before.kind == "for"
    if not isinstance(hour.value, int) or not 0 < hour.value <= LAST_HOUR or counted:
        return None
    return _at(found) if found.before is None or found.before.kind == "comma" else Doubt()


def _for_number(found: Found) -> Made:
    """«Завтра на девять» is when; «стіл на 4 особи» and «на двох» count, and of «стіл на 4» who knows."""
    hour = hour_of(found)
    word = hour.word
    none = not isinstance(hour.value, int) or hour.value > LAST_HOUR  # заїхати на СТО
    people = none or word.endswith("х") or (word.isascii() and not word.isdigit())
    if people or counts(found.after) or (found.after is not None and found.after.kind == "word"):
        return None
    behind_day = found.before is not None and found.before.kind in DATED
    return _at(found) if behind_day and not found.tokens[0].word.isascii() else Doubt()


def _units(found: Found) -> Made:
    """О 15 годині 30 хвилин; в 3 часа."""
    units = found.names("unit")
    if found.tokens[-1].word == "часу" and found.has("ordinal"):
        return Trouble(Why.UNCLEAR)  # в девятом часу: after eight
    if units not in (["hour"], ["hour", "minute"]):
        return None
    return clock(*(token.value for token in found.all(*FIGURES)))


def _one(found: Found) -> Made:
    """В час."""
    return Clock(1, sure=False, dial=True) if found.tokens[-1].word == "час" else None


# --- beside a part of the day


def _with_part(made: Made, found: Found) -> Made:
    part = found.tokens[-1]
    if not isinstance(made, Clock):
        return made
    if part.value in ("lunch", "work", "sleep"):
        return None  # о 12:00 обід з Дарією
    if part.value in TURNS or part.kind == "dnia":
        try:
            return in_part(made, "day" if part.kind == "dnia" else str(part.value)).but(told=True)
        except NotSo as error:
            return Trouble(error.why)
    return made, Part(str(part.value))


def _hour_and_part(found: Found) -> Made:
    """9 вечора; 330pm; but «45 ранку» is none."""
    hour = hour_of(found).value
    if not isinstance(hour, int) or hour == 0:
        return None
    made = _with_part(clock(hour, sure=hour > NOON), found)
    return made.but(till=True) if isinstance(made, Clock) and found.has("till") else made


def _unit_and_part(found: Found) -> Made:
    return _with_part(_units(found), found)


def _time_and_part(found: Found) -> Made:
    return _with_part(_time(found), found)


def _dotted_and_part(found: Found) -> Made:
    return _with_part(_dotted(found), found)


def _one_and_part(found: Found) -> Made:
    return (
        _with_part(Clock(1, sure=False, dial=True), found)
        if found.the("unit").word in ("час", "часу")
        else None
    )


TURNS = ("am", "pm", "morning", "day", "afternoon", "evening")  # of these an hour keeps nothing to be told
AFTER_DAY = "(?<=[today weekday month ordinal date year dotted unit])"
ABOUT = "[about sharp]*"
ANY = "(?:number|hour|time|dotted|weekday|month|ordinal)"
LEAD = f"{ABOUT} (?:at|on|till|since|for|after|po|in)? {ABOUT}"
HOUR = "(?:hour|ordinal|number)"
PART = "(?:in? part|in? noun|at noun|dnia)"

LIST = f"(?:at|on|for)? (?:{HOUR}|time) (?:[comma and]+ (?:at|on|for)? (?:number|hour|time)(?!times|unit|month|dated))+"

RULES: tuple[Rule, ...] = (
    (f"{LEAD} time oclock?", _time),
    (f"{LEAD} time unit (?!number)", _time_and_unit),
    (f"{LEAD} time {PART}", _time_and_part),
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
    ("number (?=[today tonight weekday])", _before_day),
    (f"for {ABOUT} number (?!unit|month|times|dated|noun|part|dnia|oclock)", _for_number),
    (f"between {ANY} (?:and|dash|to) {ANY}", _span),
    ("(?:at|on|in)? this word? moment", unclear),
    ("(?:at|on|in)? this word (?:unit|dnia)", unclear),
    ("(?:at|on)? this times", unclear),
    (f"for {ABOUT} hour", _at),
    (f"{ABOUT} (?:at|on|till|since|after|about) {ABOUT} {HOUR} unit (?:and? number unit?)?", _units),
    (f"for {ABOUT} (?:hour|number) unit", _for),
    ("on unit", _one),
    (f"unit (?:at|on) {HOUR}", _units),
    (f"unit (?:at|on) {HOUR} {PART}", _unit_and_part),
    (f"{LEAD} (?:number|hour|ordinal) number number? (?!times)", _numbers),
    (f"{LEAD} {HOUR} {PART}", _hour_and_part),
    (f"{LEAD} {HOUR} unit {PART}", _unit_and_part),
    (f"(?:on|till|since|after) unit {PART}", _one_and_part),
)
