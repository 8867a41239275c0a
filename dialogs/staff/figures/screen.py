"""Figures as a message that is read on a phone: short lines for each group, and buttons to look at it otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from care.business import Business
from care.figures import By, Figures, Recommending, Report, Scores, Share, Times
from care.views import Theme
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words
from dialogs.staff.figures import names
from dialogs.staff.figures.query import Query, When, pack
from dialogs.staff.figures.shown import MORE, ROOM

NINE_OF_TEN = 0.9
NO_BREAK = "\u00a0"  # a space
MANY = 100

# The buttons' actions; the two of LIGHT and DARK turn the picture above them.
SHOW, CHART, FILE, LIGHT, DARK = "figures", "figchart", "figfile", "figlight", "figdark"


def render(query: Query, report: Report, business: Business, _: Words, *, export: bool) -> Screen:
    """`query` is what was pressed or typed, `report` what came of it. `export`: whether they may take it out."""
    return Screen(words(report, business, _), buttons(query, _, export=export))


def words(report: Report, business: Business, _: Words, room: int = ROOM) -> Markup:
    days, title = report.asked.period, names.title(report, business, _)
    head = parts.lines(Markup("<b>{}</b>").format(title), _.days(days.first, days.last))
    notes = parts.lines(_when_it_counts(report.total, _), whose(report, _))
    return parts.paragraphs(head, *_body(report, business, _, room - len(head) - len(notes)), notes)


def _when_it_counts(total: Figures, _: Words) -> Markup:
    """Why answers and promises of one line need not fit each other: those of one ticket may be of different weeks."""
    if total.promises.whole == total.answering.count:
        return Markup()
    return _("Answers count when they come, promises when kept or broken.")


def whose(report: Report, _: Words) -> Markup:
    """What counts for nobody, where others have names."""
    broken = any(not each.key and each.figures.promises.whole for each in report.groups)
    if report.asked.by is not By.OPERATOR or not broken:
        return Markup()
    return _("Unassigned: nobody had taken these tickets by their deadline.")


def _body(report: Report, business: Business, _: Words, room: int) -> list[Markup]:
    if report.total.is_empty:
        return [_("Nothing happened in this period.")]
    groups = [group for group in report.groups if not group.figures.is_empty]
    said = [_figures(names.group(report, group.key, business, _), group.figures, _) for group in groups]
    if [group.figures for group in groups] == [report.total]:
        return said
    return _fitting([*said, _figures(_("Total"), report.total, _)], room, _)


def _fitting(groups: Sequence[Markup], room: int, _: Words) -> list[Markup]:
    """As many as fit; the last, the sum, always does."""
    left = room - len(groups[-1]) - MORE
    shown: list[Markup] = []
    for group in groups[:-1]:
        left -= len(group) + 2
        if left < 0:
            break
        shown.append(group)
    missing = len(groups) - 1 - len(shown)
    more = [_.ngettext("… and {count} more: see the file.", "… and {count} more: see the file.", missing)]
    return [*shown, *(more if missing else []), groups[-1]]


def _figures(name: str, figures: Figures, _: Words) -> Markup:
    return parts.lines(
        Markup("<b>{}</b>").format(name),
        _counts(figures, _),
        _("merged: {count} (in no other figure)", count=_.number(figures.merged)) if figures.merged else "",
        _answering(figures, _),
        _solving(figures, _),
        _csat(figures, _),
        _feedback(figures.feedback, _),
        _recommending(figures.recommending, _),
        _spoken(figures, _),
    )


def _counts(figures: Figures, _: Words) -> Markup:
    """Not of what has other figures alone, such as a touchpoint's ratings."""
    if not (figures.new or figures.solved or figures.open or figures.reopened):
        return Markup()
    counted = (
        _("new: {count}", count=_.number(figures.new)),
        _("solved: {count}", count=_.number(figures.solved)),
        _("open: {count}", count=_.number(figures.open)),
        _("reopened: {count}", count=_.number(figures.reopened)) if figures.reopened else "",
    )
    return _dotted(*counted)


def _answering(figures: Figures, _: Words) -> Markup:
    times, kept = figures.answering, figures.promises
    if not times.count and not kept.whole:
        return Markup()
    median = _.length(times.median) if times.median is not None else "—"
    return _dotted(_("First answer: {time}", time=median), _slowest(times, _), _in_time(kept, _))


def _solving(figures: Figures, _: Words) -> Markup:
    times = figures.solving
    if times.median is None:
        return Markup()
    return _dotted(
        _("Time to solve: {time}", time=_.length(times.median)),
        _slowest(times, _),
        _in_time(figures.in_time, _),
    )


def _slowest(times: Times, _: Words) -> Markup | str:
    """Where there is only one, it has been said."""
    if times.p90 is None or times.count == 1:
        return ""
    return _("{share} within {time}", share=_.percent(NINE_OF_TEN), time=_.length(times.p90))


