"""Settings: language, time zone, what we may write about unasked, and what we know."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from care.commands import SetWishes
from care.people.customers import Wishes
from dialogs.customers import parts
from dialogs.customers.facts import Facts
from dialogs.customers.language import NAMES
from dialogs.engine.machine import Button, Dialog, Do, Event, Go, Opened, Press, Screen, Step
from dialogs.language import places
from dialogs.language.words import Words


@dataclass(frozen=True)
class Home:
    """What is set."""


@dataclass(frozen=True)
class Mail:
    """What we may write about."""


State = Home | Mail


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened():
            return Step(Home())
        case Home(), Press("language" | "zone" as dialog):
            return Step(state, (Go(dialog, "settings"),))
        case Home(), Press("privacy"):
            return Step(state, (Go("privacy"),))
        case Home(), Press("mail"):
            return Step(Mail())
        case Mail(), Press("wish", argument):
            # The button says what shall be, so that a press that comes twice changes nothing the second time.
            name, _dash, wanted = argument.partition("-")
            return Step(state, (Do(SetWishes(replace(facts.customer.wishes, **{name: wanted == "on"}))),))
        case Mail(), Press("back"):
            return Step(Home())
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    return _render_home(facts, _) if isinstance(state, Home) else _render_mail(facts.customer.wishes, _)


def _render_home(facts: Facts, _: Words) -> Screen:
    zone = facts.customer.zone or facts.business.zone
    text = parts.lines(
        _("Language: {language}", language=NAMES[facts.customer.language]),
        _("Time: {time} ({city})", time=_.time(facts.now), city=places.city(zone, _.language)),
    )
    language = Button(_.pgettext("button", "Language"), "language")
    time_zone = Button(_.pgettext("button", "Time zone"), "zone")
    mail = Button(_.pgettext("button", "Messages from us"), "mail")
    privacy = Button(_.pgettext("button", "What we know about you"), "privacy")
    return Screen(text, ((language, time_zone), (mail,), (privacy,), (parts.menu(_),)))


def _render_mail(wishes: Wishes, _: Words) -> Screen:
    text = parts.paragraphs(
        _("What may we message you about? Press to change."),
        _("You will always get answers to your tickets."),
    )
    buttons = (
        _wish("surveys", wishes.surveys, _.pgettext("button", "Short surveys")),
        _wish("reminders", wishes.reminders, _.pgettext("button", "Reminders")),
        _wish("news", wishes.news, _.pgettext("button", "News and offers")),
    )
    return Screen(text, (*parts.column(buttons), (parts.back(_),)))


def _wish(name: str, on: bool, label: Markup) -> Button:
    return Button(f"{'✅' if on else '▫️'} {label}", "wish", f"{name}-{'off' if on else 'on'}")


DIALOG = Dialog("settings", (Home, Mail), Home(), step, render, Facts, passing=lambda _state: True)
