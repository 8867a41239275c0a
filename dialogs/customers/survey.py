"""How did we do? One score after a solved ticket. A low one may reopen it; nobody is pressed.

Opened with a ticket's number, or with `<number>-<score>` by a button of the question that we sent.
"""

from dataclasses import dataclass

from care.commands import RateTicket, Refused
from dialogs.customers import parts, refusals
from dialogs.customers.menu import resume_label
from dialogs.customers.ticket_parts import can_reopen, find
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
    Row,
    Screen,
    Step,
)
from dialogs.language.words import Words

SCORES = frozenset("12345")


@dataclass(frozen=True)
class Asking:
    ticket: int = 0
    score: int = 0  # being written down; 0: not chosen yet


@dataclass(frozen=True)
class Rated:
    ticket: int
    score: int


State = Asking | Rated


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case Asking(), Press("score", score):
            return _rate(state.ticket, int(score))
        case Asking(), Happened(Refused("already_rated", fields) as refused):
            return Step(Rated(state.ticket, fields["score"]), (refusals.note(refused, facts.words),))
        case Asking(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("menu")))
        case Asking(), Happened():
            return Step(Rated(state.ticket, state.score))
        case Rated(), Press("reopen"):
            return Step(state, (Go("tickets", f"{state.ticket}-reopen"),))
        case Rated(), Press("resume"):
            return Step(state, (Resume(),))
    return Step(state)


def _open(argument: str, facts: Facts) -> Step:
    number, _dash, score = argument.partition("-")
    ticket = find(facts, int(number)) if number.isdecimal() else None
    if ticket is None:
        return Step(Asking(), (Note(facts.words("We cannot find that ticket among yours.")), Go("menu")))
    return _rate(ticket.id, int(score)) if score in SCORES else Step(Asking(ticket.id))


def _rate(ticket: int, score: int) -> Step:
    return Step(Asking(ticket, score), (Do(RateTicket(ticket, score)),))


def render(state: State, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Asking):
        ask = _("How did we do with No. {number}? 1 is very bad, 5 is excellent.", number=state.ticket)
        return Screen(ask, (parts.scores(), (parts.menu(_),)))
    return _render_rated(state, facts, _)


def _render_rated(state: Rated, facts: Facts, _: Words) -> Screen:
    ways_on: tuple[Row, ...] = ((parts.menu(_),),)
    if facts.parked:
        ways_on = ((Button(resume_label(facts.parked, _), "resume"),), *ways_on)
    if state.score > facts.business.survey.low_score:
        return Screen(_("Thank you for your rating. We are glad we could help."), ways_on)
    ticket = find(facts, state.ticket)
    if ticket is None or not can_reopen(ticket, facts):
        return Screen(_("Thank you for being honest. The team will see your rating."), ways_on)
    text = _(
        "Thank you for being honest. If No. {number} is not really solved, you can reopen it.",
        number=state.ticket,
    )
    reopen = Button(_.pgettext("button", "Reopen the ticket"), "reopen")
    return Screen(text, ((reopen,), *ways_on))


DIALOG = Dialog("survey", (Asking, Rated), Asking(), step, render, needs=frozenset({Need.TICKETS}))