def _in_time(share: Share, _: Words) -> Markup | str:
    return _("in time: {share}", share=of_all(share, _)) if share.whole else ""


def of_all(share: Share, _: Words) -> str:
    """So that it is seen how parts make a whole: 87% (33 of 38). Of many that would say nothing."""
    if share.ratio is None:
        return "—"
    if share.whole >= MANY:
        return _.percent(share.ratio)
    counted = _("{part} of {whole}", part=_.number(share.part), whole=_.number(share.whole))
    return f"{_.percent(share.ratio)} ({_.plain(counted)})".replace(" ", NO_BREAK)


def _csat(figures: Figures, _: Words) -> Markup:
    scores = figures.csat
    if scores.average is None:
        return Markup()
    asked, given = _.number(figures.asked), _.number(scores.count)
    answered = (
        _("answered: {count} of {all}", count=given, all=asked)
        if figures.asked >= scores.count
        else _("answered: {count}", count=given)
    )
    return _dotted(_("Rating: {score}", score=_.decimal(scores.average)), _good(scores, _), answered)


def _feedback(scores: Scores, _: Words) -> Markup:
    if scores.average is None:
        return Markup()
    count = _.ngettext("{count} review", "{count} reviews", scores.count)
    return _dotted(_("Feedback: {score}", score=_.decimal(scores.average)), _good(scores, _), count)


def _recommending(said: Recommending, _: Words) -> Markup:
    if said.nps is None:
        return Markup()
    low, high = said.likely
    return _dotted(
        _(
            "NPS: {score} ({low} to {high})",
            score=signed(said.nps, _),
            low=signed(low, _),
            high=signed(high, _),
        ),
        _("9–10: {share}", share=_.percent(said.promoters / said.count)),
        _("0–6: {share}", share=_.percent(said.detractors / said.count)),
        _.ngettext("{count} answer", "{count} answers", said.count),
    )


def signed(value: int, _: Words) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{_.number(abs(value))}"


def _spoken(figures: Figures, _: Words) -> Markup:
    share, moved = figures.spoken, figures.moved
    if not share.whole and not moved:
        return Markup()
    kept = _("{part} of {whole} in time", part=_.number(share.part), whole=_.number(share.whole))
    return _dotted(
        _("Operators’ promises: {kept}", kept=kept),
        _("moved: {count}", count=_.number(moved)) if moved else "",
    )


def _good(scores: Scores, _: Words) -> Markup:
    return _("4–5: {share}", share=_.percent(scores.good.ratio or 0))


def _dotted(*said: str) -> Markup:
    return Markup(" · ").join(part for part in said if part)


# --- buttons


def below_picture(query: Query, _: Words, *, dark: bool, export: bool) -> tuple[Row, ...]:
    other = Button(_.pgettext("button", "☀️ Light"), LIGHT, pack(query))
    if not dark:
        other = Button(_.pgettext("button", "🌙 Dark"), DARK, pack(query))
    file = Button(_.pgettext("button", "File"), FILE, pack(query))
    return ((other, file) if export else (other,),)


def buttons(query: Query, _: Words, *, export: bool) -> tuple[Row, ...]:
    periods = [_choice(replace(query, when=when), query, names.period(when, _)) for when in When]
    splits = _themes(query, _) if isinstance(query.by, Theme) else _splits(query, _)
    if query.operator is not None:  # one's own figures: there is nobody else to see
        own = (By.OPERATOR, By.WEEK)
        splits = [_choice(replace(query, by=by), query, names.split(by, _)) for by in own]
    forms = [Button(_.pgettext("button", "Chart"), CHART, pack(query))]
    if export:
        forms.append(Button(_.pgettext("button", "File"), FILE, pack(query)))
    return (*parts.rows(periods, 2), *parts.rows(splits, 2), tuple(forms))


def _splits(query: Query, _: Words) -> list[Button]:
    """With a way to what is about customers: a week says little of that."""
    shown = [_choice(replace(query, by=by), query, names.split(by, _)) for by in By]
    when = When.QUARTER if query.when in (When.WEEK, When.LAST_WEEK) else query.when
    return [*shown, Button(_.pgettext("button", "About customers"), SHOW, pack(Query(when, Theme.JOURNEY)))]


def _themes(query: Query, _: Words) -> list[Button]:
    shown = [_choice(replace(query, by=theme), query, names.split(theme, _)) for theme in Theme]
    return [*shown, Button(_.pgettext("button", "About tickets"), SHOW, pack(Query(query.when)))]


def _choice(to: Query, now: Query, label: str) -> Button:
    return Button(f"✓ {label}" if to == now else label, SHOW, pack(to))
