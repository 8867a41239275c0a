"""An hour by what is missing to it or past it: "half past six", «о пів на сьому», «без десяти девять»."""

from dialogs.language.when.facts import Clock, Found
from dialogs.language.when.figures import LAST_HOUR, LAST_MINUTE
from dialogs.language.when.folding import Value
from dialogs.language.when.phrases.clocks import (
    FIGURES,
    FIRST_SURE,
    HOUR,
    LEAD,
    NOON,
    clock,
    hour_of,
    unclear,
)
from dialogs.language.when.rules import Made, Rule

HALF, QUARTER, WHOLE = 30, 15, 60
NEAR = 20  # minutes before an hour
COUNTED = (5, 10, 20, 25)  # minutes that are counted towards an hour


def _before(hour: Value, minutes: Value) -> Made:
    """So many minutes before that hour."""
    if not (isinstance(hour, int) and isinstance(minutes, int)):
        return None
    if not (1 <= hour <= LAST_HOUR and 0 < minutes <= LAST_MINUTE):
        return None
    counts_as = (
        hour if minutes <= NEAR else hour - 1
    )  # ten to eight is as good as eight, half past seven is not
    return Clock(hour - 1 or NOON, WHOLE - minutes, sure=not 1 <= counts_as < FIRST_SURE, dial=hour <= NOON)


def _past(hour: Value, minutes: Value) -> Made:
    if not (isinstance(hour, int) and isinstance(minutes, int)):
        return None
    return clock(hour, minutes) if 1 <= hour < LAST_HOUR and minutes <= LAST_MINUTE else None


def _half(found: Found) -> Made:
    """Half past six is later; пів на сьому and половина седьмого are before; English "half six" is later, too."""
    hour = hour_of(found)
    if not isinstance(hour.value, int):
        return None
    if found.has("past", "po", "after") or hour.word.isascii():
        return _past(hour.value, HALF)
    return _before(hour.value, HALF)


def _quarter(found: Found) -> Made:
    hour = hour_of(found).value
    if found.has("past", "po", "after"):
        return _past(hour, QUARTER)
    left = QUARTER if found.has("to", "till", "without", "za", "before") else WHOLE - QUARTER
    return _before(hour, left)


def _quarter_of(found: Found) -> Made:
    """American: a quarter of four is before it."""
    return _before(hour_of(found).value, QUARTER)


def _minutes_past(found: Found) -> Made:
    minutes, hour = found.all(*FIGURES)
    return _past(hour.value, minutes.value) if _are_minutes(found) else None


def _minutes_to(found: Found) -> Made:
    """Ten to nine; без десяти девять; за пʼять десята. But "9 to 5" is from nine."""
    minutes, hour = found.all(*FIGURES)
    if found.has("to") and not found.has("unit") and minutes.value not in COUNTED:
        return None
    return _before(hour.value, minutes.value) if _are_minutes(found) else None


def _minutes_of(found: Found) -> Made:
    """Десять минут девятого; десять хвилин на девʼяту: of the hour that ends with it."""
    minutes, hour = found.all(*FIGURES)
    if not isinstance(minutes.value, int) or not _are_minutes(found):
        return None
    return _before(hour.value, WHOLE - minutes.value)


def _are_minutes(found: Found) -> bool:
    return found.names("unit") in ([], ["minute"])


RULES: tuple[Rule, ...] = (
    (f"{LEAD} an? quarter of number", _quarter_of),
    (f"{LEAD} half (?:past|after|po) (?:part|noun)", unclear),
    (f"{LEAD} half (?:past|po|after|for)? {HOUR}", _half),
    (f"{LEAD} an? quarter (?:past|po|after|for|to|till|before)? {HOUR}", _quarter),
    (f"{LEAD} (?:without|za) quarter {HOUR}", _quarter),
    (f"{LEAD} number unit? (?:past|po|after) {HOUR}", _minutes_past),
    (f"{LEAD} number unit? (?:to|before) number", _minutes_to),
    (f"{LEAD} (?:without|za) number unit? {HOUR}", _minutes_to),
    (f"{LEAD} number unit? for hour", _minutes_of),
    (f"{LEAD} number unit ordinal", _minutes_of),
)
