"""My tickets: the list, one of them, and what can be done about it: add to it, withdraw it, reopen it.

A ticket is the customer's own if it is among the facts. Whatever else a link or a press asks for does not exist.
"""

from dataclasses import dataclass
from datetime import datetime

from care.commands import AddToTicket, Refused, ReopenTicket, Result, TicketReopened, WithdrawTicket
from care.model.ticket import Ticket
from care.values.content import Content, Kind, Message
from care.values.ids import whole_number
from care.values.pieces import cut
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Facts, Tickets, WordsIn
from dialogs.customers.tickets.ticket_list import render_list
from dialogs.customers.tickets.ticket_parts import (
    can_reopen,
    find,
    heading,
    is_cut,
    is_forgotten,
    is_open,
    promise,
    reopened,
    summary,
)
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
    Row,
    Said,
    Screen,
    Sent,
    Step,
)
from dialogs.language import sanitize
from dialogs.language.words import Words

PART = 3000  # UTF-16 units of what they wrote in one message of 4,096


@dataclass(frozen=True)
class List:
    page: int = 0


@dataclass(frozen=True)
class One:
    ticket: int


@dataclass(frozen=True)
class Whole:
    """All that they wrote, a part of it."""

    ticket: int
    part: int = 0


@dataclass(frozen=True)
class Adding:
    ticket: int
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Reopening:
    """What is still wrong? It may stay unsaid."""

    ticket: int
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Withdrawing:
    """Really?"""

    ticket: int


@dataclass(frozen=True)
class Reopened:
    ticket: int
    answer_due: datetime


State = List | One | Whole | Adding | Reopening | Withdrawing | Reopened


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case _, Press("page", page):
            return Step(List(int(page)))
        case _, Press("open", ticket):
            return Step(One(int(ticket)))
        case List() | Reopened(), _:
            return Step(state, (Go("menu"),) if event == Press("back") else ())
        case _, Happened(result):
            return _happened(state, result, facts)
        case Reopening(number, messages), Press("send") if messages and is_open(number, facts):
            return _press(Adding(number, messages), "send")  # somebody has reopened it meanwhile
        case One() | Whole(), Press("whole", part):
            return Step(Whole(state.ticket, int(part or 0)))
        case _, Press(action):
            return _press(state, action)
        case Adding() | Reopening(), Said(message) | Sent(message):
            return parts.tell(state, message, facts)
    return Step(state)


def _open(argument: str, facts: Facts) -> Step:
    """`argument`: a ticket's number, `<number>-reopen`, or empty for the list."""
    number, _dash, wish = argument.partition("-")
    if not number:
        return Step(List())
    ticket = find(facts, whole_number(number))
    if ticket is None:
        return Step(List(), (Note(facts.words("We cannot find that ticket among yours.")),))
    return Step(Reopening(ticket.id) if wish == "reopen" and can_reopen(ticket, facts) else One(ticket.id))


def _press(state: One | Whole | Adding | Reopening | Withdrawing, action: str) -> Step:
    number = state.ticket
    match state, action:
        case One(), "remind":
            return Step(state, (Go("reminders", f"ticket-{number}"),))
        case One(), "add":
            return Step(Adding(number))
        case One(), "reopen":
            return Step(Reopening(number))
        case One(), "withdraw":
            return Step(Withdrawing(number))
        case One(), "back":
            return Step(List())
        case Adding(messages=messages), "send":
            return Step(state, (Do(AddToTicket(number, messages)),))
        case Reopening(messages=messages), "send":
            return Step(state, (Do(ReopenTicket(number, messages)),))
        case Withdrawing(), "send":
            return Step(state, (Do(WithdrawTicket(number)),))
        case _, "back":  # by way of the driver, which sets a half-written addition aside
            return Step(state, (Go("tickets", str(number)),))
    return Step(state)


def _happened(state: One | Whole | Adding | Reopening | Withdrawing, result: Result, facts: Facts) -> Step:
    _ = facts.words
    match state, result:
        case Adding() | Reopening(), Refused():  # what they wrote stays before them
            return Step(state, (refusals.note(result, _),))
        case _, Refused():
            return Step(One(state.ticket), (refusals.note(result, _),))
        case _, TicketReopened(ticket, answer_due):
            return Step(Reopened(ticket, answer_due), (Finish(),))
        case Adding(), _:
            return Step(One(state.ticket), (Note(_("Added to No. {number}.", number=state.ticket)),))
        case Withdrawing(), _:
            return Step(
                One(state.ticket), (Note(_("No. {number} has been withdrawn.", number=state.ticket)),)
            )
    return Step(One(state.ticket))


# --- how it looks


def render(state: State, facts: Facts, _: Words) -> Screen:
    if isinstance(state, Reopened):
        return Screen(reopened(state.ticket, state.answer_due, facts, _))
    ticket = None if isinstance(state, List) else find(facts, state.ticket)
    match state:
        case One() if ticket:
            return _render_one(ticket, facts, _)
        case Whole() if ticket:
            return _render_whole(state, ticket, facts, _)
        case Adding() if ticket:
            return _render_adding(state, facts, _)
        case Reopening() if ticket:
            return _render_reopening(state, facts, _)
        case Withdrawing() if ticket:
            return _render_withdrawing(ticket, _)
    # Also where a ticket was that is theirs no more.
    return render_list(state.page if isinstance(state, List) else 0, facts, _)


