"""A moment, or what recurs, as a sentence: what `read` understood, shown back to whoever wrote it.

Read again, each sentence is the same moment and the same rule (tests/pure/when/test_saying.py).
"""

from collections.abc import Callable
from datetime import datetime

from markupsafe import Markup

from dialogs.language.euphony import Moment
from dialogs.language.words import Words

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "MO,TU,WE,TH,FR"
LAST = "-1"


def say(_: Words, at: datetime, rule: str | None, now: datetime) -> Markup:
    """`at` is naive, on the clock of `_.zone`; `now` is aware. With weekday, date and hour, and the city of `_`.

    "on Monday, 23 November, at 10:00"; "every Monday at 10:00, first on Monday, 23 November".
    """
    moment = at.replace(tzinfo=_.zone)
    if rule is None:
        return _.fully(moment, now)
    parts = dict(part.split("=") for part in rule.split(";"))
    said = _("{every} {at_time}", every=every(_, parts, at), at_time=_.at_times(moment, _hours(parts)))
    if parts["FREQ"] in SHORT:
        said = every(_, parts, at)
    first = _("{series}, first {moment}", series=said, moment=_first(_, moment, now, parts))
    return _ended(_, first, parts)


def every(_: Words, parts: dict[str, str], at: datetime) -> Markup:
    """How often, without the hour."""
    if parts["FREQ"] == "WEEKLY" and parts.get("INTERVAL", "1") == "1":
        return _weekdays(_, parts, at)
    period = _period(_, parts["FREQ"], int(parts.get("INTERVAL", 1)))
    days = DAYS.get(parts["FREQ"])
    if days is None:
        return period
    when = days(_, parts, at)
    return _("{period} {days}", period=period, days=Moment(when) if _.language == "uk" else when)


def _hours(parts: dict[str, str]) -> tuple[int, ...]:
    return tuple(int(hour) for hour in parts.get("BYHOUR", "").split(",") if hour)


def _first(_: Words, moment: datetime, now: datetime, parts: dict[str, str]) -> Markup:
    return _.fully(moment, now) if parts["FREQ"] in SHORT else _.dated(moment, now)


def _ended(_: Words, series: Markup, parts: dict[str, str]) -> Markup:
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").replace(tzinfo=_.zone)
        return _("{series}, until {date}", series=series, date=_.full_date(last))
    if "COUNT" in parts:
        return _.ngettext(
            "{series}, {count} time", "{series}, {count} times", int(parts["COUNT"]), series=series
        )
    return series


def in_days(_: Words, count: int) -> Markup:
    """How often: every so many days."""
    return _period(_, "DAILY", count)


def _period(_: Words, freq: str, interval: int) -> Markup:
    one = {
        "MINUTELY": _("every minute"),
        "HOURLY": _("every hour"),
        "DAILY": _("every day"),
        "WEEKLY": _("every week"),
        "MONTHLY": _("every month"),
        "YEARLY": _("every year"),
    }
    many = {
        "MINUTELY": _.ngettext("every {count} minute", "every {count} minutes", interval),
        "HOURLY": _.ngettext("every {count} hour", "every {count} hours", interval),
        "DAILY": _.ngettext("every {count} day", "every {count} days", interval),
        "WEEKLY": _.ngettext("every {count} week", "every {count} weeks", interval),
        "MONTHLY": _.ngettext("every {count} month", "every {count} months", interval),
        "YEARLY": _.ngettext("every {count} year", "every {count} years", interval),
    }
    return (one if interval == 1 else many)[freq]


def _weekdays(_: Words, parts: dict[str, str], at: datetime) -> Markup:
    if parts.get("BYDAY") == WORKDAYS:
        return _("on weekdays")
    names = (
        _("every Monday"),
        _("every Tuesday"),
        _("every Wednesday"),
        _("every Thursday"),
        _("every Friday"),
        _("every Saturday"),
        _("every Sunday"),
    )
    return Markup(_.join(names[day] for day in _days(parts, at)))  # noqa: S704 - texts of ours


def _of_week(_: Words, parts: dict[str, str], at: datetime) -> Markup:
    first, *others = (_.on_weekday(day) for day in _days(parts, at))
    rest = (day.split(maxsplit=1)[1] for day in others)  # one “on” is enough
    return Markup(_.join((first, *rest)))  # noqa: S704 - the same


def _days(parts: dict[str, str], at: datetime) -> list[int]:
    named = [WEEKDAYS.index(day) for day in parts.get("BYDAY", "").split(",") if day]
    return named or [at.weekday()]


def _of_month(_: Words, parts: dict[str, str], at: datetime) -> Markup:
    if "BYDAY" in parts:
        return _nth(_, int(parts["BYDAY"][:-2]), WEEKDAYS.index(parts["BYDAY"][-2:]))
    days = parts.get("BYMONTHDAY", str(at.day)).split(",")
    if days == [LAST]:
        return _("on the last day")
    if "BYSETPOS" in parts:
        days = days[-1:]
    return _("on the {days}", days=_.join(_ordinal(_, int(day)) for day in days))


def _of_year(_: Words, parts: dict[str, str], at: datetime) -> Markup:
    if parts.get("BYMONTHDAY") == LAST:
        return _("on the last day of February")
    return _("on {date}", date=_.date(at.replace(tzinfo=_.zone)))


def _ordinal(_: Words, day: int) -> str:
    if _.language != "en":
        return f"{day}-го"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day // 10 != 1 else 0, "th")
    return f"{day}{ending}"


def _nth(_: Words, nth: int, weekday: int) -> Markup:
    """The word for which one bends with the weekday that it stands before."""
    # NOTE: which Monday, Tuesday or Thursday of a month
    plain = (
        _.pgettext("Monday", "first"),
        _.pgettext("Monday", "second"),
        _.pgettext("Monday", "third"),
        _.pgettext("Monday", "fourth"),
        _.pgettext("Monday", "last"),
    )
    # NOTE: which Wednesday, Friday or Saturday of a month
    other = (
        _.pgettext("Wednesday", "first"),
        _.pgettext("Wednesday", "second"),
        _.pgettext("Wednesday", "third"),
        _.pgettext("Wednesday", "fourth"),
        _.pgettext("Wednesday", "last"),
    )
    # NOTE: which Sunday of a month
    third = (
        _.pgettext("Sunday", "first"),
        _.pgettext("Sunday", "second"),
        _.pgettext("Sunday", "third"),
        _.pgettext("Sunday", "fourth"),
        _.pgettext("Sunday", "last"),
    )
    index = nth - 1 if nth > 0 else 4
    which = (plain, plain, other, plain, other, other, third)[weekday][index]
    return (
        _("on the {nth} Monday", nth=which),
        _("on the {nth} Tuesday", nth=which),
        _("on the {nth} Wednesday", nth=which),
        _("on the {nth} Thursday", nth=which),
        _("on the {nth} Friday", nth=which),
        _("on the {nth} Saturday", nth=which),
        _("on the {nth} Sunday", nth=which),
    )[weekday]


SHORT = ("MINUTELY", "HOURLY")  # more often than daily: their hour is part of the first time
DAYS: dict[str, Callable[[Words, dict[str, str], datetime], Markup]] = {
    "WEEKLY": _of_week,
    "MONTHLY": _of_month,
    "YEARLY": _of_year,
}
