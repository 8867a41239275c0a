"""After signed feedback with a low score: shall it become a complaint?

What its author writes then, within an hour, is the reason: it begins that complaint, or goes to the ticket that the
feedback has already because an operator has answered it.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from markupsafe import Markup

from care.commands import AddToTicket, Refused, ReopenTicket, Result, TicketReopened
from care.model.ticket import State, Ticket
from care.understanding.thanks import says_something
from care.values.content import Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Tickets
from dialogs.customers.tickets.ticket_parts import can_reopen, find
from dialogs.customers.writing import offer, told
from dialogs.engine.machine import Button, Do, Event, Go, Happened, Note, Press, Said, Screen, Sent, Step
from dialogs.language.words import Words

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Low:
    """It is given and signed, and the score is low: shall it become a complaint?

    `at`: since when they may say why. `ticket`: the one that it has already, once they know of it; `messages` are then
    what is being handed over.
    """

    feedback: int
    messages: tuple[Message, ...] = ()
    touchpoint: str = ""
    at: datetime | None = None  # None: an older version has stored it
    left: bool = False  # it shall not
    ticket: int = 0


def step(state: Low, event: Event, facts: Facts) -> Step:
    match event:
        case Press("complaint"):
            if ticket := _grown(state, facts):
                return Step(replace(state, ticket=ticket.id, at=facts.now))
            return Step(state, (_complaint(state, facts),))
        case Press("leave"):
            return Step(replace(state, left=True, at=facts.now))
        case Said(message) | Sent(message):
            corrected = event == Said(message, corrected=True)
            if corrected or state.at is None or facts.now - state.at > HOUR:
                return Step(state, (offer.place_of(message, corrected=corrected),))
            return _explain(state, message, facts)
        case Happened(result):
            return _explained(state, result, facts)
    return Step(state)


def _explain(state: Low, message: Message, facts: Facts) -> Step:
    """The reason goes where the feedback is, or makes a complaint of it. Thanks and greetings are none."""
    if ticket := _grown(state, facts):
        do = AddToTicket if ticket.is_open else ReopenTicket
        return Step(replace(state, ticket=ticket.id, messages=(message,)), (Do(do(ticket.id, (message,))),))
    if not says_something(message.content):
        return Step(replace(state, left=True))
    begun = facts.words("We have started your complaint with this. It has not been sent yet.")
    return Step(state, (Note(begun), _complaint(state, facts, message)))


def _explained(state: Low, result: Result, facts: Facts) -> Step:
    """What cannot be taken is kept, and asked about."""
    if isinstance(result, Refused):
        return Step(
            state, (refusals.note(result, facts.words), Go("offer", messages=state.messages, gathers=True))
        )
    place = told.place(state.ticket, reopened=isinstance(result, TicketReopened))
    return Step(state, (Go("told", place, state.messages),))


def _complaint(state: Low, facts: Facts, *more: Message) -> Go:
    about = f"{state.feedback}-{facts.business.department_at(state.touchpoint)}"
    return Go("complaint", about, (*state.messages, *more))


def _grown(state: Low, facts: Facts) -> Ticket | None:
    """The ticket that has grown out of the feedback, or in which that goes on, if it takes words still."""
    own = (each for each in facts[Tickets()] if each.feedback == state.feedback)
    grown = next((each for each in own if each.state is not State.WITHDRAWN), None)
    if grown is not None and grown.merged_into is not None:
        grown = find(facts, grown.merged_into)
    return grown if grown is not None and (grown.is_open or can_reopen(grown, facts)) else None


def render(state: Low, _: Words) -> Screen:
    if state.ticket:
        text = _(
            "We have already opened No. {number} for your feedback. If you have more to say, just write it here "
            "and it will go there.",
            number=state.ticket,
        )
        return Screen(text, ((parts.menu(_),),))
    if state.left:
        return Screen(_given(state, _), ((parts.menu(_),),))
    text = parts.paragraphs(
        _given(state, _),
        _(
            "Would you like us to look into it? Your feedback will become a complaint in your name, "
            "and an operator will answer you here."
        ),
    )
    complaint = Button(_.pgettext("button", "Make it a complaint"), "complaint")
    return Screen(text, ((complaint,), (Button(_.pgettext("button", "No, thank you"), "leave"),)))


def stays(state: Low, _: Words) -> Markup:
    if state.ticket:
        return _("We have already opened No. {number} for your feedback.", number=state.ticket)
    return _given(state, _)


def _given(state: Low, _: Words) -> Markup:
    if state.left:
        return _("Thank you for being honest. The team has your feedback and can reply to you here.")
    return _("Thank you. We are sorry it was not what you hoped for.")


def listens(state: object) -> bool:
    return isinstance(state, Low) and state.at is not None
