"""Words that went into a ticket although another one could be meant: into which, with one press to mean the other.

Opened with the ticket's number and what was written. More words for the same ticket join those on the screen. If they
reopened a solved one and mean another, it is solved again as it was.
"""

from dataclasses import dataclass, replace

from care.commands import MoveWords, Refused
from care.model.ticket import Ticket
from care.values.content import Message
from dialogs.customers import parts, refusals
from dialogs.customers.menu import resume_label
from dialogs.customers.question import place_in
from dialogs.customers.ticket_parts import find, heading, promise, solved_last, summary
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Facts,
    Go,
    Happened,
    Need,
    Note,
    Opened,
    Press,
    Resume,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.words import Words

OTHERS = 3  # open tickets that can be meant instead: the newest, beside the one that was solved last


@dataclass(frozen=True)
class Told:
    ticket: int = 0
    messages: tuple[Message, ...] = ()
    to: int = 0  # where they shall go instead; 0: they are where they belong
    earlier: bool = False  # they were written a while ago
    reopened: bool = False  # it was solved before them


REOPENED = "-reopened"


def place(ticket: int, *, reopened: bool) -> str:
    """What it is opened with."""
    return f"{ticket}{REOPENED if reopened else ''}"


def step(state: Told, event: Event, facts: Facts) -> Step:
    match event:
        case Opened(place, messages):
            ticket = place.removesuffix(REOPENED)
            return Step(Told(int(ticket), messages, reopened=ticket != place))
        case Said(message) | Sent(message):
            return Step(replace(state, messages=(*state.messages, message)[-parts.MESSAGES_LIMIT :]))
        case Press("move", ticket):
            return Step(
                replace(state, to=int(ticket)), (Do(MoveWords(state.ticket, int(ticket), state.messages)),)
            )
        case Press("other"):
            return Step(state, (Go("question", place_in(state.ticket), state.messages),))
        case Press("resume"):
            return Step(state, (Resume(),))
        case Happened(Refused() as refused):
            return Step(replace(state, to=0), (refusals.note(refused, facts.words),))
        case Happened():
            moved = facts.words("Moved to No. {number}.", number=state.to)
            return Step(Told(state.to, state.messages), (Note(moved),))
    return Step(state)


def render(state: Told, facts: Facts, _: Words) -> Screen:
    ticket = find(facts, state.ticket)
    others = [other for other in facts.tickets if other.is_open and other.id != state.ticket][:OTHERS]
    solved = solved_last(facts)
    went = _("Your message went to No. {number}.", number=state.ticket)
    again = _("Your message went to No. {number}, which is open again.", number=state.ticket)
    text = parts.paragraphs(
        again if state.reopened else went,
        parts.quote(state.messages, _) if state.earlier else "",
        _about(ticket, facts, _) if ticket else "",
        _("Also open:") if others else "",
        *(parts.lines(heading(other, _), summary(other)) for other in others),
        _("Solved recently:") if solved else "",
        *(parts.lines(heading(other, _), summary(other)) for other in solved),
    )
    move = (_move(other, _) for other in (*others, *solved))
    resume = [Button(resume_label(facts.parked, _), "resume")] if facts.parked else []
    new = Button(_.pgettext("button", "About something else"), "other")
    return Screen(text, (*parts.column(move), (new,), *parts.column(resume), (parts.menu(_),)))


def _about(ticket: Ticket, facts: Facts, _: Words) -> str:
    return parts.lines(heading(ticket, _), summary(ticket), promise(ticket, facts, _))


def _move(ticket: Ticket, _: Words) -> Button:
    label = _.pgettext("button", "It is about No. {number}", number=ticket.id)
    return Button(label, "move", str(ticket.id))


DIALOG = Dialog(
    "told",
    (Told,),
    Told(),
    step,
    render,
    needs=frozenset({Need.TICKETS}),
    passing=lambda _state: True,
)
