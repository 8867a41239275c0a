"""A dialog with colleagues, as small as one can be: a word that is left in a ticket for whoever serves there next.

In the same private chat they are customers, too.
"""

from dataclasses import dataclass, replace

from care.business import Language, Right
from care.commands import AddToTicket
from care.values.content import Message
from dialogs.customers import parts
from dialogs.driver.heard import Commanded
from dialogs.engine import machine
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Need,
    Press,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.words import Words
from dialogs.registry import DIALOGS, PRIVATE


@dataclass(frozen=True, kw_only=True)
class Facts(machine.Facts):
    """A colleague's."""

    operator: int
    language: Language
    rights: frozenset[Right]

    @property
    def words(self) -> Words:
        return Words(self.language, self.business.tz)


@dataclass(frozen=True)
class Called(Need[tuple[int, ...]]):
    """The numbers of the tickets that somebody may mean by this text."""

    text: str


@dataclass(frozen=True)
class Finding:
    """Which ticket?"""

    text: str = ""


@dataclass(frozen=True)
class Writing:
    ticket: int
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Left:
    ticket: int


State = Finding | Writing | Left


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case Finding(), Said(message):
            return Step(Finding(message.content.text[:20]))
        case Finding(), Sent(message):
            return Step(state, (Go("offer", messages=(message,)),))
        case Finding(), Press("ticket", number) if Right.SERVE in facts.rights:
            return Step(Writing(int(number)))
        case Writing(messages=messages), Said(message) | Sent(message):
            return Step(replace(state, messages=(*messages, message)))
        case Writing(number, messages), Press("send"):
            return Step(state, (Do(AddToTicket(number, messages)),))
        case Writing(number), Happened():
            return Step(Left(number), (Finish(),))
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Finding(text):
            found = facts[Called(text)] if text else ()
            which = _("Your tickets, newest first. Which one would you like to open?")
            rows = [(Button(f"№ {number}", "ticket", str(number)),) for number in found]
            return Screen(which, (*rows, (parts.cancel(_),)))
        case Writing():
            send = [(Button(_.pgettext("button", "Send"), "send"),)] if state.messages else []
            return Screen(
                parts.paragraphs(
                    _("Adding to No. {number}:", number=state.ticket), parts.quote(state.messages, _)
                ),
                (*send, (parts.cancel(_),)),
            )
        case Left(number):
            return Screen(_("Added to No. {number}.", number=number))


DIALOG = Dialog(
    "word_left",
    (Finding, Writing, Left),
    Finding(),
    step,
    render,
    Facts,
    needs=lambda state: (Called(state.text),) if isinstance(state, Finding) and state.text else (),
    takes_text=lambda state: isinstance(state, Finding | Writing),
    form=lambda state: isinstance(state, Writing) and bool(state.messages),
    resume_label=lambda _: _.pgettext("button", "Back to the ticket"),
)


def opened(command: Commanded, filling: bool) -> Go | None:
    return Go(DIALOG.name) if command.name == DIALOG.name else PRIVATE.opened(command, filling)


EVERYBODY = replace(PRIVATE, dialogs={**DIALOGS, DIALOG.name: DIALOG}, opened=opened)
