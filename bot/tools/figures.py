"""Figures at the command line, beside a bot that runs or not."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

from bot.delivery.rendering.drawing import drawn as drawing
from bot.settings.settings import Places
from care.business import Business
from care.figures import Asked, By, Period, course, weekly
from care.figures.asking import last_weeks
from care.store.unit import Store
from care.views import Theme, view
from dialogs.language.words import Words
from dialogs.staff.figures import themes
from dialogs.staff.figures.picture import picture
from dialogs.staff.figures.query import fitting
from dialogs.staff.figures.screen import words
from dialogs.staff.figures.sheet import sheet, theme_sheet
from dialogs.staff.figures.shown import worded

THEMES = 13  # weeks: of fewer they say little
TAG = re.compile(r"</?\w+>")


@dataclass(frozen=True)
class Wanted:
    by: By | Theme
    since: date | None
    until: date | None
    weeks: int | None  # None: as many as are usual for it
    department: str

    def asked(self, today: date) -> Asked:
        """Raises ValueError for days that are no period."""
        usual = last_weeks(today, self.weeks or (THEMES if isinstance(self.by, Theme) else 1))
        period: Period | None = usual
        if self.since or self.until:
            until = self.until or today
            period = fitting(self.since or min(usual.first, until), until)
        if period is None:
            raise ValueError("The period must end after it begins, and be at most 53 weeks long.")
        return Asked(period, self.by if isinstance(self.by, By) else By.DEPARTMENT, self.department)


@dataclass(frozen=True)
class Found:
    text: str
    sheet: str
    chart: bytes


async def find(
    places: Places, business: Business, wanted: Wanted, _: Words, *, drawn: bool, dark: bool = False
) -> Found:
    """`drawn`: whether a chart is wanted, too; else it is empty."""
    async with Store.opened(places.database_url, business) as store, store.read() as unit:
        asked = wanted.asked(unit.now.astimezone(business.tz).date())
        if isinstance(wanted.by, Theme):
            found = await view(unit, wanted.by, asked.period)
            said, file = worded(themes.said(found, business, _), _), theme_sheet(found, business, _)
            chart = themes.picture(found, business, _)
        else:
            whole = await course(unit, asked)
            said, file = words(whole, business, _), sheet(await weekly(unit, asked), business, _)
            chart = picture(whole, business, _)
    text = unescape(TAG.sub("", said))
    return Found(text, file, await drawing(chart, dark=dark) if drawn else b"")
