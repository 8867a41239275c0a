"""How it looks while one is set: what is asked, and what is shown back."""

from dataclasses import replace
from datetime import date, datetime, time
from itertools import count

from markupsafe import Markup

from care.reminders.model import WHAT_LIMIT, Plan
from dialogs.customers import parts, zone
from dialogs.customers.facts import Facts
from dialogs.customers.reminders import calendar, said
from dialogs.customers.reminders.beginning import EVENING, inner
from dialogs.customers.reminders.states import (
    Asking,
    Begun,
    Choosing,
    Confirming,
    Day,
    Draft,
    Hour,
    Locating,
    Naming,
    Option,
)
from dialogs.customers.reminders.understanding import LONG, OFTEN, SERIES, WORDLESS, is_beside, local_now
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.when import Why
from dialogs.language.words import Words


def render(state: Begun, facts: Facts, _: Words) -> Screen:
    screen, then = _render(state, facts, _), len(state.draft.then)
    if not then or isinstance(state, Locating):
        return screen
    more = _.ngettext("And {count} more.", "And {count} more.", then)
    drop = Button(parts.cancel(_).label, "skip")  # this one; the others are gone on with
    rows = tuple(tuple(drop if each.action == "cancel" else each for each in row) for row in screen.rows)
    return replace(screen, text=parts.paragraphs(screen.text, more), rows=rows)


def _render(state: Begun, facts: Facts, _: Words) -> Screen:
    match state:
        case Locating():
            return _render_locating(state, facts, _)
        case Asking():
            return _render_asking(state, facts, _)
        case Choosing():
            return _render_choosing(state, facts, _)
        case Day():
            return _render_day(state, facts, _)
        case Hour():
            return _render_hour(state, facts, _)
        case Naming():
            return Screen(
                _("What shall we remind you of? Please write it in a message."), (parts.way_out(_),)
            )
        case Confirming():
            return _render_confirming(state, facts, _)


def _render_locating(state: Locating, facts: Facts, _: Words) -> Screen:
    asked = zone.render(inner(state), facts, _)
    why = _("To remind you at the right time, we need to know your time zone.")
    then = len(state.draft.then)
    more = _.ngettext(
        "{count} more reminder waits for this answer.", "{count} more reminders wait for this answer.", then
    )
    return Screen(parts.paragraphs(why, asked.text, more if then else ""), asked.rows)


def _render_asking(state: Asking, facts: Facts, _: Words) -> Screen:
    what, now = state.draft.what, local_now(facts)
    ask = _("When shall we remind you?") if what else _("What shall we remind you of, and when?")
    how = _(
        "Write it as you would say it, for example <i>{example}</i>, or choose:", example=_example(what, _)
    )
    evening = (
        [Button(_.pgettext("button", "This evening"), "quick", "evening")] if now.time() < EVENING else []
    )
    rows = (
        (Button(_.pgettext("button", "In an hour"), "quick", "hour"), *evening),
        (Button(_.pgettext("button", "Tomorrow morning"), "quick", "morning"),),
        (Button(_.pgettext("button", "Choose a day"), "day"),),
        *_other(state, facts, _),
        parts.way_out(_),
    )
    text = parts.paragraphs(why(state.why, _), ask, said.quote(what) if what else "", how)
    return Screen(text, rows)


def _example(what: str, _: Words) -> Markup:
    return _("tomorrow at 10") if what else _("tomorrow at 10 order water")


def _render_choosing(state: Choosing, facts: Facts, _: Words) -> Screen:
    whens = [_option(option, state.draft, facts, _) for option in state.options]
    own = all(option.what not in ("", state.draft.what) for option in state.options)
    lines = (Markup("{}. {}").format(number, when) for number, when in enumerate(whens, 1))
    buttons = (
        Button(str(number), "option", str(index))
        for number, index in zip(count(1), range(len(state.options)), strict=False)
    )
    text = parts.paragraphs(
        why(state.why, _),
        _("Which one do you mean?"),
        parts.lines(*lines),
        said.quote(state.draft.what) if state.draft.what and not own else "",
    )
    return Screen(text, (*parts.rows(buttons, 3), *_other(state, facts, _), parts.way_out(_)))


