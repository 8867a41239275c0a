"""A file each: how it is said, drawn and written into a file."""

from care.business import Business
from care.views import View
from care.views.journey import Journey
from care.views.places import Places
from care.views.pointed import Points
from care.views.recommended import Recommended
from dialogs.language.words import Words
from dialogs.staff.figures.chart import Chart
from dialogs.staff.figures.shown import Said, Table
from dialogs.staff.figures.themes import journey, places, points, recommended, written


def said(view: View, business: Business, _: Words) -> Said:
    match view:
        case Journey():
            return journey.said(view, business, _)
        case Places():
            return places.said(view, business, _)
        case Recommended():
            return recommended.said(view, business, _)
        case Points():
            return points.said(view, business, _)
    return written.said(view, business, _)


def picture(view: View, business: Business, _: Words) -> Chart:
    match view:
        case Journey():
            return journey.picture(view, business, _)
        case Places():
            return places.picture(view, business, _)
        case Recommended():
            return recommended.picture(view, business, _)
        case Points():
            return points.picture(view, business, _)
    return written.picture(view, business, _)


def table(view: View, business: Business, _: Words) -> Table:
    match view:
        case Journey():
            return journey.table(view, _)
        case Places():
            return places.table(view, business, _)
        case Recommended():
            return recommended.table(view, _)
        case Points():
            return points.table(view, _)
    return written.table(view, _)
