"""Which part of the day: "in the evening", «зранку», «після обіду», "tomorrow morning", "before lunch"."""

from dialogs.language.when.facts import Found, Part, Trouble
from dialogs.language.when.reading import Why
from dialogs.language.when.rules import Made, Rule


def _part(found: Found) -> Made:
    token = found.tokens[-1]
    name = str(token.value)
    if found.has("after"):
        return Part(AFTER.get(name, name))
    if found.has("before"):
        return Part(BEFORE[name]) if name in BEFORE else Trouble(Why.UNCLEAR)
    if name in ("work", "sleep") or found.tokens[0].word == "on":
        return None
    if name == "lunch" and found.has("till") and not found.has("about"):
        return Part("forenoon")
    return Part(name)


def _part_behind(found: Found) -> Made:
    """Tomorrow morning; о пів на сьому вечора. But "tomorrow lunch with Anna" is a lunch."""
    token, before = found.tokens[0], found.before
    if before is None or (before.kind in DAYS and not token.word.isascii()):
        return None
    return _part(found) if token.value in TURNS else None


def _for_turn(found: Found) -> Made:
    """A cake for the evening; but "for lunch" is what it is for."""
    return _part(found) if found.tokens[-1].value in TURNS else None


def _of_day(found: Found) -> Made:
    """On the evening of December 24."""
    return Part(str(found.the("noun").value))


def _before_day(found: Found) -> Made:
    """Late afternoon tomorrow."""
    return _for_turn(found) if found.tokens[0].word.isascii() else None


def _beside_something(found: Found) -> Made:
    """The night before."""
    return Trouble(Why.UNCLEAR) if found.before is None and found.after is None else None


def _after_lunch(found: Found) -> Made:
    """По обіді."""
    return Part("afternoon") if found.tokens[-1].value == "lunch" else None


def _half(found: Found) -> Made:
    """У другій половині дня; the first half of the day."""
    unit = found.tokens[-1]
    if unit.kind == "unit" and unit.value != "day":
        return None
    return {1: Part("forenoon"), 2: Part("afternoon")}.get(
        int(str(found.the("ordinal").value)), Trouble(Why.UNCLEAR)
    )


def _first_thing(found: Found) -> Made:
    """First thing tomorrow."""
    return Part("morning") if found.the("ordinal").value == 1 else None


DAYS = ("today", "weekday", "weekdays", "eachday", "workday", "weekend")
TURNS = ("morning", "afternoon", "evening", "night")
AFTER = {"lunch": "afternoon", "work": "work", "noon": "afternoon"}
BEFORE = {"lunch": "forenoon", "noon": "forenoon", "sleep": "sleep"}

ABOUT = "[about sharp]*"
BEHIND = "(?<=[number hour ordinal time dotted oclock unit today weekday weekdays eachday workday weekend])"

RULES: tuple[Rule, ...] = (
    (f"{BEHIND} noun", _part_behind),
    ("(?<=[number hour ordinal time dotted]) dnia", lambda _found: Part("day")),
    ("po noun", _after_lunch),
    (f"{ABOUT} (?:on|at|till|for|in|since|after|before|po)? {ABOUT} part", _part),
    (f"{ABOUT} (?:on|at|till|in|after|before|since) {ABOUT} noun", _part),
    ("(?:on|in) noun of", _of_day),
    ("about noun", _part),
    ("for noun", _for_turn),
    ("noun (?=[today weekday])", _before_day),
    ("on moment noun", _part),
    ("noun (?:before|after)", _beside_something),
    ("(?:on|in|at)? ordinal half of? (?:dnia|unit)", _half),
    ("ordinal thing (?:in noun)?", _first_thing),
)
