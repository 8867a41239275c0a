"""Words that went into a ticket although another one could be meant: into which, with one press to mean the other.

Opened with the ticket's number and what was written. More words for the same ticket join those on the screen. If they
reopened a solved one and mean another, it is solved again as it was.
"""

from dataclasses import dataclass, replace

from markupsafe import Markup

from care.commands import MoveWords, Refused
from care.model.ticket import Ticket
from care.values.content import Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Tickets
from dialogs.customers.tickets.ticket_parts import find, heading, promise, solved_last, summary
from dialogs.customers.writing.question import place_in
from dialogs.driver.heard import Relayed
from dialogs.engine.limits import MESSAGES_LIMIT
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Go,
    Happened,
    Note,
    Opened,
    Press,
    Resume,
    Row,
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
    frank: bool = False  # they say what was bad


REOPENED, FRANK = "-reopened", "-frank"


def place(ticket: int, *, reopened: bool, frank: bool = False) -> str:
    """What it is opened with."""
    return f"{ticket}{REOPENED if reopened else ''}{FRANK if frank else ''}"


def opened_for(state: object, words: Relayed) -> Go | None:
    """What opens for words that have gone into a ticket; None where the screen says so of the words before them."""
    if isinstance(state, Told) and state.ticket == words.ticket and not words.reopened:
        return None
    return Go("told", place(words.ticket, reopened=words.reopened), words.messages)


def step(state: Told, event: Event, facts: Facts) -> Step:
    match event:
        case Opened(place, messages):
            ticket = place.partition("-")[0]
            return Step(Told(int(ticket), messages, reopened=REOPENED in place, frank=FRANK in place))
        case Said(message) | Sent(message):
            return Step(replace(state, messages=(*state.messages, message)[-MESSAGES_LIMIT:]))
        case Press("move", ticket):
            return Step(
                replace(state, to=int(ticket)), (Do(MoveWords(state.ticket, int(ticket), state.messages)),)
            )
        case Press("other"):
            # They shall be no part of that ticket, so nothing stays here that says they are.
            return Step(Told(), (Go("question", place_in(state.ticket), state.messages),))
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
    if state.frank:
        return _render_frank(state, ticket, facts, _)
    others = [other for other in facts[Tickets()] if other.is_open and other.id != state.ticket][:OTHERS]
    solved = solved_last(facts)
    text = parts.paragraphs(
        _went(state, _),
        parts.quote(state.messages, _) if state.earlier else "",
        _about(ticket, facts, _) if ticket else "",
        _("Also open:") if others else "",
        *(parts.lines(heading(other, _), summary(other)) for other in others),
        _("Solved recently:") if solved else "",
        *(parts.lines(heading(other, _), summary(other)) for other in solved),
    )
    return Screen(text, (*parts.column(_move(other, _) for other in (*others, *solved)), *_ways_on(facts, _)))


def _render_frank(state: Told, ticket: Ticket | None, facts: Facts, _: Words) -> Screen:
    """Who says what was bad is thanked, and reads no list."""
    return Screen(_went_frankly(state, ticket, facts, _), _ways_on(facts, _))


def _went(state: Told, _: Words) -> Markup:
    if state.reopened:
        return _("Your message went to No. {number}, which is open again.", number=state.ticket)
    return _("Your message went to No. {number}.", number=state.ticket)


def _went_frankly(state: Told, ticket: Ticket | None, facts: Facts, _: Words) -> Markup:
    thanks = _("Thank you for telling us frankly. We are sorry that we let you down.")
    again = _("No. {number} is open again.", number=state.ticket)
    went = again if state.reopened else _went(state, _)
    return parts.paragraphs(thanks, went, promise(ticket, facts, _) if ticket else "")


def stays(state: Told, facts: Facts, _: Words) -> Markup:
    """Where their words are and by when they have an answer; which others are open, My tickets knows."""
    ticket = find(facts, state.ticket)
    if not state.ticket:
        return Markup()
    if state.frank:
        return _went_frankly(state, ticket, facts, _)
    quote = parts.quote(state.messages, _) if state.earlier else ""
    return parts.paragraphs(_went(state, _), quote, promise(ticket, facts, _) if ticket else "")


def _ways_on(facts: Facts, _: Words) -> tuple[Row, ...]:
    resume = [Button(facts.parked.resume_label(_), "resume")] if facts.parked else []
    new = Button(_.pgettext("button", "About something else"), "other")
    return ((new,), *parts.column(resume), (parts.menu(_),))


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
    Facts,
    needs=lambda _state: (Tickets(),),
    passing=lambda _state: True,
    stays=stays,
)
