"""Figures as a chart: how it went, how soon people were answered, which promises were kept, what customers say."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from care.business import Business
from care.figures import By, Course, Figures, Group, Period
from dialogs.language.words import Words
from dialogs.staff.figures import chart, names
from dialogs.staff.figures.screen import of_all, whose

MOST_ROWS = 5  # more would be too much for a phone
NINE_OF_TEN = 0.9


def picture(report: Course, business: Business, _: Words) -> chart.Chart:
    """Of many groups those with the most tickets."""
    days, groups = report.asked.period, [group for group in report.groups if not group.figures.is_empty]
    counted = sorted(groups, key=lambda group: -max(group.figures.new, group.figures.promises.whole))
    shown = [group for group in groups if group in counted[:MOST_ROWS]]
    named = [(names.group(report, group.key, business, _), group) for group in shown]
    panels = _answers(named, report, business, _), _shares(named, report.asked.by, _)
    return chart.Chart(
        title=_.plain(names.title(report, business, _)),
        subtitle=_.days(days.first, days.last),
        parts=(_course(report.steps, _), *(panel for panel in panels if panel.rows)),
        note=_note(len(groups) - len(shown), report, _),
    )


def _note(missing: int, report: Course, _: Words) -> str:
    if report.total.is_empty:
        return _.plain(_("Nothing happened in this period."))
    more = _.ngettext("… and {count} more: see the file.", "… and {count} more: see the file.", missing)
    return " ".join(_.plain(each) for each in (more if missing else "", whose(report, _)) if each)


def _course(steps: Sequence[tuple[Period, Figures]], _: Words) -> chart.Course:
    by_day = all(period.first == period.last for period, _figures in steps)
    figures = [each for _period, each in steps]
    return chart.Course(
        _.plain(_("Tickets by day") if by_day else _("Tickets by week")),
        tuple(_.weekday(period.first) if by_day else _.day(period.first) for period, _figures in steps),
        (
            chart.Series(_.plain(_.pgettext("chart", "new")), tuple(each.new for each in figures)),
            chart.Series(_.plain(_.pgettext("chart", "solved")), tuple(each.solved for each in figures)),
        ),
        chart.Series(_.plain(_.pgettext("chart", "open at the end")), tuple(each.open for each in figures)),
        _.thousands,
    )


def _answers(named: Sequence[tuple[str, Group]], report: Course, business: Business, _: Words) -> chart.Rows:
    rows = tuple(_answer_rows(named, report, business, _))
    longest = max((value or 0 for row in rows for value in (*row.values, row.mark)), default=0)
    legend = (
        _.plain(_("half of the answers")),
        _.plain(_("{share} of the answers", share=_.percent(NINE_OF_TEN))),
    )
    return chart.Rows(
        title=_.plain(_("First answer, in working hours")),
        names=legend,
        rows=rows,
        full=longest,
        mark=_.plain(_.pgettext("chart", "promised")) if any(row.mark for row in rows) else "",
        nested=True,
    )


def _answer_rows(
    named: Sequence[tuple[str, Group]], report: Course, business: Business, _: Words
) -> Iterator[chart.Row]:
    for name, group in named:
        times = group.figures.answering
        if times.median is not None and times.p90 is not None:
            promise = _promise(group, report, business)
            yield chart.Row(
                name,
                f"{_.length(times.median)} · {_.length(times.p90)}",
                (times.median.total_seconds(), times.p90.total_seconds()),
                promise.total_seconds() if promise else None,
            )


def _promise(group: Group, report: Course, business: Business) -> timedelta | None:
    """That of the department in question; None where several differ."""
    asked = report.asked
    key = group.key if asked.by is By.DEPARTMENT else asked.department
    concerned = [each for each in business.departments if key in ("", each.key)]
    promises = {each.first_answer for each in concerned}
    return promises.pop() if len(promises) == 1 else None


def _shares(named: Sequence[tuple[str, Group]], by: By, _: Words) -> chart.Rows:
    """In shares: promises that were kept, good scores, and for touchpoints good feedback."""
    told = [_.pgettext("chart", "promises kept"), _.pgettext("chart", "ratings of 4–5")]
    if by is By.TOUCHPOINT:
        told.append(_.pgettext("chart", "feedback of 4–5"))
    rows = []
    for name, group in named:
        figures = group.figures
        shares = (figures.promises, figures.csat.good, figures.feedback.good)[: len(told)]
        if any(share.whole for share in shares):
            said = " · ".join(of_all(share, _) for share in shares)
            rows.append(chart.Row(name, said, tuple(share.ratio for share in shares)))
    return chart.Rows(_.plain(_("Promises and ratings")), tuple(map(_.plain, told)), tuple(rows), 1.0)
