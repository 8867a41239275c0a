"""What we know about a customer and why, a copy of it, and its deletion. Nobody is asked for a reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from care.commands import DeleteMe, ExportMe, Refused
from care.contact.agreements import Agreement
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Agreements, Facts, Kept
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Note,
    Opened,
    Press,
    Screen,
    Step,
)
from dialogs.language.words import Words

AGREEMENTS = Agreements(limit=3)


@dataclass(frozen=True)
class Home:
    """What is kept."""


@dataclass(frozen=True)
class Deleting:
    """Really?"""


@dataclass(frozen=True)
class Deleted:
    """It is gone."""


@dataclass(frozen=True)
class Agreed:
    """What they have agreed to, and when."""


State = Home | Agreed | Deleting | Deleted
DELETE = "delete"  # what it is opened with for somebody who has asked for that


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return Step(Deleting() if argument == DELETE else Home())
        case _, Press(action):
            return _press(state, action)
        case _, Happened(Refused() as refused):
            return Step(Home(), (refusals.note(refused, facts.words),))
        case Home(), Happened():
            return Step(state, (Note(facts.words("The file is on its way to this chat.")),))
        case Deleting(), Happened():
            return Step(Deleted(), (Finish(),))
    return Step(state)


def _press(state: State, action: str) -> Step:
    match state, action:
        case Home(), "export":
            return Step(state, (Do(ExportMe()),))
        case Home(), "delete":
            return Step(Deleting())
        case Home(), "agreed":
            return Step(Agreed())
        case Home(), "back":
            return Step(state, (Go("settings"),))
        case Deleting(), "sure":
            return Step(state, (Do(DeleteMe(), forgets=True),))
        case (_, "keep") | (Agreed(), "back"):
            return Step(Home())
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Deleting():
            return _render_deleting(_)
        case Deleted():
            return Screen(_("Your data has been deleted. Thank you for being with us."))
        case Agreed():
            return _render_agreed(facts[AGREEMENTS], _)
        case Home():
            return _render_home(facts, _)


def _render_home(facts: Facts, _: Words) -> Screen:
    text = parts.paragraphs(
        _("What we know about you, and why:"),
        parts.lines(
            _(
                "• your Telegram name and ID, language and time zone, to reach you, address you properly and "
                "respect your hours"
            ),
            _("• your tickets and everything you sent, to help you and to remember what was said"),
            _("• what we noted about your preferences, so that any of us can serve you well"),
            _("• your points and what they were given for"),
            _("• your ratings and signed feedback, to improve (anonymous feedback is not linked to you)"),
            _(
                "• your visits and orders that we know of, to ask how they went and to suggest what may be "
                "useful"
            ),
            _("• your phone and shop card, if you added them, so that a cashier can find you"),
            _("• your reminders and, if you told us, your birthday, to write to you in time"),
            _("• what you agreed to, and what we wrote to you without being asked, so as not to bother you"),
        ),
        _kept(facts, _),
        _terms(facts, _),
        _("Only the people who answer you can see this. We share it with nobody else."),
    )
    export = Button(_.pgettext("button", "Send me a copy"), "export")
    delete = Button(_.pgettext("button", "Delete my data"), "delete")
    agreed = Button(_.pgettext("button", "What you agreed to"), "agreed")
    return Screen(text, ((agreed,), (export,), (delete,), (parts.back(_),)))


def _render_agreed(found: Sequence[Agreement], _: Words) -> Screen:
    """With the words that they read then, in the language of then."""
    head = (
        _("What you agreed to, the latest first. Your copy has all of it.")
        if found
        else _("You have not chosen anything yet. You can do so in the settings, under “Messages from us”.")
    )
    return Screen(parts.paragraphs(head, *(_agreement(each, _) for each in found)), ((parts.back(_),),))


def _agreement(agreement: Agreement, _: Words) -> Markup:
    quoted = Markup("<blockquote expandable>{}</blockquote>").format(agreement.words)
    return Markup("{}\n{}").format(_("You agreed {when}:", when=_.when(agreement.at)), quoted)


def _kept(facts: Facts, _: Words) -> Markup:
    counted: tuple[tuple[str, Callable[[int], Markup]], ...] = (
        ("tickets", lambda count: _.ngettext("{count} ticket", "{count} tickets", count)),
        ("entries", lambda count: _.ngettext("{count} message", "{count} messages", count)),
        (
            "feedback",
            lambda count: _.ngettext("{count} piece of feedback", "{count} pieces of feedback", count),
        ),
        ("reminders", lambda count: _.ngettext("{count} reminder", "{count} reminders", count)),
        ("receipts", lambda count: _.ngettext("{count} purchase", "{count} purchases", count)),
        ("vouchers", lambda count: _.ngettext("{count} voucher", "{count} vouchers", count)),
        ("points", lambda count: _.ngettext("{count} point", "{count} points", count)),
    )
    known = facts[Kept()]
    counts = [said(count) for name, said in counted if (count := int(known.get(name, 0)))]
    return _("We currently hold: {what}.", what=_.join(counts)) if counts else Markup()


def _terms(facts: Facts, _: Words) -> Markup:
    """How long, as the settings have it."""
    rules = facts.business.retention
    named = (
        (_("what was written in a ticket, once it is closed"), rules.messages),
        (_("that the ticket was yours"), rules.tickets),
        (_("the text of feedback, and who signed it"), rules.feedback),
        (_("what we noted about your preferences"), rules.notes),
        (_("your visits and orders"), rules.events),
        (_("what we wrote to you without being asked"), rules.contacts),
        (_("your name and settings, once nothing else is left"), rules.customers),
    )
    until = _("until you delete your data")
    lines = (
        _("• {what}: {term}", what=what, term=until if kept is None else _.term(kept)) for what, kept in named
    )
    return parts.lines(_("How long we keep it:"), *lines)


def _render_deleting(_: Words) -> Screen:
    text = parts.paragraphs(
        _(
            "Delete your data? Your name, tickets, messages and settings will be deleted for good, and "
            "nobody can restore them."
        ),
        _(
            "Open tickets will be withdrawn, so you will not get an answer to them. Only statistics "
            "remain, with nothing about you in them."
        ),
        _(
            "We also delete what identifies you in our team’s group. A bot cannot delete messages older than two days: "
            "it removes their text and leaves the files for our team to delete by hand. What our colleagues wrote "
            "themselves stays there."
        ),
    )
    sure = Button(_.pgettext("button", "Delete for good"), "sure")
    return Screen(text, ((sure,), (Button(_.pgettext("button", "Keep everything"), "keep"),)))


DIALOG = Dialog(
    "privacy",
    (Home, Agreed, Deleting, Deleted),
    Home(),
    step,
    render,
    Facts,
    needs=lambda state: (AGREEMENTS,) if isinstance(state, Agreed) else (Kept(),),
    passing=lambda state: isinstance(state, Deleting),
)
