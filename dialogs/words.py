"""The words of one reader: gettext for texts, Babel for dates, numbers and lists, in their language and time zone.

`_("Hello, {name}", name=...)` gives HTML in which every field is escaped, so that nobody's name can inject markup.
Source strings (msgids) are plain, short English; catalogs are `locales/<language>/LC_MESSAGES/turbota.mo`.
Labels of buttons, titles and toasts are plain text: `_.plain(...)` on a text made by `_`, `_.pgettext` or `_.ngettext`.
"""

import gettext
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

LOCALES = Path(__file__).parent.parent / "locales"


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalog of `language`. English is the source language, so it may have none."""
    return gettext.translation("turbota", LOCALES, [language], fallback=language == "en")


class Words:
    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone
        self._catalog = translations(language)
        self._locale = Locale.parse("en_GB" if language == "en" else language)

    def __call__(self, message: str, /, **fields: object) -> Markup:
        return Markup(self._catalog.gettext(message)).format(**fields)

    def pgettext(self, context: str, message: str, /, **fields: object) -> Markup:
        return Markup(self._catalog.pgettext(context, message)).format(**fields)

    def ngettext(self, singular: str, plural: str, count: int, /, **fields: object) -> Markup:
        text = self._catalog.ngettext(singular, plural, count)
        return Markup(text).format(count=self.number(count), **fields)

    @staticmethod
    def plain(text: str) -> str:
        """The same text without markup, for where Telegram takes none: buttons, toasts, topic titles."""
        return Markup(text).striptags() if isinstance(text, Markup) else text

    def number(self, value: float) -> str:
        return format_decimal(value, locale=self._locale)

    def join(self, items: Iterable[str], style: str = "standard") -> str:
        """A, B and C (or, with style "or", A, B or C)."""
        return format_list(list(items), style=style, locale=self._locale)  # type: ignore[arg-type]

    def duration(self, length: timedelta) -> str:
        return format_timedelta(length, locale=self._locale, threshold=1.5)

    def date(self, moment: datetime) -> str:
        """21 November."""
        return self._day(moment, "d MMMM")

    def full_date(self, moment: datetime) -> str:
        return format_date(moment.astimezone(self.zone), "long", locale=self._locale)

    def time(self, moment: datetime) -> str:
        return format_time(moment, "HH:mm", tzinfo=self.zone, locale=self._locale)

    def when(self, moment: datetime, now: datetime) -> Markup:
        """A moment as a person near `now` would say it: today at 14:30, tomorrow at 10:00, Monday 23 November at 10:00."""
        day = moment.astimezone(self.zone).date()
        days = (day - now.astimezone(self.zone).date()).days
        time = self.time(moment)
        if days == 0:
            return self("today at {time}", time=time)
        if days == 1:
            return self("tomorrow at {time}", time=time)
        if days == -1:
            return self("yesterday at {time}", time=time)
        if abs(days) < 7:
            return self("{date} at {time}", date=self._day(moment, "EEEE, d MMMM"), time=time)
        return self("{date} at {time}", date=self.full_date(moment), time=time)

    def by(self, moment: datetime, now: datetime) -> Markup:
        """A deadline: by 14:30 today, by 10:00 tomorrow, by 10:00 on Monday 23 November."""
        day = moment.astimezone(self.zone).date()
        days = (day - now.astimezone(self.zone).date()).days
        time = self.time(moment)
        if days == 0:
            return self("by {time} today", time=time)
        if days == 1:
            return self("by {time} tomorrow", time=time)
        return self("by {time} on {date}", date=self._day(moment, "EEEE, d MMMM"), time=time)

    def _day(self, moment: datetime, pattern: str) -> str:
        return format_date(moment.astimezone(self.zone), pattern, locale=self._locale)