def _render_one(ticket: Ticket, facts: Facts, _: Words) -> Screen:
    promised = promise(ticket, facts, _)
    near = _.without_city if promised else _
    text = parts.paragraphs(
        heading(ticket, _),
        parts.lines(
            _("Department: {department}", department=parts.department(facts.business, ticket.department, _)),
            _("Order: {order}", order=sanitize.line(ticket.order_number)) if ticket.order_number else "",
            _("Opened {when}", when=near.when(ticket.opened_at, facts.now)),
            promised,
        ),
        summary(ticket),
        _("What was written in this ticket is no longer kept.") if is_forgotten(ticket, facts) else "",
    )
    whole = ((Button(_.pgettext("button", "Show all"), "whole", "0"),),) if is_cut(ticket) else ()
    return Screen(text, (*whole, *_actions(ticket, facts, _), (parts.back(_), parts.menu(_))))


def _render_whole(state: Whole, ticket: Ticket, facts: Facts, _: Words) -> Screen:
    """In parts of one message each; it may be shorter by now than when it was asked for."""
    shown = list(cut(Content(Kind.TEXT, "\n\n".join(map(sanitize.text, facts[WordsIn(state.ticket)]))), PART))
    number = max(0, min(state.part, len(shown) - 1))
    text = shown[number].text or _("What was written in this ticket is no longer kept.")
    turns = (
        Button("←", "whole", str(number - 1)) if number else None,
        Button("→", "whole", str(number + 1)) if number + 1 < len(shown) else None,
    )
    text = parts.paragraphs(heading(ticket, _), parts.lines(text))
    return Screen(text, (*parts.rows(filter(None, turns), 2), (parts.back(_), parts.menu(_))))


def _actions(ticket: Ticket, facts: Facts, _: Words) -> tuple[Row, ...]:
    if ticket.is_open:
        add = Button(_.pgettext("button", "Add something"), "add")
        remind = Button(_.pgettext("button", "Remind me about this"), "remind")
        return ((add,), (remind,), (Button(_.pgettext("button", "Withdraw"), "withdraw"),))
    if can_reopen(ticket, facts):
        return ((Button(_.pgettext("button", "Reopen"), "reopen"),),)
    if ticket.merged_into is not None:
        onward = _.pgettext("button", "No. {number}", number=ticket.merged_into)
        return ((Button(onward, "open", str(ticket.merged_into)),),)
    return ()


def _render_adding(state: Adding, facts: Facts, _: Words) -> Screen:
    heading = _("Adding to No. {number}:", number=state.ticket)
    if not state.messages:
        ask = _(
            "What would you like to add to No. {number}? Text, photos and files are all fine.",
            number=state.ticket,
        )
        return Screen(ask, (parts.way_out(_),))
    send = Button(_.pgettext("button", "Send"), "send")
    said = parts.waiting(state.messages, facts, _)
    return Screen(parts.paragraphs(heading, said), ((send,), parts.way_out(_)))


def _render_reopening(state: Reopening, facts: Facts, _: Words) -> Screen:
    """With words it says that they are not sent yet: nobody shall wait for an answer to what nobody has."""
    if not state.messages:
        ask = _(
            "What is still not right with No. {number}? Write it here, or press the button to reopen it at once.",
            number=state.ticket,
        )
        return Screen(ask, ((Button(_.pgettext("button", "Reopen"), "send"),), parts.way_out(_)))
    ask = _(
        "<b>Not sent yet.</b> Press the button to reopen No. {number} and send this to the operators.",
        number=state.ticket,
    )
    send = Button(_.pgettext("button", "Send and reopen"), "send")
    said = parts.waiting(state.messages, facts, _)
    return Screen(parts.paragraphs(ask, said), ((send,), parts.way_out(_)))


def _render_withdrawing(ticket: Ticket, _: Words) -> Screen:
    ask = _("Withdraw No. {number}? We will stop working on it and will not answer.", number=ticket.id)
    withdraw = Button(_.pgettext("button", "Withdraw"), "send")
    return Screen(parts.paragraphs(ask, summary(ticket)), ((withdraw,), (parts.back(_),)))


DIALOG = Dialog(
    "tickets",
    (List, One, Whole, Adding, Reopening, Withdrawing, Reopened),
    List(),
    step,
    render,
    Facts,
    needs=lambda state: (Tickets(), WordsIn(state.ticket)) if isinstance(state, Whole) else (Tickets(),),
    takes_text=lambda state: isinstance(state, Adding | Reopening),
    form=lambda state: isinstance(state, Adding | Reopening) and bool(state.messages),
    said=lambda state: isinstance(state, Adding | Reopening),
    passing=lambda state: isinstance(state, List | One | Withdrawing),
    resume_label=lambda _: _.pgettext("button", "Back to the ticket"),
)
