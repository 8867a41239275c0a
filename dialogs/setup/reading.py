"""What an admin answers, as values of the settings by their paths. What it cannot be is Unread, with a sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from care.business import LANGUAGES, OTHER, Language
from care.business.desk import ELSE
from dialogs.customers.language import NAMES
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.setup import hours, says

NAME, DEPARTMENT = 64, 40  # units
MOST = 10  # departments
CALLED: Mapping[str, Language] = {
    **{called.casefold(): each for each, called in NAMES.items()},
    **{each: each for each in LANGUAGES},
}
OF_LANGUAGE = re.compile(rf"({'|'.join(CALLED)})\s*[:—–-]\s*(.+)", re.IGNORECASE)
UTC = ZoneInfo("UTC")
OTHERS = {*map(str.casefold, ELSE.name.root.values()), "other", "прочее", "решта"}
Values = Mapping[str, Any]
WEEK, DAILY, ALWAYS = "week", "daily", "always"
DOORS = {WEEK: "mon-fri 9-18", DAILY: "daily 9-21", ALWAYS: "24/7"}
SEVERAL, ONE = "several", "one"
USUAL: Mapping[str, Callable[[Words], Markup]] = {
    "delivery": lambda _: _.pgettext("department", "Delivery"),
    "quality": lambda _: _.pgettext("department", "Quality"),
    "payments": lambda _: _.pgettext("department", "Payments"),
}
GENERAL: Mapping[str, Callable[[Words], Markup]] = {"general": lambda _: _.pgettext("department", "General")}


class Unread(ValueError):  # noqa: N818 - it is what somebody wrote
    def __init__(self, said: Markup) -> None:
        super().__init__(said)
        self.said = said


def name(text: str, _: Words) -> Values:
    """One for all languages, or a line for each."""
    found = [OF_LANGUAGE.fullmatch(line.strip()) for line in text.splitlines() if line.strip()]
    if found and all(found):
        names = {CALLED[match[1].casefold()]: match[2].strip() for match in found if match}
    else:
        names = dict.fromkeys(LANGUAGES, " ".join(text.split()))
    if not all(_fits(each, NAME) for each in names.values()):
        raise Unread(_("A name has 1 to {limit} characters. Please send a shorter one.", limit=NAME))
    return {"name": names}


def languages(chosen: Sequence[Language], own: str) -> Values:
    """`own`: the admin's, in which the staff's group is, too, if it is among them."""
    return {"languages": list(chosen), "default_language": own if own in chosen else chosen[0]}


def opening(text: str, holidays: Sequence[str], _: Words) -> Values:
    try:
        days: Values = {str(day): periods for day, periods in hours.read(text).items()}
    except hours.Unread:
        said = _("We could not read these hours. Please write them like this: {example}", example=example(_))
        raise Unread(said) from None
    return {"hours": {**days, **({"holidays": list(holidays)} if holidays else {})}}


def example(_: Words) -> Markup:
    return Markup("<code>{}</code>").format(_("Mon–Fri 9–18, Sat 10–15"))


def departments(text: str, spoken: Sequence[Language], _: Words) -> Values:
    """One a line, or parted by commas."""
    lines = [line.strip(" •-–—\t") for line in re.split(r"[\n;,]", text)]
    lines = [line for line in lines if line]
    if not 0 < len(lines) <= MOST:
        raise Unread(_names(_))
    names = [department(line, spoken, _) for line in lines]
    for language in spoken:
        said = [texts[language].casefold() for texts in names]
        if twice := next((line for line, each in zip(lines, said, strict=True) if said.count(each) > 1), ""):
            raise Unread(says.twice(twice, _))
    keyed = [{"key": _key(texts, n), "name": texts} for n, texts in enumerate(names, 1)]
    return {"departments": keyed}


def _key(names: Mapping[str, str], number: int) -> str:
    """Who names what all have who have several means that one, and no second one."""
    return OTHER if OTHERS.intersection(map(str.casefold, names.values())) else f"d{number}"


def department(line: str, spoken: Sequence[Language], _: Words) -> dict[str, str]:
    """Its names; in several languages they are parted by strokes, in the order of the languages."""
    parts = [" ".join(part.split()) for part in line.split("/")]
    if len(parts) != len(spoken):
        parts = [" ".join(line.split())] * len(spoken)
    if not all(_fits(each, DEPARTMENT) for each in parts):
        raise Unread(_names(_))
    return {str(language): part for language, part in zip(spoken, parts, strict=True)}


def _names(_: Words) -> Markup:
    return _(
        "Please send 1 to {most} names, one per line, up to {limit} characters each.",
        most=MOST,
        limit=DEPARTMENT,
    )


def usual(_: Words) -> list[Markup]:
    return [say(_) for say in USUAL.values()]


def ready(which: str, spoken: Sequence[Language]) -> Values:
    """Departments that many businesses have, in each language."""
    said = GENERAL if which == ONE else USUAL
    names = {key: {each: Words.plain(say(Words(each, UTC))) for each in spoken} for key, say in said.items()}
    return {"departments": [{"key": key, "name": texts} for key, texts in names.items()]}


def _fits(text: str, limit: int) -> bool:
    return not sanitize.is_blank(text) and sanitize.length(text) <= limit
