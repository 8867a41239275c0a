"""The NPS with its interval, in all and by week."""

from collections.abc import Iterator

from markupsafe import Markup

from care.business import Business
from care.figures import Recommending
from care.figures.sums import FEW
from care.views.recommended import Recommended
from dialogs.language.words import Words
from dialogs.staff import columns
from dialogs.staff.figures.chart import Chart, RangeRow, Ranges
from dialogs.staff.figures.screen import signed
from dialogs.staff.figures.shown import Said, Table

MOST_WEEKS = 13  # in a picture


def said(view: Recommended, business: Business, _: Words) -> Said:
    if not view.total.count:
        return Said(_title(business, _), view.period, [_("Nobody answered the NPS question in this period.")])
    total = view.total
    shares = (
        _("9–10: {share}", share=_.percent(total.promoters / total.count)),
        _("0–6: {share}", share=_.percent(total.detractors / total.count)),
    )
    first = [Markup("<b>{}</b>").format(_told(total, _)), Markup(" · ").join(shares)]
    weeks = [
        Markup("{}: {}").format(_.days(week.first, week.last, year=False), _told(each, _))
        for week, each in view.weeks
        if each.count
    ]
    return Said(_title(business, _), view.period, first, lines=weeks, in_time=True, note=_note(_))


def picture(view: Recommended, business: Business, _: Words) -> Chart:
    days, title = _.days(view.period.first, view.period.last), _.plain(_title(business, _))
    if not view.total.count:
        return Chart(title, days, (), _.plain(_("Nobody answered the NPS question in this period.")))
    rows = tuple(_rows(view, _))
    ends = signed(-100, _), signed(100, _)
    value, likely = _.plain(_.pgettext("chart", "NPS")), _.plain(_.pgettext("chart", "likely range"))
    part = Ranges(_.plain(_("Would they recommend you?")), value, likely, rows, -100, 100, ends)
    return Chart(title, days, (part,), _.plain(_note(_)))


def table(view: Recommended, _: Words) -> Table:
    rows = [
        (week.first, week.last, *(_numbers(each)), each.count, each.promoters, each.detractors)
        for week, each in view.weeks
    ]
    return Table(columns.of_nps(_), rows)


def _title(business: Business, _: Words) -> Markup:
    return _("NPS: {whose}", whose=business.name.in_language(_.language))


def _note(_: Words) -> Markup:
    return _(
        "From −100 to +100. The range shows where the NPS of all your customers most likely lies. "
        "With fewer than {few} answers, no NPS is shown.",
        few=_.number(FEW),
    )


def _rows(view: Recommended, _: Words) -> Iterator[RangeRow]:
    yield _row(_.plain(_("Total")), view.total, _)
    weeks = [(week, each) for week, each in view.weeks if each.count]
    for week, each in weeks[-MOST_WEEKS:]:
        yield _row(_.days(week.first, week.last, year=False), each, _)


def _row(name: str, each: Recommending, _: Words) -> RangeRow:
    if each.nps is None:
        return RangeRow(name, _told(each, _))
    low, high = each.likely
    return RangeRow(name, _told(each, _), each.nps, low, high)


def _told(each: Recommending, _: Words) -> str:
    count = _.plain(_.ngettext("{count} answer", "{count} answers", each.count))
    if each.nps is None:
        return f"— · {count}"
    low, high = each.likely
    said = _("{score} ({low} to {high})", score=signed(each.nps, _), low=signed(low, _), high=signed(high, _))
    return f"{_.plain(said)} · {count}"


def _numbers(each: Recommending) -> tuple[object, object, object]:
    return ("", "", "") if each.nps is None else (each.nps, *each.likely)
