"""What periods, groups and whole reports are called."""

from collections.abc import Mapping
from datetime import date

from care.business import Business
from care.figures import By, Report
from care.figures.asking import week_of
from care.figures.book import NO_PLACE
from care.views import Theme
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.figures.query import When
from dialogs.staff.ticket.card import language_name

NAME_LIMIT = 32


def period(when: When, _: Words) -> str:
    match when:
        case When.WEEK:
            return _.pgettext("button", "This week")
        case When.LAST_WEEK:
            return _.pgettext("button", "Last week")
        case When.FOUR_WEEKS:
            return _.pgettext("button", "4 weeks")
        case When.QUARTER:
            return _.pgettext("button", "13 weeks")
        case When.MONTH:
            return _.pgettext("button", "This month")
        case When.LAST_MONTH:
            return _.pgettext("button", "Last month")


def split(by: By | Theme, _: Words) -> str:
    if isinstance(by, Theme):
        return _theme(by, _)
    match by:
        case By.DEPARTMENT:
            return _.pgettext("button", "Departments")
        case By.OPERATOR:
            return _.pgettext("button", "Operators")
        case By.LANGUAGE:
            return _.pgettext("button", "Languages")
        case By.TOUCHPOINT:
            return _.pgettext("button", "Touchpoints")
        case By.WEEK:
            return _.pgettext("button", "Weeks")


def _theme(theme: Theme, _: Words) -> str:
    match theme:
        case Theme.JOURNEY:
            return _.pgettext("button", "Journey")
        case Theme.PLACES:
            return _.pgettext("button", "Weakest first")
        case Theme.NPS:
            return _.pgettext("button", "NPS")
        case Theme.POINTS:
            return _.pgettext("button", "Points")
        case Theme.SENT:
            return _.pgettext("button", "Sent by us")


def title(report: Report, business: Business, _: Words) -> str:
    """Whose figures these are."""
    asked = report.asked
    if asked.operator is not None:
        return _("Figures: {whose}", whose=_operator(asked.operator, report.names, _))
    if asked.department:
        return _("Figures: {whose}", whose=parts.department(business, asked.department, _))
    return _("Figures: {whose}", whose=business.name.in_language(_.language))


def group(report: Report, key: str, business: Business, _: Words) -> str:
    """What the group with this key is called."""
    match report.asked.by:
        case By.DEPARTMENT:
            return parts.department(business, key, _)
        case By.OPERATOR:
            return _operator(int(key) if key else None, report.names, _)
        case By.LANGUAGE:
            return language_name(key, _)
        case By.TOUCHPOINT:
            return touchpoint(key, business, _)
        case By.WEEK:
            monday = date.fromisoformat(key)
            return _.days(monday, min(week_of(monday).last, report.asked.period.last))


def _operator(key: int | None, people: Mapping[int, str], _: Words) -> str:
    if key is None:
        return _("Unassigned")
    return sanitize.line(people.get(key, str(key)), NAME_LIMIT)


def touchpoint(key: str, business: Business, _: Words) -> str:
    """Without touchpoints, feedback is about the business itself."""
    if key == NO_PLACE:
        return _.plain(_("Without a touchpoint"))
    known = business.touchpoint(key)
    named = known.name if known else business.name
    return named.in_language(_.language) if known or not key else key
