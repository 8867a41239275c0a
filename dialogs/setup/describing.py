"""The business in a few lines, as an admin reads it."""

from collections.abc import Iterator
from datetime import date, timedelta

from markupsafe import Markup

from care.business import Business, Day, Hours, Period
from care.business.hours import DAYS
from dialogs.customers.language import NAMES
from dialogs.language import sanitize
from dialogs.language.places import city
from dialogs.language.words import Words
from dialogs.setup.hours import runs

LINE = 128
MONDAY = date(2024, 1, 1)  # whichever


def lines(business: Business, title: str, _: Words) -> Iterator[Markup]:
    names = dict.fromkeys(business.name.in_language(each) for each in business.languages)
    yield _.pgettext(
        "business", "Name: {name}", name=Markup("<i>{}</i>").format(sanitize.line(" / ".join(names), LINE))
    )
    yield _("Time zone: {city}", city=city(business.zone, _.language))
    yield _("Languages: {languages}", languages=_.join(NAMES[each] for each in business.languages))
    yield _("Hours: {hours}", hours=opening(business.hours, _))
    departments = [each.name.in_language(_.language) for each in business.departments]
    yield _("Departments: {names}", names=sanitize.line(_.join(departments), 3 * LINE))
    if title:
        yield _("Team group: {title}", title=sanitize.line(title, LINE))


def opening(hours: Hours, _: Words) -> str:
    """Mon–Fri 09:00–18:00; Sat 10:00–15:00."""
    return "; ".join(
        f"{_day(first, _) if first == last else f'{_day(first, _)}–{_day(last, _)}'} {spans(periods)}"
        for first, last, periods in runs(hours)
    )


def _day(day: Day, _: Words) -> str:
    return _.short_weekday(MONDAY + timedelta(days=DAYS.index(day)))


def spans(periods: tuple[Period, ...]) -> str:
    return ", ".join(
        f"{each.start:%H:%M}–{f'{each.end:%H:%M}'.replace('00:00', '24:00')}" for each in periods
    )
