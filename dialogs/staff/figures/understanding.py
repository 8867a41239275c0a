"""Reads what is written after `/figures`, in any of our languages whatever the reader's: "last week operators",
"4 тижні доставка", "01.10-15.10", "октябрь chart". In any order; what is not understood is given back.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

from care.business import LANGUAGES, Business
from care.figures import By
from care.views import Theme
from dialogs.language.words import Words
from dialogs.staff.figures import dates
from dialogs.staff.figures.months import APOSTROPHES, MONTHS
from dialogs.staff.figures.query import Query, When
from dialogs.staff.near import near

SPLIT = re.compile(r"[\s,]+")
MOST_WORDS = 4  # in a phrase


class Form(StrEnum):
    TEXT = "text"
    CHART = "chart"
    DARK = "dark"  # a chart on a dark ground
    FILE = "file"


@dataclass(frozen=True)
class Only:
    """Nothing but the department with this key."""

    department: str


Meaning: TypeAlias = When | By | Theme | Form | Only | int  # a month's number


@dataclass(frozen=True)
class Wish:
    query: Query
    form: Form = Form.TEXT
    unknown: str = ""  # what was not understood
    near: str = ""  # what the first of it may mean


def understand(text: str, business: Business, today: date) -> Wish:
    """A department alone is shown by operator: it is its people that differ."""
    text, period = dates.read(" ".join(SPLIT.split(_key(text))), today)
    known = {**_departments(business), **_typed()}
    meant = [(words, known.get(words)) for words in _phrases(text.split(), known)]
    usual = When.QUARTER if any(isinstance(meaning, Theme) for _words, meaning in meant) else When.WEEK
    wish, unknown = Wish(Query(period or usual, By.DEPARTMENT)), []
    if any(isinstance(meaning, Only) for _words, meaning in meant):
        wish = replace(wish, query=replace(wish.query, by=By.OPERATOR))
    for words, meaning in meant:
        if meaning is None:
            unknown.append(words)
        else:
            wish = _understood(wish, meaning, today)
    close = near(unknown[0], {phrase: (phrase,) for phrase in known}, most=1) if unknown else []
    if isinstance(wish.query.by, Theme):  # it is of the whole business
        wish = replace(wish, query=replace(wish.query, department=""))
    return replace(wish, unknown=" ".join(unknown), near="".join(close))


def _understood(wish: Wish, meaning: Meaning, today: date) -> Wish:
    query = wish.query
    match meaning:
        case Form():
            return replace(wish, form=meaning)
        case When():
            query = replace(query, when=meaning)
        case By() | Theme():
            query = replace(query, by=meaning)
        case Only():
            query = replace(query, department=meaning.department)
        case int():
            query = replace(query, when=dates.last_month_called(meaning, today))
    return replace(wish, query=query)


def _phrases(words: list[str], known: Mapping[str, Meaning]) -> Iterator[str]:
    """The longest that are known, and single words that are not."""
    while words:
        lengths = range(min(MOST_WORDS, len(words)), 1, -1)
        length = next((size for size in lengths if " ".join(words[:size]) in known), 1)
        yield " ".join(words[:length])
        words = words[length:]


def phrases(_: Words) -> dict[When | By | Theme | Form, str]:
    """What can be written for each, with commas between."""
    return {
        # NOTE: these are what people type after /figures: each form of the word, with commas between
        When.WEEK: _.pgettext("typed", "week, this week"),
        When.LAST_WEEK: _.pgettext("typed", "last week, previous week"),
        When.FOUR_WEEKS: _.pgettext("typed", "4w, 4 weeks, four weeks, last 4 weeks"),
        When.QUARTER: _.pgettext("typed", "13w, 13 weeks, quarter, last quarter"),
        When.MONTH: _.pgettext("typed", "month, this month"),
        When.LAST_MONTH: _.pgettext("typed", "last month, previous month"),
        By.DEPARTMENT: _.pgettext("typed", "department, departments, by department"),
        By.OPERATOR: _.pgettext("typed", "operator, operators, by operator"),
        By.LANGUAGE: _.pgettext("typed", "language, languages, by language"),
        By.TOUCHPOINT: _.pgettext("typed", "touchpoint, touchpoints, by touchpoint"),
        By.WEEK: _.pgettext("typed", "weeks, weekly, by week"),
        Theme.JOURNEY: _.pgettext("typed", "journey, funnel, customers"),
        Theme.PLACES: _.pgettext("typed", "weakest, weakest first, weakest places"),
        Theme.NPS: _.pgettext("typed", "nps, recommendations"),
        Theme.POINTS: _.pgettext("typed", "points"),
        Theme.SENT: _.pgettext("typed", "follow-ups, broadcasts, sent"),
        Form.CHART: _.pgettext("typed", "chart, picture"),
        Form.DARK: _.pgettext("typed", "dark, dark chart"),
        Form.FILE: _.pgettext("typed", "csv, file, table"),
    }


@cache
def _typed() -> Mapping[str, Meaning]:
    known: dict[str, Meaning] = dict(MONTHS)
    for language in LANGUAGES:
        _ = Words(language, ZoneInfo("UTC"))
        for meaning, typed in phrases(_).items():
            known |= {_key(phrase).strip(): meaning for phrase in _.plain(typed).split(",")}
    return known


def _departments(business: Business) -> Mapping[str, Meaning]:
    """By key and by name in each language."""
    return {
        _key(name): Only(department.key)
        for department in business.departments
        for name in (department.key, *department.name.root.values())
    }


def _key(text: str) -> str:
    return text.casefold().translate(APOSTROPHES)
