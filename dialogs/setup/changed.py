"""What an admin sees who changes something once the business is open."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup

from care.business import Business
from care.business.hours import periods_of
from care.rules.changing import Change
from care.rules.laying import laid
from dialogs.customers import parts
from dialogs.customers.facts import Facts
from dialogs.customers.language import NAMES
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.setup import changing, describing
from dialogs.setup.states import Checking, Days, Renaming, Special, State, Welcoming

HOURS = (13, 15, 18)
TEXT = 200  # of a welcome, seen again
NAME = 40
LABEL = 24


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Days():
            return _days(facts, _)
        case Special(day):
            return _special(date.fromisoformat(day), facts, _)
        case Renaming(key):
            return _renaming(key, facts, _)
        case Welcoming():
            return _welcoming(state, facts, _)
        case Checking(values):
            return _checking(values, facts, _)
    return _looking(facts, _)


def _days(facts: Facts, _: Words) -> Screen:
    first = changing.today(facts)
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Which day is different?")),
        _("Choose one, or write it: <i>31.12</i>"),
    )
    closed = (
        Button(_.pgettext("button", "Closed today"), "closed", "0"),
        Button(_.pgettext("button", "Closed tomorrow"), "closed", "1"),
    )
    days = [
        Button(_.weekday(first + ahead * changing.DAY), "day", str(ahead)) for ahead in range(changing.AHEAD)
    ]
    return Screen(text, (*parts.column(closed), *parts.rows(days, 4), (parts.back(_),)))


def _special(day: date, facts: Facts, _: Words) -> Screen:
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("What are the hours on {day}?", day=_.day(day))),
        _("So far: {hours}", hours=_hours_on(facts.business, day, _)),
        _("Choose, or write them: <i>10–15</i>"),
    )
    till = [Button(_.pgettext("button", "till {hour}:00", hour=hour), "till", str(hour)) for hour in HOURS]
    closed = Button(_.pgettext("button", "Closed all day"), "closed")
    usual = [Button(_.pgettext("button", "As usual"), "usual")] if day in facts.business.hours.special else []
    return Screen(text, (tuple(till), (closed,), *parts.column(usual), (parts.back(_),)))


def _hours_on(business: Business, day: date, _: Words) -> str:
    return describing.spans(periods_of(business.hours, day)) or _("closed")


def departments(facts: Facts, _: Words) -> tuple[Markup, tuple[Row, ...]]:
    """Those that there are, each to be renamed; what is written is a new one."""
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Departments")),
        _("Choose one to rename it. To add one, send its name."),
        in_order(facts.business, _) if len(facts.business.languages) > 1 else "",
    )
    return text, parts.column(
        Button(sanitize.label(each.name.in_language(_.language), LABEL), "pick", each.key)
        for each in facts.business.departments
    )


def in_order(business: Business, _: Words) -> Markup:
    languages = " / ".join(NAMES[each] for each in business.languages)
    return _("To give a name in several languages, write it in this order: {languages}", languages=languages)


def _renaming(key: str, facts: Facts, _: Words) -> Screen:
    found = facts.business.department(key)
    names = [found.name.in_language(each) for each in facts.business.languages] if found else []
    text = parts.paragraphs(
        _("What shall it be called? So far: {names}", names=Markup("<i>{}</i>").format(" / ".join(names))),
        in_order(facts.business, _) if len(facts.business.languages) > 1 else "",
    )
    return Screen(text, ((parts.back(_),),))


def _welcoming(state: Welcoming, facts: Facts, _: Words) -> Screen:
    if state.language is not None:
        text = _("Send what newcomers read in this language: {language}.", language=NAMES[state.language])
        return Screen(text, ((parts.back(_),),))
    welcome = facts.business.welcome
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("What newcomers read")),
        parts.lines(*_greetings(facts.business))
        if welcome
        else _("So far: the bot’s own words, in each language."),
        _("Choose the language in which you want to change it."),
    )
    languages = [Button(NAMES[each], "pick", each) for each in facts.business.languages]
    usual = [Button(_.pgettext("button", "As at first"), "usual")] if welcome else []
    return Screen(text, (*parts.column([*languages, *usual]), (parts.back(_),)))


def _greetings(business: Business) -> Iterator[Markup]:
    for language in business.languages:
        if business.welcome is not None:
            text = sanitize.line(business.welcome.in_language(language), TEXT)
            yield Markup("{}: <i>{}</i>").format(NAMES[language], text)


def _checking(values: dict[str, Any], facts: Facts, _: Words) -> Screen:
    after = laid(facts.business, values)
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("It will look like this:")),
        parts.lines(*_previews(values, after, facts, _)),
    )
    return Screen(text, ((Button(_.pgettext("button", "Save"), "save"),), (parts.back(_),)))


def _previews(values: dict[str, Any], after: Business, facts: Facts, _: Words) -> Iterator[Markup]:
    """In each language of the customers, what they will read."""
    if "welcome" in values:
        yield from _greetings(after) if after.welcome else [_("The words that stood there at first.")]
        return
    for language in after.languages:
        said = Markup("; ").join(_preview(values, after, facts, Words(language, after.tz)))
        yield Markup("{}: <i>{}</i>").format(NAMES[language], said)


def _preview(values: dict[str, Any], after: Business, facts: Facts, _: Words) -> Iterator[Markup]:
    if "hours.special" in values:
        before, new = facts.business.hours.special, after.hours.special
        days = sorted(each for each in before.keys() | new.keys() if before.get(each) != new.get(each))
        for day in (each for each in days if each >= changing.today(facts)):
            yield Markup("{} — {}").format(_.day(day), _hours_on(after, day, _))
    elif "name" in values:
        yield Markup("{}").format(sanitize.line(after.name.in_language(_.language), TEXT))
    elif any(path.startswith("departments") for path in values):
        names = [each.name.in_language(_.language) for each in after.departments]
        yield Markup("{}").format(sanitize.line(_.join(names), TEXT))
    elif "zone" in values:
        yield _("It is {time} there now.", time=_.time(facts.now))
    elif "hours" in values:
        yield Markup("{}").format(describing.opening(after.hours, _))
    else:
        yield _("Customers can choose this language.")


# --- what was changed


def _looking(facts: Facts, _: Words) -> Screen:
    changes = facts[changing.HISTORY]
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("What was changed")),
        parts.lines(*(_line(change, name, _) for change, name in changes)) or _("Nothing yet."),
    )
    newest = next(iter(changes), None)
    undo = [Button(_.pgettext("button", "Undo the last one"), "undo", str(newest[0].id))] if newest else []
    return Screen(text, (*parts.column(undo), (parts.back(_),)))


def _line(change: Change, name: str, _: Words) -> Markup:
    who = sanitize.line(name, NAME) if name else _("somebody at the console")
    when, what = f"{_.date(change.at)}, {_.time(change.at)}", _setting(change.path, _)
    if change.undoes is not None:
        return _(
            "• {when}: {what}, taken back by {who}", when=when, what=what, who=Markup("<i>{}</i>").format(who)
        )
    return _("• {when}: {what}, by {who}", when=when, what=what, who=Markup("<i>{}</i>").format(who))


def _setting(path: str, _: Words) -> Markup:
    """As the buttons call it; of what has no button, the settings' own name."""
    names = {
        "name": _.pgettext("button", "Name"),
        "zone": _.pgettext("button", "City"),
        "languages": _.pgettext("button", "Languages"),
        "default_language": _.pgettext("button", "Languages"),
        "hours": _.pgettext("button", "Hours"),
        "hours.special": _.pgettext("button", "Special day"),
        "welcome": _.pgettext("button", "Welcome"),
        "departments": _.pgettext("button", "Departments"),
        "staff_group": _.pgettext("button", "Group"),
    }
    if path.startswith("departments."):
        path = "departments"
    return names.get(path) or Markup("<i>{}</i>").format(path)
