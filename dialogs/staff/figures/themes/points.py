"""Points given, used and expired, and what expires next."""

from collections.abc import Callable

from markupsafe import Markup

from care.business import Business
from care.views.pointed import Moved, Points
from dialogs.language.words import Words
from dialogs.staff import columns
from dialogs.staff.figures.chart import Chart, Course, Row, Rows, Series
from dialogs.staff.figures.shown import Said, Table


def said(view: Points, business: Business, _: Words) -> Said:
    title, total = _title(business, _), view.total
    soon = [
        Markup("{}: {}").format(_.days(week.first, week.last, year=False), _.number(amount))
        for week, amount in view.expiring
        if amount
    ]
    if total == Moved() and not soon:
        return Said(title, view.period, [_("No points were given or used in this period.")])
    first = [Markup("{}: {}").format(name, _.number(amount)) for name, amount in _amounts(total, _)]
    head = _("Still to expire:") if soon else ""
    return Said(title, view.period, first, head, soon)


def picture(view: Points, business: Business, _: Words) -> Chart:
    days, title = _.days(view.period.first, view.period.last), _.plain(_title(business, _))
    total, soon = view.total, [each for each in view.expiring if each[1]]
    if total == Moved() and not soon:
        return Chart(title, days, (), _.plain(_("No points were given or used in this period.")))
    moved = [each for _week, each in view.weeks]
    sums: list[tuple[str, Callable[[Moved], int]]] = [
        (_.pgettext("points", "given"), lambda each: each.given),
        (_.pgettext("points", "used"), lambda each: each.used),
        (_.pgettext("points", "expired"), lambda each: each.expired),
    ]
    bars = tuple(Series(_.plain(name), tuple(map(of, moved))) for name, of in sums)
    course = Course(
        _.plain(_("Points by week")),
        tuple(_.day(week.first) for week, _each in view.weeks),
        bars,
        thousands=_.thousands,
    )
    most = max((amount for _week, amount in soon), default=0)
    rows = tuple(
        Row(_.days(week.first, week.last, year=False), _.number(amount), (float(amount),))
        for week, amount in soon
    )
    ahead = [Rows(_.plain(_("Still to expire")), ("",), rows, float(most))] if rows else []
    note = " · ".join(f"{name}: {_.number(amount)}" for name, amount in _amounts(total, _))
    return Chart(title, days, (course, *ahead), note)


def table(view: Points, _: Words) -> Table:
    """Weeks that are over, and then those to come, of which it is known what expires in them."""
    nothing = [""] * 5
    past = [
        (week.first, week.last, each.given, each.used, each.expired, each.returned, each.taken_back, "")
        for week, each in view.weeks
    ]
    ahead = [(week.first, week.last, *nothing, amount) for week, amount in view.expiring]
    return Table(columns.of_points(_), [*past, *ahead])


def _title(business: Business, _: Words) -> Markup:
    return _("Points: {whose}", whose=business.name.in_language(_.language))


def _amounts(total: Moved, _: Words) -> list[tuple[str, int]]:
    """Of what seldom happens, only if it did."""
    always = [
        (_.pgettext("points", "given"), total.given),
        (_.pgettext("points", "used"), total.used),
        (_.pgettext("points", "expired"), total.expired),
    ]
    seldom = [
        (_.pgettext("points", "used, then returned"), total.returned),
        (_.pgettext("points", "taken back"), total.taken_back),
    ]
    return [(_.plain(name), amount) for name, amount in (*always, *(each for each in seldom if each[1]))]
