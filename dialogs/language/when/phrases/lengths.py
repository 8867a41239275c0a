"""How long: "in 2h", "1h 30m", «через півтори години», «через час двадцать», "two weeks from tomorrow"."""

from collections.abc import Sequence
from dataclasses import replace

from dialogs.language.when.facts import Ahead, EveryOther, Found, Later, Trouble, Weekday
from dialogs.language.when.folding import Token, folded
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule

MINUTES = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 24 * 60,
    "week": 7 * 24 * 60,
    "fortnight": 14 * 24 * 60,
}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
DAY, MONTH = 24 * 60, 30 * 24 * 60  # in minutes; half a month is fifteen days
WHOLE = {"30m": ("minute", 30), "6M": ("month", 6)}
FRACTIONS = {"half": 0.5, "quarter": 0.25}
CLOCK_UNITS = ("second", "minute", "hour")
PER_HOUR = 100  # 1500 hours
MOST = 10**6  # of anything: it is beyond every horizon


def amounts(tokens: Sequence[Token]) -> list[tuple[str, float]] | None:
    """Units with how many of each, the largest first: [("hour", 1.5)]. None: it is no length."""
    found: list[tuple[str, float]] = []
    many: float | None = None
    for token in tokens:
        match token.kind:
            case "number" | "year" if many is None or tokens[0].kind == "an":
                many = float(token.value)  # type: ignore[arg-type]
            case "dotted" if many is None:
                many = float(token.word)
            case "an":
                many = many or (1 if many is None else many)
            case "half" | "quarter":
                many = (many if many not in (None, 1) or _with(tokens, token) else 0) or 0
                many += FRACTIONS[token.kind]
            case "unit" | "dnia" | "length":
                unit, each = WHOLE.get(
                    str(token.value), ("day" if token.kind == "dnia" else str(token.value), 1)
                )
                found.append((unit, each * (1 if many is None else many)))
                many = None
            case "of" | "and" | "since" | "comma" | "about":
                pass
            case _:
                return None
    return _rest(found, many)


def _with(tokens: Sequence[Token], half: Token) -> bool:
    """Two and a half, not half of an hour."""
    before = [token.kind for token in tokens[: list(tokens).index(half)]]
    return "number" in before[-4:] and ("and" in before or "since" in before)


def _rest(found: list[tuple[str, float]], many: float | None) -> list[tuple[str, float]] | None:
    """What no unit came for: an hour and a half; an hour twenty."""
    if not found:
        return None
    unit, count = found[-1]
    if many is not None and many < 1:
        found[-1] = (unit, count + many)
    elif many is not None and unit == "hour" and many < 60:
        found.append(("minute", many))
    elif many is not None:
        return None
    sizes = [MINUTES.get(unit, MONTHS.get(unit, 0) * MONTH) for unit, _ in found]
    return found if sizes == sorted(set(sizes), reverse=True) else None


def later(tokens: Sequence[Token]) -> Later | None:
    parts = amounts(tokens)
    if parts is None:
        return None
    parts = [(unit, min(many, MOST)) for unit, many in parts]
    months = sum(int(many) * MONTHS[unit] for unit, many in parts if unit in MONTHS)
    minutes = sum(many * MINUTES[unit] for unit, many in parts if unit in MINUTES)
    minutes += sum(many % 1 * MONTHS[unit] * MONTH for unit, many in parts if unit in MONTHS and many % 1)
    if not months and all(unit in CLOCK_UNITS for unit, _ in parts):
        return Later(minutes=_up(minutes))
    if months and minutes and any(unit == "year" for unit, many in parts if many % 1):
        return Later(months=round(sum(many * MONTHS.get(unit, 0) for unit, many in parts)))
    days, minutes = divmod(minutes, DAY)
    return Later(months, int(days), _up(minutes))


