"""The journey of those who came: a funnel, and the same by the week in which they came."""

from collections.abc import Iterator

from markupsafe import Markup

from care.business import Business
from care.views.journey import QUIET, Journey, Steps
from dialogs.language.words import Words
from dialogs.staff import columns
from dialogs.staff.figures.chart import Cell, Chart, Grid, GridRow, Row, Rows
from dialogs.staff.figures.shown import Said, Table

MOST_WEEKS = 13  # in a picture


def said(view: Journey, business: Business, _: Words) -> Said:
    total = view.total
    if not total.came:
        return Said(_title(business, _), view.period, [_("Nobody came for the first time in this period.")])
    steps = [Markup("{}: {}").format(name, value) for name, value in _told(total, _)]
    heads = " · ".join(map(_.plain, _heads(_)))
    weeks = [
        Markup("{}: {}").format(_.day(week.first), " · ".join(cell.said for cell in _cells(each, _)))
        for week, each in view.weeks
        if each.came
    ]
    head = Markup("{}\n{}").format(_("By week of first contact:"), heads)
    return Said(_title(business, _), view.period, steps, head, weeks, in_time=True, note=_note(_))


def picture(view: Journey, business: Business, _: Words) -> Chart:
    total, title = view.total, _.plain(_title(business, _))
    days = _.days(view.period.first, view.period.last)
    if not total.came:
        return Chart(title, days, (), _.plain(_("Nobody came for the first time in this period.")))
    told = dict(_told(total, _))
    rows = tuple(
        Row(name, told[name], (part / whole if whole else None,)) for name, part, whole in _steps(total, _)
    )
    weeks = [(week, steps) for week, steps in view.weeks if steps.came][-MOST_WEEKS:]
    heads = tuple(map(_.plain, _heads(_)))
    grid = tuple(GridRow(_.day(week.first), tuple(_cells(steps, _))) for week, steps in weeks)
    return Chart(
        title,
        days,
        (
            Rows(_.plain(_("How far they came")), ("",), rows, 1.0),
            Grid(_.plain(_("By week of first contact")), heads, grid),
        ),
        _.plain(_note(_)),
    )


def table(view: Journey, _: Words) -> Table:
    known = columns.of_journey(_)
    rows = [
        (
            week.first,
            week.last,
            each.came,
            each.bought,
            each.again,
            each.rated_well,
            each.recommends,
            each.quiet,
            each.of_quiet,
        )
        for week, each in view.weeks
    ]
    return Table(known, rows)


def _title(business: Business, _: Words) -> Markup:
    return _("The journey: {whose}", whose=business.name.in_language(_.language))


def _note(_: Words) -> Markup:
    days = _.term(QUIET)
    return _(
        "Gone quiet: nothing from them for {time}. Counts only customers who first came at least "
        "that long ago.",
        time=days,
    )


def _heads(_: Words) -> list[Markup]:
    """Of columns as wide as a word."""
    return [
        _.pgettext("chart column", "came"),
        _.pgettext("chart column", "bought"),
        _.pgettext("chart column", "again"),
        _.pgettext("chart column", "rated well"),
        _.pgettext("chart column", "recommend"),
        _.pgettext("chart column", "quiet"),
    ]


def _steps(steps: Steps, _: Words) -> list[tuple[str, int, int]]:
    """What each is called, how many have taken it, and of how many."""
    came = steps.came
    named = [
        (_.pgettext("journey", "first contact"), came, came),
        (_.pgettext("journey", "first purchase"), steps.bought, came),
        (_.pgettext("journey", "bought again"), steps.again, came),
        (_.pgettext("journey", "rated us well"), steps.rated_well, came),
        (_.pgettext("journey", "recommend us"), steps.recommends, came),
        (_.pgettext("journey", "gone quiet"), steps.quiet, steps.of_quiet),
    ]
    return [(_.plain(name), part, whole) for name, part, whole in named]


def _told(steps: Steps, _: Words) -> Iterator[tuple[str, str]]:
    for index, (name, part, whole) in enumerate(_steps(steps, _)):
        if not index:
            yield name, _.number(part)
        elif not whole:
            yield name, "—"
        else:
            said = _("{part} of {whole}", part=_.number(part), whole=_.number(whole))
            yield name, f"{_.plain(said)} · {_.percent(part / whole)}"


def _cells(steps: Steps, _: Words) -> Iterator[Cell]:
    for index, (_name, part, whole) in enumerate(_steps(steps, _)):
        if not index:
            yield Cell(_.number(part))
        else:
            yield Cell(_.percent(part / whole), part / whole) if whole else Cell("—")
