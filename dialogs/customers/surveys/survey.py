"""How did we do? One score after a solved ticket. A low one may reopen it; nobody is pressed. What they write after it,
within a day, goes into that ticket: after a low score it says why, after a good one it is praise that waits for no
answer unless they press for one. Within an hour they can change it.

Opened with a ticket's number, or with `<number>-<score>` by a button of the question that we sent.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from markupsafe import Markup

from care.commands import (
    ExplainScore,
    RateTicket,
    Refused,
    ReopenTicket,
    Result,
    ScoreExplained,
    TicketReopened,
)
from care.model.ticket import WELL
from care.tickets.opening.own import CORRECTED
from care.understanding.thanks import only_thanks
from care.values.content import Message
from care.values.errors import AlreadyRated
from care.values.ids import whole_number
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Tickets
from dialogs.customers.tickets.ticket_parts import can_reopen, find, reopened
from dialogs.customers.writing import offer, told
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
    Resume,
    Row,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.words import Words

SCORES = frozenset("12345")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Asking:
    ticket: int = 0
    score: int = 0  # being written down; 0: not chosen yet


@dataclass(frozen=True)
class Rated:
    """`at`: when. What they write within a day of it is the reason; `messages`: it is being handed over.

    `praised`: they have written something of which no answer was promised.
    """

    ticket: int
    score: int
    at: datetime | None = None
    messages: tuple[Message, ...] = ()
    praised: bool = False
    answer_due: datetime | None = None  # the ticket is open again, because they have asked for an answer
    correctable: bool = True  # for an hour


State = Asking | Rated


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case Asking(), Press("score", score):
            return _rate(state.ticket, int(score))
        case Asking(), Happened(Refused(AlreadyRated(score=score)) as refused):
            rated = Rated(state.ticket, score, facts.now, correctable=False)
            return Step(rated, (refusals.note(refused, facts.words),))
        case Asking(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("menu")))
        case Asking(), Happened():
            return Step(Rated(state.ticket, state.score, facts.now))
        case Rated(), Said(message) | Sent(message):
            return _explain(state, message, facts)
        case Rated(), Happened(result):
            return _explained(state, result, facts)
        case Rated(), Press(action):
            return _press(state, action)
    return Step(state)


def _press(state: Rated, action: str) -> Step:
    match action:
        case "reopen":
            return Step(state, (Go("tickets", f"{state.ticket}-reopen"),))
        case "answer":
            return Step(state, (Do(ReopenTicket(state.ticket, ())),))
        case "resume":
            return Step(state, (Resume(),))
        case "change":
            return Step(Asking(state.ticket))
    return Step(state)


def _open(argument: str, facts: Facts) -> Step:
    number, _dash, score = argument.partition("-")
    ticket = find(facts, whole_number(number))
    if ticket is None:
        return Step(Asking(), (Note(facts.words("We cannot find that ticket among yours.")), Go("menu")))
    return _rate(ticket.id, int(score)) if score in SCORES else Step(Asking(ticket.id))


def _rate(ticket: int, score: int) -> Step:
    return Step(Asking(ticket, score), (Do(RateTicket(ticket, score)),))


def _explain(state: Rated, message: Message, facts: Facts) -> Step:
    if state.at is None or facts.now - state.at > DAY:
        return Step(state, (offer.place_of(message),))
    explain = ExplainScore(state.ticket, (message,), more=state.praised)
    return Step(replace(state, messages=(message,)), (Do(explain),))


def _explained(state: Rated, result: Result, facts: Facts) -> Step:
    """What cannot be taken is kept, and asked about."""
    done = replace(state, messages=())
    low = state.score < WELL
    match result:
        case ScoreExplained() if not (low or result.is_open):
            return Step(replace(done, praised=True))
        case ScoreExplained(ticket, again):
            place = told.place(ticket, reopened=again, frank=low and not _thanked(state))
            return Step(done, (Go("told", place, state.messages),))
        case TicketReopened(_, answer_due):
            return Step(replace(done, answer_due=answer_due), (Finish(),))
    note = (refusals.note(result, facts.words),) if isinstance(result, Refused) else ()
    onward = (Go("offer", messages=state.messages, gathers=True),) if state.messages else ()
    return Step(done, (*note, *onward))


def _thanked(state: Rated) -> bool:
    return all(only_thanks(message.content) for message in state.messages)


def render(state: State, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Asking):
        ask = _("How did we do with No. {number}? 1 is very bad, 5 is excellent.", number=state.ticket)
        return Screen(ask, (parts.scores(), (parts.menu(_),)))
    if state.answer_due:
        return Screen(reopened(state.ticket, state.answer_due, facts, _))
    return _render_rated(state, facts, _)


def _render_rated(state: Rated, facts: Facts, _: Words) -> Screen:
    ways_on: tuple[Row, ...] = ((parts.menu(_),),)
    if _is_correctable(state, facts):
        ways_on = ((Button(_.pgettext("button", "Change the rating"), "change"),), *ways_on)
    if facts.parked:
        ways_on = ((Button(facts.parked.resume_label(_), "resume"),), *ways_on)
    low = state.score <= facts.business.survey.low_score
    if state.praised:
        return _render_praised(state, facts, ways_on, _)
    if not low and state.score >= WELL:
        return Screen(_thanks(state, facts, _), ways_on)
    ticket = find(facts, state.ticket)
    opens = ticket is not None and can_reopen(ticket, facts)
    why = _why(state, _, opens=opens) if state.score < WELL and _listens(state) else ""
    if not (low and opens):
        return Screen(parts.paragraphs(_thanks(state, facts, _), why), ways_on)
    text = _(
        "Thank you for being honest. If No. {number} is not really solved, you can reopen it.",
        number=state.ticket,
    )
    reopen = Button(_.pgettext("button", "Reopen the ticket"), "reopen")
    return Screen(parts.paragraphs(text, why), ((reopen,), *ways_on))


def _why(state: Rated, _: Words, *, opens: bool) -> Markup:
    if opens:
        return _(
            "What could we have done better? If you write it here, we will reopen No. {number} and answer you.",
            number=state.ticket,
        )
    return _("What could we have done better? Tell us here, and those who helped you will read it.")


def _render_praised(state: Rated, facts: Facts, ways_on: tuple[Row, ...], _: Words) -> Screen:
    thanks = _thanks(state, facts, _)
    ticket = find(facts, state.ticket)
    if ticket is None or not can_reopen(ticket, facts):
        return Screen(thanks, ways_on)
    press = _("If you are waiting for an answer, press the button.")
    answer = Button(_.pgettext("button", "I need an answer"), "answer")
    return Screen(parts.paragraphs(thanks, press), ((answer,), *ways_on))


def _thanks(state: Rated, facts: Facts, _: Words) -> Markup:
    if state.praised:
        return _("Thank you for telling us. Those who helped you will read it.")
    if state.score >= WELL and state.score > facts.business.survey.low_score:
        return _("Thank you for your rating. We are glad we could help.")
    return _("Thank you for being honest. The team will see your rating.")


def _is_correctable(state: Rated, facts: Facts) -> bool:
    return state.correctable and state.at is not None and facts.now - state.at <= CORRECTED


def _stays(state: State, facts: Facts, _: Words) -> Markup:
    return Markup() if isinstance(state, Asking) else _thanks(state, facts, _)


def _listens(state: State) -> bool:
    """Of a state that an older version stored nobody knows when it was."""
    return isinstance(state, Rated) and state.at is not None


def _lapsed(state: State, now: datetime) -> State:
    if isinstance(state, Rated) and state.at is not None and now - state.at > DAY:
        return replace(state, at=None)
    return state


DIALOG = Dialog(
    "survey",
    (Asking, Rated),
    Asking(),
    step,
    render,
    Facts,
    needs=lambda _state: (Tickets(),),
    takes_text=_listens,
    passing=lambda state: isinstance(state, Asking) or state.praised,
    stays=_stays,
    lapsed=_lapsed,
)
