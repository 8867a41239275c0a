"""A question for an operator: to whom, if there are several departments, the question itself, and it is on its way.

Whoever writes here came for a person: what they do not send goes by itself after a short silence, unless they cancel or
have only said hello.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from care.business import OTHER
from care.commands import OpenTicket, Refused, TicketOpened
from care.model.ticket import About
from care.tickets.promises import answer_due
from care.understanding.matters import Matter, plainly
from care.values.content import Message
from care.values.ids import whole_number
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts
from dialogs.engine.machine import (
    Button,
    Dialog,
    Do,
    Event,
    Finish,
    Go,
    Happened,
    Opened,
    Press,
    Said,
    Screen,
    Sent,
    Step,
    nothing_sent,
)
from dialogs.language.words import Words

FROM = "from-"
POINTS = "points"  # what it is opened with for somebody who misses points
PERSON = "person"  # what it is opened with for somebody who wants a person, whatever it is about


@dataclass(frozen=True)
class Asking:
    """No department chosen yet while there are several, or writing."""

    department: str = ""
    messages: tuple[Message, ...] = ()
    source: int = 0  # the ticket in which the first of the messages stand until this one is sent
    person: bool = False  # they asked for a person, not for an answer
    points: bool = False  # they miss some


@dataclass(frozen=True)
class Accepted:
    """It has become a ticket."""

    ticket: int
    answer_due: datetime
    tier: str = ""  # for which they come first
    joined: bool = False  # one that they had


State = Asking | Accepted


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case Asking(), Opened(argument, messages):
            return Step(_begin(argument, messages, facts))
        case Asking(), Said(message) | Sent(message):
            return parts.tell(state, message, facts)
        case Asking(), Press("department", department):
            return Step(replace(state, department=department))
        case Asking(), Press("anew"):
            return Step(replace(state, messages=(), source=0))
        case Asking(), Press("send"):
            return Step(state, (Do(_ticket(state)),))
        case Asking(), Press("back"):
            return _back(state, facts)
        case Asking(), Happened(TicketOpened(ticket, answer_due, tier, joined)):
            return Step(Accepted(ticket, answer_due, tier, joined), (Finish(),))
        case Asking(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words),))
    return Step(state)


def place_in(ticket: int) -> str:
    """What a question is opened with whose words stand in that ticket so far. No department's key is like it."""
    return f"{FROM}{ticket}"


def _begin(argument: str, messages: tuple[Message, ...], facts: Facts) -> Asking:
    """`argument`: a department's key, PERSON, POINTS, what `place_in` gives, or empty."""
    if argument == PERSON:
        return Asking(parts.only_department(facts.business) or OTHER, messages, person=True)
    if argument == POINTS:
        return Asking(parts.only_department(facts.business) or OTHER, messages, points=True)
    known = facts.business.department(argument) is not None
    department = argument if known else parts.only_department(facts.business)
    source = argument.removeprefix(FROM) if argument.startswith(FROM) else ""
    return Asking(department, messages, whole_number(source))


def _ticket(asking: Asking) -> OpenTicket:
    source, points = asking.source, asking.points
    return OpenTicket(About.QUESTION, asking.department, asking.messages, source=source, points=points)


def _back(state: Asking, facts: Facts) -> Step:
    if state.department and not parts.only_department(facts.business):
        return Step(replace(state, department=""))
    return Step(state, (Go("menu"),))


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Accepted(ticket, answer_due, tier, joined):
            received = _("We have received your question: it is No. {number}.", number=ticket)
            accepted = parts.joined(ticket, _) if joined else received
            first, promise = parts.comes_first(tier, facts, _), parts.promise(answer_due, facts, _)
            return Screen(parts.paragraphs(accepted, first, promise))
        case Asking(""):
            alone = parts.goes_alone(state.messages, facts, _)
            received = parts.received(state.messages, _)
            text = parts.paragraphs(_("What is the question about?"), received, alone)
            return Screen(text, (*parts.departments(facts.business, _), parts.way_out(_)))
    if not state.messages:
        return Screen(_asked(state, facts, _), (parts.way_out(_),))
    send = Button(_.pgettext("button", "Send"), "send")
    anew = Button(_.pgettext("button", "Start over"), "anew")
    more = _("Anything to add? Just write it. When you are finished, press “Send”.")
    if not parts.says_something(state.messages):
        more = _("Hello! Tell us how we can help.")
    if all(plainly(message.content.text) is Matter.PERSON for message in state.messages):
        more = _("What is it about? Write it here, so that the right person answers. Then press “Send”.")
    onward = parts.lines(more, parts.goes_alone(state.messages, facts, _))
    heading = _("Your message:") if state.person else _("Your question:")
    return Screen(
        parts.paragraphs(heading, parts.quote(state.messages, _), onward),
        ((send,), (anew,), parts.way_out(_)),
    )


def _asked(state: Asking, facts: Facts, _: Words) -> Markup:
    if state.points:
        return _(
            "Which purchase is missing? Send a photo of its receipt, or write the number, the day and the sum. We will "
            "add what we know about your purchases."
        )
    if not state.person:
        return _("What would you like to know?")
    due = answer_due(facts.business, state.department, facts.now)
    return parts.paragraphs(
        _("How can we help? Tell us here in your own words; a photo or a voice message is fine, too."),
        _("If you write now, an operator will answer here {deadline}.", deadline=_.by(due, facts.now)),
    )


def _dropped(state: State, _: Words) -> Markup:
    if isinstance(state, Asking) and state.source:
        return _("Cancelled. Your message stays in No. {number}.", number=state.source)
    return nothing_sent(state, _)


DIALOG = Dialog(
    "question",
    (Asking, Accepted),
    Asking(),
    step,
    render,
    Facts,
    takes_text=lambda state: isinstance(state, Asking),
    form=lambda state: isinstance(state, Asking) and bool(state.messages),
    said=lambda state: isinstance(state, Asking) and bool(state.messages),
    dropped=_dropped,
    weighs=lambda state: not state.source and parts.weigh(state.messages),
    resume_label=lambda _: _.pgettext("button", "Continue the question"),
    drafts=True,
)