def _option(option: Option, draft: Draft, facts: Facts, _: Words) -> Markup:
    """With what it is about, where that is its own."""
    when = said.capital(said.plan(Plan(option.starts, option.rule), said.here(facts), facts, _))
    own = option.what and option.what != draft.what and not draft.number
    return Markup("{}: {}").format(when, said.briefly(option.what)) if own else when


def _render_day(state: Day, facts: Facts, _: Words) -> Screen:
    now = local_now(facts)
    month = calendar.month_of(now.date(), state.ahead)
    title = said.capital(Markup("{}").format(_.month_of_year(month)))
    text = parts.paragraphs(_("Which day?"), Markup("<b>{}</b>").format(title))
    return Screen(text, (*calendar.days(now, state.ahead, _), parts.way_out(_)))


def _render_hour(state: Hour, facts: Facts, _: Words) -> Screen:
    day = date.fromisoformat(state.day)
    noon = datetime.combine(day, time(12), facts.customer.tz(facts.business))
    text = _(
        "At what time {day}? You can also write it, for example <i>14:30</i>.",
        day=said.of_zone(said.here(facts), _).without_city.dated(noon, facts.now),
    )
    return Screen(text, (*calendar.hours(local_now(facts), day, _), parts.way_out(_)))


def _render_confirming(state: Confirming, facts: Facts, _: Words) -> Screen:
    when = said.draft(state.draft, facts, _)
    ask = (
        _("Shall we move this reminder? It will come {when}.", when=when)
        if state.draft.number
        else _("Shall we remind you {when}?", when=when)
    )
    was = state.draft.was
    ends = _("It will not repeat after that.") if was and was.rule and not state.draft.rule else ""
    text = parts.paragraphs(ask, ends, said.quote(state.draft.what), said.away(state.draft, facts, _))
    change = [Button(_.pgettext("button", "Another time"), "when")]
    if not state.draft.number:
        change.append(Button(_.pgettext("button", "Change the text"), "what"))
    moved = state.draft.number
    yes = _.pgettext("button", "Yes, move it") if moved else _.pgettext("button", "Yes, remind me")
    return Screen(text, ((Button(yes, "keep"),), tuple(change), *_other(state, facts, _), (parts.cancel(_),)))


def _other(state: Begun, facts: Facts, _: Words) -> tuple[Row, ...]:
    """What they wrote may be none at all, but words to us."""
    if state.draft.number:
        beside = state.messages and is_beside(state.draft, state.messages[-1], facts)
        return ((Button(_.pgettext("button", "This is something else"), "other"),),) if beside else ()
    return ((Button(_.pgettext("button", "This is not a reminder"), "other"),),) if state.messages else ()


def why(name: str, _: Words) -> Markup:
    """Why it is not plain, in a sentence; empty where there is nothing to say."""
    sentences = {
        Why.HALF: _("We are not sure whether you mean a.m. or p.m."),
        Why.HOUR: _("We do not know the time yet."),
        Why.DAY: _("We do not know the day yet."),
        Why.TWO: _("You gave two different times, and we can set one reminder at a time."),
        Why.UNCLEAR: _("We are not sure that we understood the time."),
        Why.PAST: _("That time has already passed."),
        Why.NO_TIME: _("There is no such time of day."),
        Why.NO_DAY: _("There is no such day in the calendar."),
        Why.FAR: _("That is too far ahead for us."),
        Why.NEVER: _("A reminder cannot repeat like that."),
        SERIES: _("This reminder repeats. It can keep repeating from then on, or come just once more."),
        OFTEN: _("We can remind you every 10 minutes at most."),
        LONG: _(
            "That is too long: a reminder has at most {count} characters. Nothing is lost: you can shorten "
            "it, or send it to us as a message.",
            count=_.number(WHAT_LIMIT),
        ),
        WORDLESS: _("We can only make a reminder from text."),
    }
    return sentences.get(name, Markup())
