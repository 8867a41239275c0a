"""What is not about the desk, by its theme."""

from enum import StrEnum
from typing import TypeAlias

from care.figures.asking import Period
from care.store.unit import Unit
from care.views.journey import Journey, journey
from care.views.places import Places, places
from care.views.pointed import Points, points
from care.views.recommended import Recommended, recommended
from care.views.written import Written, written

View: TypeAlias = Journey | Places | Recommended | Points | Written


class Theme(StrEnum):
    JOURNEY = "journey"  # what became of those who came
    PLACES = "places"  # touchpoints by their ratings, the weakest first
    NPS = "nps"
    POINTS = "points"
    SENT = "sent"  # what we have written by ourselves, and what came of it


async def view(unit: Unit, theme: Theme, period: Period) -> View:
    match theme:
        case Theme.JOURNEY:
            return await journey(unit, period)
        case Theme.PLACES:
            return await places(unit, period)
        case Theme.NPS:
            return await recommended(unit, period)
        case Theme.POINTS:
            return await points(unit, period)
        case Theme.SENT:
            return await written(unit, period)
