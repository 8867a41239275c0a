"""Touchpoints by their ratings, the weakest first."""

from markupsafe import Markup

from care.business import Business
from care.figures.sums import FEW
from care.views.places import Place, Places
from dialogs.language.words import Words
from dialogs.staff import columns
from dialogs.staff.figures import names
from dialogs.staff.figures.chart import Chart, Row, Rows
from dialogs.staff.figures.shown import Said, Table

MOST_ROWS = 12  # in a picture
BEST = 5.0


def said(view: Places, business: Business, _: Words) -> Said:
    if not view.places:
        return Said(_title(business, _), view.period, [_("Nobody rated a touchpoint in this period.")])
    lines = [
        Markup("{}: {}").format(names.touchpoint(each.key, business, _), _told(each, _))
        for each in view.places
    ]
    return Said(_title(business, _), view.period, [_meaning(_)], lines=lines, note=_few(view, _))


def picture(view: Places, business: Business, _: Words) -> Chart:
    days = _.days(view.period.first, view.period.last)
    title = _.plain(_title(business, _))
    if not view.places:
        return Chart(title, days, (), _.plain(_("Nobody rated a touchpoint in this period.")))
    rows = tuple(
        Row(names.touchpoint(each.key, business, _), _told(each, _), (each.average,))
        for each in view.places[:MOST_ROWS]
    )
    missing = len(view.places) - len(rows)
    more = _.ngettext("… and {count} more: see the file.", "… and {count} more: see the file.", missing)
    notes = [_.plain(each) for each in (more if missing else "", _few(view, _)) if each]
    return Chart(title, days, (Rows(_.plain(_meaning(_)), ("",), rows, BEST),), " ".join(notes))


def table(view: Places, business: Business, _: Words) -> Table:
    rows = [
        (
            view.period.first,
            view.period.last,
            each.key,
            names.touchpoint(each.key, business, _),
            each.count,
            round(each.average, 2),
            each.low,
            each.good,
        )
        for each in view.places
    ]
    return Table(columns.of_places(_), rows)


def _title(business: Business, _: Words) -> Markup:
    return _("Touchpoints, weakest first: {whose}", whose=business.name.in_language(_.language))


def _meaning(_: Words) -> Markup:
    return _("Average out of 5 · number of ratings")


def _told(each: Place, _: Words) -> str:
    count = _.ngettext("{count} rating", "{count} ratings", each.count)
    return f"{_.decimal(each.average)} · {_.plain(count)}"


def _few(view: Places, _: Words) -> Markup | str:
    """They stand last, whatever their average."""
    if not any(each.few for each in view.places):
        return ""
    return _(
        "Touchpoints with fewer than {few} ratings are listed last: too few to judge by.", few=_.number(FEW)
    )
