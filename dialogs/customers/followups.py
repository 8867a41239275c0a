"""What customers say to our follow-ups (care/followups/): a press leads on, another turns that kind off for them.

Opened by a notice's button with `<kind>-<deed>` or `<kind>-<deed>-<about>`.
"""

from dataclasses import dataclass

from markupsafe import Markup

from care.commands import AnswerFollowUp, Decline
from dialogs.customers import parts
from dialogs.customers.facts import Facts
from dialogs.engine.machine import Button, Dialog, Do, Event, Go, Happened, Opened, Press, Screen, Step
from dialogs.language.words import Words

FEWER = "fewer"  # the deed that turns a kind off


@dataclass(frozen=True)
class Answered:
    """It is written down that they have answered; then this dialog takes over."""

    dialog: str = "menu"
    argument: str = ""


@dataclass(frozen=True)
class Fewer:
    """No more of this kind."""

    purpose: str
    on: bool = False  # they have thought better of it


State = Answered | Fewer


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case Answered(), Happened():
            return Step(state, (Go(state.dialog, state.argument),))
        case Fewer(), Press("again"):
            return Step(Fewer(state.purpose, on=True), (_decline(state.purpose, facts, on=True),))
    return Step(state)


def _open(argument: str, facts: Facts) -> Step:
    kind, deed, about = [*argument.split("-", 2), "", ""][:3]
    if deed == FEWER:
        return Step(Fewer(kind), (_decline(kind, facts, on=False),))
    return Step(Answered(deed or "menu", about), (Do(AnswerFollowUp(kind)),))


def _decline(kind: str, facts: Facts, *, on: bool) -> Do:
    words = facts.words.plain(_said(kind, facts.words, on=on))
    return Do(Decline(kind, words, on=on))


def render(state: State, _facts: Facts, _: Words) -> Screen:
    if isinstance(state, Answered):
        return Screen(_("Thank you."), ((parts.menu(_),),))
    again = ((Button(_.pgettext("button", "Write about it again"), "again"),),)
    return Screen(_said(state.purpose, _, on=state.on), (*(() if state.on else again), (parts.menu(_),)))


def _said(kind: str, _: Words, *, on: bool) -> Markup:
    """What stands in the record of what they agreed to, too."""
    if on:
        return _("We may write to you about this again: {what}.", what=named(kind, _))
    return _("We will not write to you about this any more: {what}.", what=named(kind, _))


def named(kind: str, _: Words) -> Markup:
    """What a kind of messages is about, by its purpose."""
    return {
        "visit": _("how a visit or a delivery went"),
    }.get(kind, _("what you did with us"))


def fewer(kind: str, _: Words) -> Button:
    """Below each follow-up."""
    return Button(_.pgettext("button", "No more of these"), "followup", f"{kind}-{FEWER}")


DIALOG = Dialog("followup", (Answered, Fewer), Answered(), step, render, Facts, passing=lambda _state: True)
