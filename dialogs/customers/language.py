"""The choice of a language. It is opened with where to go on: a dialog's name, or `resume` for the form just left."""

from dataclasses import dataclass

from care.business import Language
from care.commands import SetLanguage
from dialogs.customers import parts
from dialogs.customers.facts import Facts
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Go,
    Happened,
    Opened,
    Press,
    Resume,
    Screen,
    Step,
)
from dialogs.language.words import Words

# Each language by its own name: whoever cannot read the current one finds theirs.
NAMES: dict[Language, str] = {"uk": "Українська", "ru": "Русский", "en": "English"}


@dataclass(frozen=True)
class Choice:
    onward: str = "menu"


def step(state: Choice, event: Event, facts: Facts) -> Step:  # noqa: ARG001 - the shape of every step
    onward = Resume() if state.onward == "resume" else Go(state.onward)
    match event:
        case Opened(argument):
            return Step(Choice(argument or "menu"))
        case Press("pick", language):
            return Step(state, (Do(SetLanguage(language)),))  # type: ignore[arg-type]  # a button of ours: one of NAMES
        case Happened() | Press("back"):
            return Step(state, (onward,))
    return Step(state)


def render(state: Choice, facts: Facts, _: Words) -> Screen:  # noqa: ARG001 - the shape of every render
    languages = [Button(NAMES[language], "pick", language) for language in facts.business.languages]
    return Screen(_("Which language do you prefer?"), (*parts.column(languages), (parts.back(_),)))


DIALOG = Dialog("language", (Choice,), Choice(), step, render, Facts, passing=lambda _state: True)
