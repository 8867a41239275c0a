"""Figures as CSV: a row for each week and group, for spreadsheets and other programs. Its columns are the same in every
language, under names in the reader's; times are seconds of working time, and what there is none of is left empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from care.business import Business
from care.figures import Figures, Period, Recommending, Report, Scores, Times
from care.values.sheet import as_csv
from care.views import Theme, View
from dialogs.language.words import Words
from dialogs.staff import columns
from dialogs.staff.figures import names
from dialogs.staff.figures.query import Query
from dialogs.staff.figures.themes import table


def file_name(query: Query, period: Period) -> str:
    what = str(query.by) if isinstance(query.by, Theme) else "figures"
    return f"{what}-{period.first}-{period.last}.csv"


def theme_sheet(view: View, business: Business, _: Words) -> str:
    found = table(view, business, _)
    return as_csv(found.head, found.rows, _.language)


def sheet(weeks: Iterable[tuple[Period, Report]], business: Business, _: Words) -> str:
    """`weeks`: what care.figures.weekly gives."""
    known = columns.of_figures(_)
    head = [known[name] for name in (*WHO, *_columns(Figures()))]
    return as_csv(head, _rows(weeks, business, _), _.language)


WHO = ("first_day", "last_day", "by", "key", "name")


def _rows(weeks: Iterable[tuple[Period, Report]], business: Business, _: Words) -> Iterator[Sequence[object]]:
    for week, report in weeks:
        for group in report.groups:
            name = names.group(report, group.key, business, _)
            who = week.first, week.last, report.asked.by, group.key, name
            yield *who, *_columns(group.figures).values()


def _columns(figures: Figures) -> dict[str, object]:
    return {
        "new": figures.new,
        "solved": figures.solved,
        "open_at_end": figures.open,
        "reopened": figures.reopened,
        "merged": figures.merged,
        **_times("first_answer", figures.answering),
        "promises_kept": figures.promises.part,
        "promises_due": figures.promises.whole,
        **_times("solving", figures.solving),
        "solved_in_time": figures.in_time.part,
        "solved_with_promise": figures.in_time.whole,
        "asked_for_score": figures.asked,
        **_scores("score", figures.csat),
        **_scores("feedback", figures.feedback),
        **_recommending(figures.recommending),
        "operators_promises_kept": figures.spoken.part,
        "operators_promises_due": figures.spoken.whole,
        "operators_promises_moved": figures.moved,
    }


def _recommending(said: Recommending) -> dict[str, object]:
    return {
        "nps": "" if said.nps is None else said.nps,
        "nps_count": said.count,
        "nps_promoters": said.promoters,
        "nps_detractors": said.detractors,
    }


def _times(name: str, times: Times) -> dict[str, object]:
    return {
        f"{name}_count": times.count,
        f"{name}_median_s": _seconds(times.median),
        f"{name}_p90_s": _seconds(times.p90),
    }


def _scores(name: str, scores: Scores) -> dict[str, object]:
    average = "" if scores.average is None else round(scores.average, 2)
    return {f"{name}_count": scores.count, f"{name}_average": average, f"{name}_4_5": scores.good.part}


def _seconds(length: timedelta | None) -> int | str:
    return "" if length is None else round(length.total_seconds())
