"""The menu: where every conversation starts and ends. A newcomer is greeted, with other languages one press away."""

from dataclasses import dataclass

from markupsafe import Markup

from care.commands import SetLanguage
from care.values.ids import whole_number
from dialogs.customers import parts
from dialogs.customers.facts import Facts
from dialogs.customers.language import NAMES
from dialogs.customers.reminders.states import SET
from dialogs.customers.writing.question import PERSON
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Go,
    Note,
    Opened,
    Press,
    Resume,
    Row,
    Screen,
    Step,
)
from dialogs.language import sanitize
from dialogs.language.words import Words


@dataclass(frozen=True)
class Home:
    """The menu itself. `reminded`: its screen is the reminder of what was not sent.

    `gone`: the dialog of a draft that has been deleted since, of which its author has not read yet. `reminder`: the one
    that was set just now, which "move it to Saturday" means.
    """

    reminded: bool = False
    gone: str = ""
    reminder: int = 0


@dataclass(frozen=True)
class Greeting:
    """The menu for somebody who has just come, by /start or with a greeting."""


@dataclass(frozen=True)
class Greeted:
    """The menu for somebody who greets us below that."""


@dataclass(frozen=True)
class Help:
    """How this works."""


State = Home | Greeting | Greeted | Help
# What it is opened with for them.
START = "start"
AGAIN = "again"
PLACES: dict[str, State] = {START: Greeting(), AGAIN: Greeted(), "help": Help()}


def has_greeted(state: object) -> bool:
    return isinstance(state, Greeting | Greeted)


def step(state: State, event: Event, facts: Facts) -> Step:
    match event:
        case Opened(argument) if argument in PLACES:
            return Step(PLACES[argument])
        case Opened(argument) if argument.startswith(SET):
            return Step(Home(reminder=whole_number(argument.removeprefix(SET))))
        case Opened("rotten"):
            return Step(Greeting(), (Note(facts.words("This link no longer works. Here is the menu.")),))
        case Opened("resume"):
            return Step(Home(), (Resume(),))
        case Opened() | Press("back"):
            return Step(Home())
        case Press("person"):
            return Step(state, (Go("question", PERSON),))
        case Press("go", dialog):
            return Step(state, (Go(dialog),))
        case Press("resume"):
            return Step(state, (Resume(),))
        case Press("language", language):
            return Step(state, (Do(SetLanguage(language)),))  # type: ignore[arg-type]  # a button of ours: one of NAMES
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Greeting():
            return Screen(_greeting(facts, _), (*_languages(facts), *_entries(facts, _)))
        case Greeted():
            return Screen(_("How can we help? Just write here, or choose below."), _entries(facts, _))
        case Help():
            return Screen(_help(_), ((parts.back(_),),))
        case Home():
            return Screen(parts.paragraphs(_("How can we help?"), _kept(facts, _)), _entries(facts, _))


def _news(state: State, _: Words) -> Markup:
    if not (isinstance(state, Home) and state.gone):
        return Markup()
    if state.gone == "complaint":
        return _(
            "Your unfinished complaint was not sent, and we have deleted it. You can start a new one at any time."
        )
    if state.gone == "reminders":
        return _(
            "Your unfinished reminder was deleted, so it will not come. You can set a new one at any time."
        )
    if state.gone == "feedback":
        return _(
            "Your unfinished feedback was not sent, and we have deleted it. You can start again at any time."
        )
    return _(
        "What you wrote here last was not sent, and we have deleted it. You can write to us again at any time."
    )


def _entries(facts: Facts, _: Words) -> tuple[Row, ...]:
    resume = Button(facts.parked.resume_label(_), "resume") if facts.parked else None
    return (
        *([(resume,)] if resume else []),
        (
            _to("complaint", _.pgettext("button", "Complaint")),
            _to("question", _.pgettext("button", "Question")),
        ),
        (
            _to("feedback", _.pgettext("button", "Leave feedback")),
            _to("tickets", _.pgettext("button", "My tickets")),
        ),
        (
            _to("reminders", _.pgettext("button", "Reminders")),
            *(
                [_to("points", _.pgettext("button", "My points"))]
                if facts.business.tiers or facts.business.loyalty.rewards
                else []
            ),
        ),
        (Button(_.pgettext("button", "Talk to a person"), "person"),),
        (
            _to("hours", _.pgettext("button", "Hours, address")),
            _to("settings", _.pgettext("button", "Settings")),
        ),
    )


def _kept(facts: Facts, _: Words) -> Markup:
    """What waits behind the first button, and until when."""
    until = parts.kept_until(facts)
    if until is None or facts.parked is None:
        return Markup()
    names = [facts.parked.name]
    count = len(facts.unfinished)
    return parts.lines(parts.started(names, _, count), parts.deleted_then(names, until, facts, _, count))


def _to(dialog: str, label: Markup) -> Button:
    return Button(label, "go", dialog)


def _languages(facts: Facts) -> tuple[Row, ...]:
    others = [language for language in facts.business.languages if language != facts.customer.language]
    return (tuple(Button(NAMES[language], "language", language) for language in others),) if others else ()


def _greeting(facts: Facts, _: Words) -> Markup:
    business = facts.business.name.in_language(_.language)
    return parts.paragraphs(
        _("Hello! This is {business}.", business=business),
        sanitize.text(facts.business.welcome.in_language(_.language))
        if facts.business.welcome
        else _(
            "Ask a question, make a complaint or tell us what you liked: real people read it and "
            "answer. Or just write to us here in your own words."
        ),
    )


def _help(_: Words) -> Markup:
    return parts.paragraphs(
        _(
            "Just write to us in your own words: it goes to your open ticket, or we ask where to send it. "
            "Nothing you write is lost."
        ),
        _(
            "Each complaint or question gets a number and a time by which we will answer. The answer "
            "comes here, to this chat."
        ),
        parts.lines(
            _("/complaint — what went wrong"),
            _("/question — ask an operator"),
            _("/feedback — rate us"),
            _("/tickets — your tickets and their status"),
            _("/remind — set a reminder for yourself"),
            _("/points — your points and your tier"),
            _("/hours — when we are open, and where"),
            _("/settings — language, time zone, your data"),
            _("/cancel — discard what you started"),
        ),
    )


DIALOG = Dialog(
    "menu",
    (Home, Greeting, Greeted, Help),
    Home(),
    step,
    render,
    Facts,
    passing=lambda state: isinstance(state, Home) and state.reminded,
    news=_news,
)
