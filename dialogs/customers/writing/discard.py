"""Whether what they have written and cancel shall really go. It is parked meanwhile: by silence nothing is lost."""

from dataclasses import dataclass

from dialogs.customers.facts import Facts
from dialogs.engine.machine import Button, Dialog, Discard, Event, Go, Opened, Press, Resume, Screen, Step
from dialogs.language.words import Words


@dataclass(frozen=True)
class Asking:
    """Really?"""


def step(state: Asking, event: Event, facts: Facts) -> Step:
    match event:
        case Opened() if facts.parked is None:
            return Step(state, (Go("menu"),))
        case Press("discard"):
            return Step(state, (Discard(),))
        case Press("resume"):
            return Step(state, (Resume(),))
    return Step(state)


def render(_state: Asking, facts: Facts, _: Words) -> Screen:
    text = _("Discard what you have written? It has not been sent, and it cannot be restored.")
    resume = [(Button(facts.parked.resume_label(_), "resume"),)] if facts.parked else []
    return Screen(text, ((Button(_.pgettext("button", "Discard"), "discard"),), *resume))


DIALOG = Dialog("discard", (Asking,), Asking(), step, render, Facts, passing=lambda _state: True)