def _up(minutes: float) -> int:
    return int(-(-minutes // 1))


def _later(found: Found) -> Made:
    length = later([token for token in found.tokens if token.kind not in SAID])
    if length is None:
        return None
    if found.tokens[0].kind == "za" and found.language == "ru":
        return Trouble(Why.UNCLEAR)  # within it, or before something
    if length == Later():
        return Trouble(Why.PAST)
    return length


def _through(found: Found) -> Made:
    """«Через день» alone is a way to say every other day."""
    if [token.word for token in found.tokens if token.kind == "unit"] == ["ден"] and not found.has(
        "number", "an"
    ):
        return EveryOther()
    *_through, unit, number = found.tokens
    if number.kind == "number" and unit.kind in ("unit", "dnia") and unit.word not in ONE_OF:
        return _backwards(found) if len(found.tokens) == 3 else None
    return _later(found)


def _backwards(found: Found) -> Made:
    """Минут через двадцать."""
    unit, number = found.all("unit", "dnia", "number")
    return _later(replace(found, tokens=[number, unit]))


def _ago(_found: Found) -> Made:
    return Trouble(Why.PAST)


def _before(_found: Found) -> Made:
    """An hour before the meeting: nobody has told us when that is."""
    return Trouble(Why.UNCLEAR)


def _from(found: Found) -> Made:
    """Two weeks from tomorrow; a week on Monday."""
    day = found.tokens[-1]
    length = later(found.tokens[: -2 if found.tokens[-2].kind in ("since", "on", "after") else -1])
    if length is None or length.minutes or not found.has("an", "number", "half", "length", "since"):
        return None
    if day.kind == "weekday":
        return Weekday(found.numbers("weekday")[0]), length
    (ahead,) = found.numbers("today")
    return Ahead(ahead + length.days) if not length.months else None if ahead else length


def _at_the_beginning(found: Found) -> Made:
    """ "2h call": so much later; in the middle of a sentence it is how long something takes."""
    counted = found.has("number", "half", "quarter", "dotted", "length") and found.tokens[0].kind != "an"
    if any(number >= PER_HOUR for number in found.numbers("number")) and found.names("unit") == ["hour"]:
        return Trouble(Why.UNCLEAR)  # fifteen hundred hours
    return _later(found) if found.before is None and counted else None


ONE_OF = folded(
    "час годину годинку хвилину минуту hour minute"
)  # through an hour twenty; of others: twenty of them
SAID = ("through", "in", "za", "for", "later", "after", "times")
MANY = "(?:an|number|dotted|half|quarter|of|(?<=[number an])(?:and|since))"
ONE = f"(?:{MANY}{{0,6}} (?:unit|dnia) (?:(?:and|since) an? half)?|length)"
LENGTH = f"{ONE}(?:comma? and? {ONE})*"
OPEN = f"{LENGTH} number?"
ABOUT = "[about sharp]*"

RULES: tuple[Rule, ...] = (
    (f"{ABOUT} through {ABOUT} {OPEN}", _through),
    (f"{ABOUT} through {ABOUT} {LENGTH}", _through),
    (f"{ABOUT} (?:in|za) {ABOUT} {OPEN}", _later),
    (f"{ABOUT} (?:in|za) {ABOUT} {LENGTH}", _later),
    (
        f"after {LENGTH}",
        lambda found: _later(found) if found.tokens[0].word.isascii() or found.has("length") else None,
    ),
    (f"{LENGTH} later", _later),
    (f"in {LENGTH} times", _later),
    (f"{LENGTH} since vague", lambda found: later(found.tokens[:-2])),
    (f"{ABOUT} unit {ABOUT} through {ABOUT} number", _backwards),
    (f"for? {OPEN}", _at_the_beginning),
    (f"for? {LENGTH}", _at_the_beginning),
    (f"{LENGTH} ago", _ago),
    (f"(?:for|za)? {LENGTH} (?:before|till)", _before),
    (f"(?:for|za)? {LENGTH} (?:since|on)? (?:today|weekday)", _from),
    ("po word? unit", _before),
    (f"(?:in|through|za|for)? {LENGTH} (?:or|dash) an? (?:number|hour|ordinal|unit) unit?", _before),
    (f"(?:in|through|za|for)? number dash number {ONE}?", _before),
    ("through (?:weekday|weekend|span)", _before),
    ("(?:in|through|za|for)? span unit", _before),
    ("(?:in|through) number", _before),
)
