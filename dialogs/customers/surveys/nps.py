"""Would you recommend us? A score from 0 to 10, and why. Who would not is offered a person, with what they wrote.

Opened by a button of the question that we sent, with the score. What is written within a day of it is the reason.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from markupsafe import Markup

from care.commands import ExplainRecommendation, Recommend, Refused
from care.values.content import Kind, Message
from care.values.ids import whole_number
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts
from dialogs.customers.writing import offer
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Go,
    Happened,
    Opened,
    Press,
    Row,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.words import Words

PROMOTES, DETRACTS = 9, 6  # from the one on, up to the other
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Scoring:
    """It is being written down."""

    score: int = 0


@dataclass(frozen=True)
class Scored:
    """`messages`: why, as far as they have said."""

    score: int
    at: datetime
    messages: tuple[Message, ...] = ()


State = Scoring | Scored


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            score = whole_number(argument)
            return Step(Scoring(score), (Do(Recommend(score)),))
        case Scoring(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("menu")))
        case Scoring(), Happened():
            return Step(Scored(state.score, facts.now))
        case Scored(), Said(message):
            return _explain(state, message, facts)
        case Scored(), Sent(message):
            return Step(state, (offer.place_of(message),))
        case Scored(), Press("person"):
            return Step(state, (Go("question", messages=state.messages),))
    return Step(state)


def _explain(state: Scored, message: Message, facts: Facts) -> Step:
    if facts.now - state.at > DAY or message.content.kind is not Kind.TEXT:
        return Step(state, (offer.place_of(message),))
    said = replace(state, messages=(*state.messages, message))
    return Step(said, (Do(ExplainRecommendation(message.content.text)),))


def render(state: State, _facts: Facts, _: Words) -> Screen:
    if isinstance(state, Scoring):
        return Screen(_("Thank you."), ((parts.menu(_),),))
    if state.score > DETRACTS:
        return Screen(parts.paragraphs(_thanks(state, _), _why(state, _)), ((parts.menu(_),),))
    person: Row = (Button(_.pgettext("button", "Talk to a person"), "person"),)
    ask = _("Would you like a person to look into it? They will read what you write and answer you here.")
    return Screen(parts.paragraphs(_thanks(state, _), _why(state, _), ask), (person, (parts.menu(_),)))


def _thanks(state: Scored, _: Words) -> Markup:
    if state.score >= PROMOTES:
        return _("Thank you: {score} out of 10! We are glad that you would recommend us.", score=state.score)
    return _("Thank you for being honest: {score} out of 10.", score=state.score)


def _why(state: Scored, _: Words) -> Markup:
    if state.messages:
        return _("We have saved what you wrote.")
    if state.score >= PROMOTES:
        return _("What do you like most? A few words here are enough.")
    return _("What is the main reason? A few words here are enough.")


def _listens(state: State) -> bool:
    return isinstance(state, Scored)


DIALOG = Dialog(
    "nps",
    (Scoring, Scored),
    Scoring(),
    step,
    render,
    Facts,
    takes_text=_listens,
    passing=lambda _state: True,
    stays=lambda state, _facts, _: _thanks(state, _) if isinstance(state, Scored) else Markup(),
)
