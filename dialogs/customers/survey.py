"""How did we do? One score after a solved ticket. A low one may reopen it; nobody is pressed. What they write after it,
on the same day, says why, and goes into that ticket.

Opened with a ticket's number, or with `<number>-<score>` by a button of the question that we sent.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from care.commands import ExplainScore, RateTicket, Refused, Result, ScoreExplained
from care.values.content import Message
from dialogs.customers import offer, parts, refusals, told
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
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.words import Words

SCORES = frozenset("12345")
TO_EXPLAIN = 3  # up to this score we ask why
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asking:
    ticket: int = 0
    score: int = 0  # being written down; 0: not chosen yet


@dataclass(frozen=True)
class Rated:
    """`at`: when. What they write within a day of it is the reason; `messages`: it is being handed over."""

    ticket: int
    score: int
    at: datetime | None = None
    messages: tuple[Message, ...] = ()


State = Asking | Rated


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case Asking(), Press("score", score):
            return _rate(state.ticket, int(score))
        case Asking(), Happened(Refused("already_rated", fields) as refused):
            rated = Rated(state.ticket, fields["score"], facts.now)
            return Step(rated, (refusals.note(refused, facts.words),))
        case Asking(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("menu")))
        case Asking(), Happened():
            return Step(Rated(state.ticket, state.score, facts.now))
        case Rated(), Said(message) | Sent(message):
            return _explain(state, message, facts)
        case Rated(), Happened(result):
            return _explained(state, result, facts)
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


def _explain(state: Rated, message: Message, facts: Facts) -> Step:
    if state.at is None or facts.now - state.at > DAY:
        return Step(state, (offer.place_of(message),))
    return Step(replace(state, messages=(message,)), (Do(ExplainScore(state.ticket, (message,))),))


def _explained(state: Rated, result: Result, facts: Facts) -> Step:
    """What cannot be taken is kept, and asked about."""
    done = replace(state, messages=())
    if isinstance(result, ScoreExplained):
        place = told.place(result.ticket, reopened=result.reopened)
        return Step(done, (Go("told", place, state.messages),))
    note = (refusals.note(result, facts.words),) if isinstance(result, Refused) else ()
    return Step(done, (*note, Go("offer", messages=state.messages)))


def render(state: State, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Asking):
        ask = _("How did we do with No. {number}? 1 is very bad, 5 is excellent.", number=state.ticket)
        return Screen(ask, (parts.scores(), (parts.menu(_),)))
    return _render_rated(state, facts, _)


def _render_rated(state: Rated, facts: Facts, _: Words) -> Screen:
    ways_on: tuple[Row, ...] = ((parts.menu(_),),)
    if facts.parked:
        ways_on = ((Button(resume_label(facts.parked, _), "resume"),), *ways_on)
    low = state.score <= facts.business.survey.low_score
    if not low and state.score > TO_EXPLAIN:
        return Screen(_("Thank you for your rating. We are glad we could help."), ways_on)
    why = (
        _("What could we have done better? Tell us here, and those who helped you will read it.")
        if _listens(state)
        else ""
    )
    ticket = find(facts, state.ticket)
    if not low or ticket is None or not can_reopen(ticket, facts):
        honest = _("Thank you for being honest. The team will see your rating.")
        return Screen(parts.paragraphs(honest, why), ways_on)
    text = _(
        "Thank you for being honest. If No. {number} is not really solved, you can reopen it.",
        number=state.ticket,
    )
    reopen = Button(_.pgettext("button", "Reopen the ticket"), "reopen")
    return Screen(parts.paragraphs(text, why), ((reopen,), *ways_on))


def _listens(state: State) -> bool:
    """Of a state that an older version stored nobody knows when it was."""
    return isinstance(state, Rated) and state.score <= TO_EXPLAIN and state.at is not None


DIALOG = Dialog(
    "survey",
    (Asking, Rated),
    Asking(),
    step,
    render,
    needs=frozenset({Need.TICKETS}),
    takes_text=_listens,
)
