"""Every chart, drawn from known data: `python -m tests.charts` draws those of the docs anew.

Each of the pictures knows by a number (`MARKS`) what was laid out in it, so that a test can tell that it is still drawn
so, whatever draws the ink.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from bot.delivery.pictures.colours import DARK, LIGHT
from bot.delivery.pictures.ink import as_png, prepare
from bot.delivery.pictures.layout import laid_out
from bot.delivery.pictures.page import Page
from care.business import LANGUAGES, Business, Department, Language, Localized, Touchpoint
from care.figures import Asked, By, Course, Figures, Group, Period, Recommending, Scores, Share, Times
from care.figures.asking import last_weeks
from care.followups.figures import Worth
from care.views import View
from care.views.journey import Journey, Steps
from care.views.places import Place, Places
from care.views.pointed import Moved, Points
from care.views.recommended import Recommended
from care.views.written import Written
from dialogs.language.words import Words
from dialogs.staff.figures import themes
from dialogs.staff.figures.chart import Chart
from dialogs.staff.figures.picture import picture
from tests.pure.books import SHOP

PICTURES = Path(__file__).parents[1] / "docs" / "pictures" / "charts"
MARKS = "Marks"
SMALL = 2  # times smaller than what is sent
COLOURS = 64  # in a picture of the docs
TODAY = date(2026, 11, 27)
QUARTER, MONTH = last_weeks(TODAY, 13), last_weeks(TODAY, 4)
MINUTE = timedelta(minutes=1)


def named(key: str, uk: str, ru: str, en: str) -> tuple[str, Localized]:
    return key, Localized({"uk": uk, "ru": ru, "en": en})


DEPARTMENTS = (
    named("delivery", "Доставка", "Доставка", "Delivery"),
    named("payment", "Оплата", "Оплата", "Payments"),
    named("food", "Якість страв і напоїв", "Качество блюд и напитков", "Food and drinks"),
)
PLACES = (
    named("podil", "Кавʼярня на Подолі", "Кофейня на Подоле", "The café at Podil"),
    named("courier", "Курʼєр", "Курьер", "Courier"),
    named("table7", "Столик 7", "Столик 7", "Table 7"),
)
KALYNA = Localized({"uk": "Калина", "ru": "Калина", "en": "Kalyna"})


def shop(name: Localized = KALYNA, *, long: bool = False) -> Business:
    """With `long`, everything in it has a name of 64 letters, some without a place to break it."""

    def called(text: Localized) -> Localized:
        return Localized({key: _lengthened(value) for key, value in text.root.items()}) if long else text

    departments = tuple(
        Department(key=key, name=called(text), first_answer=60 * MINUTE) for key, text in DEPARTMENTS
    )
    places = tuple(Touchpoint(key=key, name=called(text)) for key, text in PLACES)
    changed = {"name": called(name), "departments": departments, "touchpoints": places}
    return SHOP.model_copy(update=changed)


def _lengthened(text: str) -> str:
    return (text + " Ж" + "щ" * 64)[:64]


def _figures(new: int) -> Figures:
    return Figures(
        new=new,
        open=new // 4,
        solved=new * 3 // 4,
        answering=Times(new, 12 * MINUTE, 80 * MINUTE),
        promises=Share(new * 7 // 8, new),
        csat=Scores(new // 2, 4.4, Share(new // 3, new // 2)),
    )


def desk(rows: int = 2) -> Course:
    asked = Asked(MONTH, By.DEPARTMENT)
    keys = [key for key, _name in DEPARTMENTS] + [f"gone{number}" for number in range(rows)]
    groups = tuple(Group(key, _figures(24 - 2 * number)) for number, key in enumerate(keys[:rows]))
    new = (18, 22, 31, 20)
    steps = tuple(
        (week, _figures(count if rows else 0)) for week, count in zip(MONTH.weeks, new, strict=True)
    )
    return Course(asked, _figures(91) if rows else Figures(), groups, {}, steps)


def views(rows: int = 13, groups: int = 3) -> Iterator[tuple[str, View]]:
    weeks = QUARTER.weeks[-rows:] if rows else ()
    wide = last_weeks(TODAY, max(rows, 1)) if rows > len(QUARTER.weeks) else QUARTER
    weeks = wide.weeks if rows > len(weeks) else weeks
    yield (
        "journey",
        Journey(wide, tuple((week, _steps(index, len(weeks))) for index, week in enumerate(weeks))),
    )
    yield "places", Places(QUARTER, tuple(_places(groups)))
    scores = [Recommending(4 + 3 * index, 2 + 2 * index, 1 + index // 2) for index in range(len(weeks))]
    total = Recommending(
        *(sum(each) for each in zip(*((s.count, s.promoters, s.detractors) for s in scores), strict=True))
    )
    yield "nps", Recommended(wide, total, tuple(zip(weeks, scores, strict=True)))
    moved = [
        Moved(1200 + 90 * index, 400 + 60 * index, 150 * (index % 3), 5 * (index == 1))
        for index in range(len(weeks))
    ]
    ahead = tuple((_week_after(index), 340 - 40 * index) for index in range(8 if rows else 0))
    yield "points", Points(wide, tuple(zip(weeks, moved, strict=True)), ahead)
    kinds = (
        "broadcast",
        "nps",
        "visit",
        "survey",
        "still_solved",
        "reorder",
        "birthday",
        "reward",
        "usual_reminder",
    )
    sent = (
        Worth(kind, 480 // (1 + index), 120 // (1 + index), 3, 9 // (1 + index))
        for index, kind in enumerate(kinds)
    )
    yield "sent", Written(QUARTER, tuple(sent)[:rows])


def _steps(index: int, count: int) -> Steps:
    came = 20 + index
    known = came if index < count - 4 else 0
    return Steps(came, came * 2 // 3, came // 2, came // 3, came // 6, known // 4, known)


def _places(rows: int) -> Iterator[Place]:
    keys = [key for key, _name in PLACES] + [f"gone{number}" for number in range(rows)]
    for index, key in enumerate(keys[:rows]):
        count = 120 // (index + 1) if index < 2 else 3
        yield Place(key, count, count * (3 + index) if index < 2 else 14, count // 4, count // 2)


def _week_after(index: int) -> Period:
    first = MONTH.weeks[-1].first + timedelta(weeks=index)
    return Period(first, first + timedelta(days=6))


def charts(
    language: Language, business: Business, weeks: int = 13, groups: int = 3
) -> Iterator[tuple[str, Chart]]:
    _ = Words(language, business.tz)
    yield "desk", picture(desk(min(groups, len(DEPARTMENTS) + 7)), business, _)
    for name, view in views(weeks, groups):
        yield name, themes.picture(view, business, _)


def digest(page: Page) -> str:
    """Of what was laid out."""
    return hashlib.sha256(repr(_rounded(page.marks)).encode()).hexdigest()[:16]


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return (
        [(name, _rounded(each)) for name, each in vars(value).items()]
        if hasattr(value, "__dict__")
        else value
    )


def main() -> None:
    """Small ones, of few colours."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)

        PICTURES.mkdir(parents=True, exist_ok=True)
        for language in LANGUAGES:
            for name, chart in charts(language, shop()):
                for theme, colours in (("light", LIGHT), ("dark", DARK)):
                    page, known = laid_out(chart, colours), PngInfo()
                    known.add_text(MARKS, digest(page))
                    drawn = Image.open(BytesIO(as_png(page))).convert("RGB").reduce(SMALL)
                    drawn.quantize(COLOURS).save(
                        PICTURES / f"{name}-{language}-{theme}.png", optimize=True, pnginfo=known
                    )


if __name__ == "__main__":
    main()
