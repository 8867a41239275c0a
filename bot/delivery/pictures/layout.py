"""A chart from its title to its note."""

from bot.delivery.pictures.colours import Theme
from bot.delivery.pictures.course import lay_course
from bot.delivery.pictures.grid import lay_grid
from bot.delivery.pictures.page import HEAD, SMALL, TEXT, Page
from bot.delivery.pictures.ranges import lay_ranges
from bot.delivery.pictures.rows import lay_rows
from dialogs.staff.figures.chart import Chart, Course, Grid, Ranges, Rows


def laid_out(chart: Chart, theme: Theme) -> Page:
    page = Page(theme)
    page.write(chart.title, HEAD, bold=True)
    page.write(chart.subtitle, TEXT, colour=theme.muted)
    for part in chart.parts:
        match part:
            case Course():
                lay_course(page, part)
            case Rows():
                lay_rows(page, part)
            case Grid():
                lay_grid(page, part)
            case Ranges():
                lay_ranges(page, part)
    if chart.note:
        page.y += 0.2
        page.write(chart.note, SMALL, colour=theme.muted, most=6)
    return page
