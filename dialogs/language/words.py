"""The words of one reader: gettext for texts, Babel for dates, numbers and lists, in their language and time zone.

`_("Hello, {name}", name=...)` gives HTML in which every field is escaped, so that nobody's name can inject markup.
Source strings (msgids) are plain, short English; catalogs are `locales/<language>/LC_MESSAGES/turbota.mo`.
Labels of buttons, titles and toasts are plain text: `_.plain(...)` on a text made by `_`, `_.pgettext` or `_.ngettext`.
"""

import gettext
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup, escape

from dialogs.language.euphony import Moment

LOCALES = Path(__file__).parents[2] / "locales"
WEEK, ELEVEN = 7, 11
Day: TypeAlias = date
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
DAY, YEAR = timedelta(days=1), timedelta(days=365)
HRYVNIA = "UAH", "₴"  # its sign, which English does not have in CLDR
MANY_HOURS = 10  # from so many hours on minutes do not matter


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalog of `language`. English is the source language, so it may have none."""
    return gettext.translation("turbota", LOCALES, [language], fallback=language == "en")


class Words:
    """`city`: whose time it is, said with each moment to a reader who may take it for another; with `other`, only with
    those at which the clocks there differ.
    """

    def __init__(self, language: str, zone: ZoneInfo, city: str = "", other: ZoneInfo | None = None) -> None:
        self.language = language
        self.zone = zone
        self.city = city
        self._other = other
        self._catalog = translations(language)
        self._locale = _locale(language)

    @property
    def without_city(self) -> "Words":
        """For a moment beside another one that says whose time it is: once in a message is enough."""
        return Words(self.language, self.zone)

    def __call__(self, message: str, /, **fields: object) -> Markup:
        return _filled(self._catalog.gettext(message), fields)

    def pgettext(self, context: str, message: str, /, **fields: object) -> Markup:
        return _filled(self._catalog.pgettext(context, message), fields)

    def ngettext(self, singular: str, plural: str, count: int, /, **fields: object) -> Markup:
        return _filled(
            self._catalog.ngettext(singular, plural, count), {"count": self.number(count), **fields}
        )

    @staticmethod
    def plain(text: str) -> str:
        """The same text without markup, for where Telegram takes none: buttons, toasts, topic titles."""
        return text.striptags() if isinstance(text, Markup) else text

    def number(self, value: float) -> str:
        return _number(value, self._locale)

    @property
    def thousands(self) -> str:
        """What stands between digits."""
        return self.number(10_000)[2]

    def money(self, amount: Decimal, currency: str) -> str:
        """12,345.50 with the currency's sign; without places where there is nothing to say in them."""
        pattern = self._locale.currency_formats["standard"].pattern
        if amount == amount.to_integral_value():
            pattern = pattern.replace(".00", "")
        said = format_currency(amount, currency, pattern, self._locale, currency_digits=False)
        return said.replace(*HRYVNIA)

    def decimal(self, value: float) -> str:
        """4.6: one place, always."""
        return format_decimal(value, "0.0", self._locale)

    def percent(self, ratio: float) -> str:
        """Of a share between 0 and 1, without places."""
        return format_percent(ratio, locale=self._locale)

    def length(self, span: timedelta) -> str:
        """How long it took, briefly: 40 sec, 12 mins, 1 hr 20 mins, 26 hrs. Hours are the largest unit."""
        if span < MINUTE:
            return self._unit(round(span.total_seconds()), "second")
        hours, minutes = divmod(round(span / MINUTE), 60)
        if hours >= MANY_HOURS or not minutes:
            return self._unit(hours + round(minutes / 60), "hour")
        said = self._unit(minutes, "minute")
        return f"{self._unit(hours, 'hour')} {said}" if hours else said

    def _unit(self, count: int, unit: str) -> str:
        return format_unit(count, f"duration-{unit}", "short", locale=self._locale)

    def term(self, span: timedelta) -> str:
        """A length of time in full, in the largest unit that divides it: 3 years, 90 days, 12 hours."""
        sizes = {"year": YEAR, "day": DAY, "hour": HOUR, "minute": MINUTE}
        unit = next((unit for unit, size in sizes.items() if span >= size and not span % size), "second")
        count = round(span / sizes.get(unit, SECOND))
        return format_unit(count, f"duration-{unit}", "long", locale=self._locale)

    def join(self, items: Iterable[str], style: str = "standard") -> str:
        """A, B and C (or, with style "or", A, B or C)."""
        return format_list(list(items), style=style, locale=self._locale)  # type: ignore[arg-type]

    def date(self, moment: datetime) -> str:
        """21 November."""
        return format_date(moment.astimezone(self.zone), "d MMMM", locale=self._locale)

    def full_date(self, moment: datetime) -> str:
        return format_date(moment.astimezone(self.zone), "long", locale=self._locale)

    def day(self, day: Day) -> str:
        """16 Nov."""
        return format_date(day, "d MMM", locale=self._locale)

    def weekday(self, day: Day) -> str:
        """Mon 16."""
        return format_date(day, "EEE d", locale=self._locale)

    def short_weekday(self, day: Day) -> str:
        """Mon."""
        return format_date(day, "EEE", locale=self._locale)

    def month(self, day: Day) -> str:
        """November, by itself."""
        return format_date(day, "LLLL", locale=self._locale)

    def month_of_year(self, day: Day) -> str:
        """November 2026."""
        return format_date(day, "LLLL y", locale=self._locale)

    def away(self, moment: datetime, now: datetime) -> str:
        """In 3 days; within a day to the minute: in 1 hour 30 minutes."""
        length = MINUTE * round((moment - now) / MINUTE)
        minutes = length % HOUR
        if not minutes or not HOUR < length < DAY:
            return self._away(length)
        _in, and_minutes = self._away(minutes).split(maxsplit=1)  # one “in” is enough
        return f"{self._away(length - minutes)} {and_minutes}"

    def _away(self, length: timedelta) -> str:
        return format_timedelta(
            length, granularity="minute", threshold=1, add_direction=True, locale=self._locale
        )

    def days(self, first: Day, last: Day, *, year: bool = True) -> str:
        """16–22 Nov 2026."""
        return format_interval(first, last, "yMMMd" if year else "MMMd", locale=self._locale)

    def time(self, moment: datetime) -> str:
        return format_time(moment, "HH:mm", tzinfo=self.zone, locale=self._locale)

    def when(self, moment: datetime, now: datetime | None = None) -> Markup:
        """A moment as a person near `now` says it: today at 14:30, on Monday, 23 November, at 10:00.

        Without `now` for what is read at any time: never today or tomorrow.
        """
        at_time, days = self._at_time(moment), self._days(moment, now)
        if days == 0:
            return self._of_city(moment, self("today {at_time}", at_time=at_time))
        if days == 1:
            return self._of_city(moment, self("tomorrow {at_time}", at_time=at_time))
        if days == -1:
            return self._of_city(moment, self("yesterday {at_time}", at_time=at_time))
        if days is None or abs(days) < WEEK:
            weekday, date = self._weekday(moment), self.date(moment)
            return self._of_city(
                moment, self("{weekday}, {date}, {at_time}", weekday=weekday, date=date, at_time=at_time)
            )
        return self._of_city(moment, self("{date} {at_time}", date=self.full_date(moment), at_time=at_time))

    def fully(self, moment: datetime, now: datetime) -> Markup:
        """With weekday, date and time whenever it is: on Monday, 23 November, at 10:00; the year if it is not now's."""
        day, at_time = self.dated(moment, now), self._at_time(moment)
        return self._of_city(moment, self("{day}, {at_time}", day=day, at_time=at_time))

    def dated(self, moment: datetime, now: datetime) -> Markup:
        """On Monday, 23 November; with the year if it is not now's."""
        same = moment.astimezone(self.zone).year == now.astimezone(self.zone).year
        said = self.date(moment) if same else self.full_date(moment)
        day = self("{weekday}, {date}", weekday=self._weekday(moment), date=said)
        return Moment(day) if self.language == "uk" else day

    def at_times(self, moment: datetime, hours: Iterable[int] = ()) -> Markup:
        """At 10:00; with `hours` of the same day at each of them: at 09:00 and at 21:00."""
        each = [moment.replace(hour=hour) for hour in hours] or [moment]
        return self._of_city(moment, Markup(self.join(map(self._at_time, each))))  # noqa: S704 - figures

    def on_weekday(self, day: int) -> Markup:
        """On Monday, which is 0: in the case that stands after "when?", which CLDR does not know."""
        weekdays = (
            self("on Monday"),
            self("on Tuesday"),
            self("on Wednesday"),
            self("on Thursday"),
            self("on Friday"),
            self("on Saturday"),
            self("on Sunday"),
        )
        return weekdays[day]

    def by(self, moment: datetime, now: datetime | None = None) -> Markup:
        """A deadline: by 14:30 today, by 10:00 tomorrow, by 10:00 on Monday, 23 November. `now` as for `when`."""
        time, days = self.time(moment), self._days(moment, now)
        if days == 0:
            return self._of_city(moment, self("by {time} today", time=time))
        if days == 1:
            return self._of_city(moment, self("by {time} tomorrow", time=time))
        if days == -1:
            return self._of_city(moment, self("by {time} yesterday", time=time))
        weekday, date = self._weekday(moment), self.date(moment)
        return self._of_city(
            moment, self("by {time} {weekday}, {date}", time=time, weekday=weekday, date=date)
        )

    def clock(self, moment: datetime) -> Markup:
        """14:30 of a day that goes without saying."""
        return self._of_city(moment, Markup(self.time(moment)))  # noqa: S704 - figures and a colon

    def _of_city(self, moment: datetime, said: Markup) -> Markup:
        same = (
            self._other
            and moment.astimezone(self.zone).utcoffset() == moment.astimezone(self._other).utcoffset()
        )
        whole = said if same or not self.city else self("{moment} ({city} time)", moment=said, city=self.city)
        return Moment(whole) if self.language == "uk" else whole

    def _at_time(self, moment: datetime) -> Markup:
        time = self.time(moment)
        if moment.astimezone(self.zone).hour == ELEVEN:
            # NOTE: from 11:00 to 11:59, where Ukrainian has «об» instead of «о»
            return self.pgettext("eleven o'clock", "at {time}", time=time)
        return self("at {time}", time=time)

    def _days(self, moment: datetime, now: datetime | None) -> int | None:
        """How many midnights of the reader lie between `now` and `moment`."""
        if now is None:
            return None
        return (moment.astimezone(self.zone).date() - now.astimezone(self.zone).date()).days

    def _weekday(self, moment: datetime) -> Markup:
        return self.on_weekday(moment.astimezone(self.zone).weekday())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)


@lru_cache(1024)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


def _filled(text: str, fields: dict[str, object]) -> Markup:
    markup = _markup(text)
    if not fields:
        return markup
    for name, value in list(fields.items()):
        if isinstance(value, Moment):
            before = markup.partition(f"{{{name}}}")[0]
            fields = fields | {name: value.after(str.format(before, **fields))}
    # By Markup.format, field by field, it takes several times as long.
    filled = str.format(markup, **{name: escape(value) for name, value in fields.items()})
    return Markup(filled)  # noqa: S704


@lru_cache(4096)
def _markup(text: str) -> Markup:
    """A catalog's text is ours and may hold markup; what fills it is not, and is escaped."""
    # A number stays on the line of its "No."; catalogs keep № so by themselves.
    return Markup(text.replace("No. {", "No.\xa0{"))  # noqa: S704
