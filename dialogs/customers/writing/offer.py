"""Free text at any time: never "I don't understand". What was written is kept, and offered to go where it belongs.

Nobody has to choose: what waits goes to the ticket that is talked about, and becomes a question in the end.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from care.business import OTHER, Language
from care.commands import AddToTicket, Refused, ReopenTicket, SetLanguage, TicketReopened
from care.model.ticket import Ticket
from care.tickets.promises import answer_due
from care.understanding.matters import Matter, complains, plainly
from care.values.content import Kind, Message
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Tickets
from dialogs.customers.language import NAMES
from dialogs.customers.reminders import asked
from dialogs.customers.reminders.understanding import sounds_like_one
from dialogs.customers.tickets.ticket_parts import reopened, solved_last, summary
from dialogs.customers.writing.asking import asks_when_or_where
from dialogs.customers.writing.question import PERSON
from dialogs.engine.limits import MESSAGES_LIMIT
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
    Resume,
    Row,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language.detect import plain_language
from dialogs.language.words import Words

TICKETS = 3  # open tickets offered to be added to: the newest
TASTE = 300  # characters of each message that tell its language


@dataclass(frozen=True)
class Offering:
    """`corrected`: among them is the edit of something that is kept nowhere, as anonymous feedback is not, or what may
    be more of that: so they go nowhere by themselves.
    """

    messages: tuple[Message, ...] = ()
    corrected: bool = False


@dataclass(frozen=True)
class Adding:
    """To be added to an open ticket: until that has happened, what was written stays here."""

    ticket: int
    messages: tuple[Message, ...] = ()
    corrected: bool = False


@dataclass(frozen=True)
class Added:
    ticket: int


@dataclass(frozen=True)
class Reopening:
    """To be said in a solved ticket, which is open again with it."""

    ticket: int
    messages: tuple[Message, ...] = ()
    corrected: bool = False


@dataclass(frozen=True)
class Reopened:
    ticket: int
    answer_due: datetime


CORRECTED = "corrected"


def place_of(message: Message, *, corrected: bool = False) -> Go:
    """Where free text goes: here, or to the answer when it plainly asks for one that we have."""
    answered = message.content.kind is Kind.TEXT and asks_when_or_where(message.content.text)
    if answered:
        return Go("hours", messages=(message,))
    return Go("offer", CORRECTED if corrected else "", (message,), gathers=not corrected)


State = Offering | Adding | Added | Reopening | Reopened


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case Offering(), Opened(argument, messages):
            return Step(Offering(messages, corrected=argument == CORRECTED))
        case Offering(), Said() | Sent():
            return _told(state, event, facts)
        case Offering(), Press(action, argument):
            return _press(state, action, argument)
        case Adding() | Reopening(), Happened(Refused() as refused):
            return Step(Offering(state.messages, state.corrected), (refusals.note(refused, facts.words),))
        case Adding(), Happened():
            return Step(Added(state.ticket), (Finish(),))
        case Reopening(), Happened(TicketReopened(ticket, answer_due)):
            return Step(Reopened(ticket, answer_due), (Finish(),))
    return Step(state)


def _told(state: Offering, event: Said | Sent, facts: Facts) -> Step:
    """More of it, unless it plainly asks for something else: for what we have, or for a person, who reads all of it."""
    message = event.message
    if asked.asks(message.content):
        return Step(state, (Go("reminders", messages=(message,)),))
    if isinstance(event, Said) and asks_when_or_where(message.content.text):
        return Step(state, (Go("hours", messages=(message,)),))
    if plainly(message.content.text) is Matter.PERSON and len(state.messages) < MESSAGES_LIMIT:
        return Step(Offering(), (Go("question", PERSON, (*state.messages, message)),))
    corrected = state.corrected or event == Said(message, corrected=True)
    return parts.tell(replace(state, corrected=corrected), message, facts)


def _press(state: Offering, action: str, argument: str) -> Step:
    match action:
        case "go":
            return Step(Offering(), (Go(argument, messages=state.messages),))
        case "resume":
            return Step(state, (Resume(state.messages),))
        case "add":
            adding = Adding(int(argument), state.messages, state.corrected)
            return Step(adding, (Do(AddToTicket(int(argument), state.messages)),))
        case "reopen":
            reopening = Reopening(int(argument), state.messages, state.corrected)
            return Step(reopening, (Do(ReopenTicket(int(argument), state.messages)),))
        case "language":
            return Step(state, (Do(SetLanguage(argument)),))  # type: ignore[arg-type]  # a button of ours: one of NAMES
    return Step(state)


def render(state: State, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Offering):
        return _render_offer(state, facts, _)
    if isinstance(state, Reopened):
        return Screen(reopened(state.ticket, state.answer_due, facts, _))
    return Screen(_("Added to No. {number}. The operators will see it.", number=state.ticket))


def _render_offer(state: Offering, facts: Facts, _: Words) -> Screen:
    tongue = _other_language(state, facts)
    change = [Button(f"🌐 {NAMES[tongue]}", "language", tongue)] if tongue else []
    solved, opened = solved_last(facts), [ticket for ticket in facts[Tickets()] if ticket.is_open][:TICKETS]
    again, add = [_reopen(ticket, _) for ticket in solved], [_add(ticket, _) for ticket in opened]
    text = parts.paragraphs(
        _("We have saved your message:"),
        parts.quote(state.messages, _),
        _("This sounds like a complaint.") if complains(state.messages) else "",
        _("Where should it go? You can also add more first."),
        _passed_on(facts, _) if _is_passed_on(state) else "",
        parts.lines(*(_named(ticket, _) for ticket in (*solved, *opened))),
    )
    into = (*parts.column(again), *parts.column(add), *parts.column(_draft(facts, _)))
    remind = [Button(_.pgettext("button", "Reminder"), "go", "reminders")] if _is_timed(state, facts) else []
    rows = *_matters(state, into, _), *parts.column(remind), *parts.column(change)
    return Screen(text, (*rows, (parts.cancel(_),)))


def _is_timed(state: Offering, facts: Facts) -> bool:
    """What was said last may be a reminder: it says when, and what then."""
    return bool(state.messages) and sounds_like_one(state.messages[-1], facts)


def _matters(state: Offering, into: tuple[Row, ...], _: Words) -> tuple[Row, ...]:
    """What it can be, likeliest first; `into`: more of what there is already."""
    question = Button(_.pgettext("button", "Ask an operator"), "go", "question")
    feedback = Button(_.pgettext("button", "Feedback"), "go", "feedback")
    if complains(state.messages):
        complaint = Button(_.pgettext("button", "Make it a complaint"), "go", "complaint")
        return (complaint,), *into, (question,), (feedback,)
    complaint = Button(_.pgettext("button", "Complaint"), "go", "complaint")
    return *into, (question,), (complaint, feedback)


def _passed_on(facts: Facts, _: Words) -> Markup:
    """When it goes to people though nobody chooses, and by when they answer at the latest.

    Who chooses is never promised a later answer: whichever department they would have chosen.
    """
    at, only = parts.goes_at(facts), parts.only_department(facts.business)
    may_be = [only] if only else [OTHER, *(each.key for each in facts.business.departments)]
    due = max(answer_due(facts.business, department, at) for department in may_be)
    return _(
        "If you do not choose, we will pass it on to our operators {when}, and you will have an answer {deadline}.",
        when=_.without_city.when(at, facts.now),
        deadline=_.by(due, facts.now),
    )


def _is_passed_on(state: Offering) -> bool:
    """Thanks and greetings alone wait for nobody (dialogs/customers/unsent.py)."""
    return not state.corrected and parts.says_something(state.messages)


def _other_language(state: Offering, facts: Facts) -> Language | None:
    """The language they plainly write in, when we speak another one that they never chose."""
    written = plain_language(" ".join(message.content.text[:TASTE] for message in state.messages))
    customer = facts.customer
    if customer.chosen or written == customer.language or written not in facts.business.languages:
        return None
    return written


def _named(ticket: Ticket, _: Words) -> Markup:
    """What a number on a button stands for: nobody remembers numbers."""
    number = _("No. {number}", number=ticket.id)
    return Markup("{} · {}").format(number, summary(ticket)) if ticket.summary else Markup()


def _reopen(ticket: Ticket, _: Words) -> Button:
    return Button(_.pgettext("button", "Reopen No. {number}", number=ticket.id), "reopen", str(ticket.id))


def _draft(facts: Facts, _: Words) -> list[Button]:
    """Into what they began and left, for which these words may be meant."""
    labels = {
        "complaint": _.pgettext("button", "Add to my complaint"),
        "feedback": _.pgettext("button", "Add to my feedback"),
    }
    label = labels.get(facts.parked.name) if facts.parked else None
    return [Button(label, "resume")] if label else []


def _add(ticket: Ticket, _: Words) -> Button:
    return Button(_.pgettext("button", "Add to No. {number}", number=ticket.id), "add", str(ticket.id))


DIALOG = Dialog(
    "offer",
    (Offering, Adding, Added, Reopening, Reopened),
    Offering(),
    step,
    render,
    Facts,
    needs=lambda _state: (Tickets(),),
    takes_text=lambda state: isinstance(state, Offering),
    form=lambda state: isinstance(state, Offering) and bool(state.messages),
    said=lambda state: isinstance(state, Offering) and not state.corrected,
    weighs=lambda state: parts.weigh(state.messages),
    resume_label=lambda _: _.pgettext("button", "Back to your message"),
)
