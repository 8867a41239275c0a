"""What customers say to our follow-ups (care/followups/): a press leads on, another turns that kind off for them.

Opened by a notice's button with `<kind>-<deed>` or `<kind>-<deed>-<about>`.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from care.commands import (
    AnswerFollowUp,
    Decline,
    Refused,
    ReopenTicket,
    TicketOpened,
    TicketReopened,
    UndoUsual,
    UsualUndone,
    WantIt,
)
from care.contact.purposes import BROADCAST
from care.values.ids import whole_number
from dialogs.customers import parts, refusals
from dialogs.customers.facts import Circulated, Facts
from dialogs.customers.surveys.feedback import AFTER
from dialogs.customers.tickets.ticket_parts import reopened
from dialogs.customers.writing.question import PERSON
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
    Screen,
    Step,
)
from dialogs.language.words import Words

DONE_FOR_THEM = ("usual_order", "usual_reminder")
FEWER = "fewer"  # the deed that turns a kind off
WHAT = "what"  # how the dialog of reminders is opened with what to remind them of
OPENS = ("feedback", "question", "rewards")  # deeds that lead into a dialog


@dataclass(frozen=True)
class Answered:
    """It is written down that they have answered; then this dialog takes over. Empty: thanks are enough."""

    dialog: str = ""
    argument: str = ""


@dataclass(frozen=True)
class Unsolved:
    """The ticket is not solved after all: it is open again, and answered by then."""

    ticket: int
    answer_due: datetime | None = None


@dataclass(frozen=True)
class Undone:
    """The usual order is not wanted: its ticket is withdrawn, or (`begun`) goes on with whoever was told."""

    ticket: int
    begun: bool = False


@dataclass(frozen=True)
class Fewer:
    """No more of this kind."""

    purpose: str
    on: bool = False  # they have thought better of it
    of: int | None = None  # the broadcast below which they said so


@dataclass(frozen=True)
class Wanted:
    """They want what this broadcast offers: by `ticket` the team knows, and answers by then."""

    of: int
    ticket: int = 0
    answer_due: datetime | None = None
    joined: bool = False  # it was there already


@dataclass(frozen=True)
class Remembering:
    """They want to be reminded of what this broadcast says."""

    of: int


State = Answered | Unsolved | Undone | Fewer | Wanted | Remembering


def step(state: State, event: Event, facts: Facts) -> Step:
    match state, event:
        case _, Opened(argument):
            return _open(argument, facts)
        case Answered(), Happened():
            return _lead_on(state)
        case Unsolved(), Happened(TicketReopened(ticket, answer_due)):
            return Step(Unsolved(ticket, answer_due), (Finish(),))
        case Unsolved(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("tickets", str(state.ticket))))
        case Unsolved(), Happened():
            return Step(state, (Do(ReopenTicket(state.ticket)),))
        case Undone(), Happened(UsualUndone(ticket, begun)):
            return Step(Undone(ticket, begun), (Finish(),))
        case Undone(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("tickets", str(state.ticket))))
        case Wanted() | Remembering(), _:
            return _of_broadcast(state, event, facts)
        case Fewer(), Press("again"):
            again = replace(state, on=True)
            return Step(again, (_decline(again, facts),))
    return Step(state)


def _lead_on(state: Answered) -> Step:
    if not state.dialog:
        return Step(state)
    after = AFTER if state.dialog == "feedback" else ""
    return Step(state, (Go(state.dialog, state.argument + after),))


def _of_broadcast(state: Wanted | Remembering, event: Event, facts: Facts) -> Step:
    match state, event:
        case Remembering(of), Happened():
            return Step(state, (Go("reminders", f"{WHAT}-{facts[Circulated(of)] or ''}"),))
        case Wanted(), Happened(TicketOpened(ticket, due, joined=joined)):
            return Step(Wanted(state.of, ticket, due, joined), (Finish(),))
        case Wanted(), Happened(Refused() as refused):
            return Step(state, (refusals.note(refused, facts.words), Go("menu")))
        case Wanted(of), Happened() if (words := facts[Circulated(of)]) is not None:
            return Step(state, (Do(WantIt(of, words)),))
        case Wanted(), Happened():
            preview = facts.words("This is only a preview: nothing goes to the team from here.")
            return Step(state, (Note(preview), Go("menu")))
    return Step(state)


def _open(argument: str, facts: Facts) -> Step:
    kind, deed, about = [*argument.split("-", 2), "", ""][:3]
    of = whole_number(about) if kind == BROADCAST.key and about else None
    answer = (Do(AnswerFollowUp(kind, of)),)
    match deed:
        case "undo" if kind == "usual_order":
            ticket = whole_number(about)
            return Step(Undone(ticket), (Do(UndoUsual(ticket)),))
        case "1d" | "2h":
            return Step(Answered("reminders", f"appointment-{about}-{deed}"), answer)
        case "undo":
            return Step(Answered("reminders", f"undo-{about}"), answer)
        case "fewer":
            fewer = Fewer(kind, of=of)
            return Step(fewer, (_decline(fewer, facts),))
        case "no":
            return Step(Unsolved(whole_number(about)), answer)
        case "want" if of is not None:
            return Step(Wanted(of), answer)
        case "remind" if of is not None:
            return Step(Remembering(of), answer)
        case "question" if of is not None:
            return Step(Answered("question", PERSON), answer)
        case _ if deed in OPENS:
            return Step(Answered(deed, about), answer)
    return Step(Answered(), answer)


def _decline(state: Fewer, facts: Facts) -> Do:
    words = facts.words.plain(_said(state.purpose, facts.words, on=state.on))
    return Do(Decline(state.purpose, words, on=state.on, of=state.of))


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Unsolved(answer_due=datetime() as answer_due):
            return Screen(reopened(state.ticket, answer_due, facts, _))
        case Undone():
            return Screen(_undone(state, _))
        case Wanted():
            return Screen(_wanted(state, facts, _))
        case Fewer():
            label = _.pgettext("button", "Write about it again")
            if state.purpose in DONE_FOR_THEM:
                label = _.pgettext("button", "Allow this again")
            again = ((Button(label, "again"),),)
            return Screen(
                _said(state.purpose, _, on=state.on), (*(() if state.on else again), (parts.menu(_),))
            )
    return Screen(_("Thank you for telling us."), ((parts.menu(_),),))


def _wanted(state: Wanted, facts: Facts, _: Words) -> Markup:
    passed = _("We have passed it on to the team: ticket No. {number}.", number=state.ticket)
    if state.joined:
        passed = _("The team already knows: it is in ticket No. {number}.", number=state.ticket)
    return parts.paragraphs(
        passed,
        parts.promise(state.answer_due, facts, _) if state.answer_due else "",
        _("Anything to add, such as how many or when? Just write it here."),
    )


def _undone(state: Undone, _: Words) -> Markup:
    if state.begun:
        return _(
            "The team has already started on No. {number}. They now know that you do not want it, and will write to "
            "you here about what can still be stopped.",
            number=state.ticket,
        )
    return _("Undone: No. {number} is withdrawn, and nothing will be ordered.", number=state.ticket)


def _said(kind: str, _: Words, *, on: bool) -> Markup:
    """What stands in the record of what they agreed to, too."""
    if kind in DONE_FOR_THEM:
        again = _("We may do this for you again: {what}.", what=named(kind, _))
        return again if on else _("We will not do this for you any more: {what}.", what=named(kind, _))
    if on:
        return _("We may write to you about this again: {what}.", what=named(kind, _))
    return _("We will not write to you about this any more: {what}.", what=named(kind, _))


def named(kind: str, _: Words) -> Markup:
    """What a kind of messages is about, by its purpose; the purpose itself for what has no such press."""
    return {
        "visit": _("how a visit or a delivery went"),
        "unanswered": _("our questions that are waiting for an answer"),
        "still_solved": _("whether a complaint stays solved"),
        "appointment": _("whether to remind you of an appointment"),
        "nps": _("whether you would recommend us"),
        "birthday": _("your birthday"),
        "anniversary": _("how long you have been with us"),
        "reorder": _("when it is usually time to order again"),
        "reward": _("rewards you might like"),
        "broadcast": _("news and offers"),
        "usual_order": _("your usual order, asked for on your behalf"),
        "usual_reminder": _("your usual reminders, set on your behalf"),
    }.get(kind, Markup("{}").format(kind))


def short(kind: str, _: Words) -> Markup:
    """The same on a button."""
    return {
        "survey": _.pgettext("button", "After a ticket"),
        "draft": _.pgettext("button", "Not sent yet"),
        "visit": _.pgettext("button", "After a visit"),
        "unanswered": _.pgettext("button", "Asking once more"),
        "still_solved": _.pgettext("button", "After a complaint"),
        "appointment": _.pgettext("button", "An appointment"),
        "nps": _.pgettext("button", "Recommendations"),
        "birthday": _.pgettext("button", "Birthday"),
        "anniversary": _.pgettext("button", "Anniversaries"),
        "reorder": _.pgettext("button", "Time to order"),
        "reward": _.pgettext("button", "Reward within reach"),
        "broadcast": _.pgettext("button", "News and offers"),
        "usual_order": _.pgettext("button", "Usual order"),
        "usual_reminder": _.pgettext("button", "Usual reminder"),
    }.get(kind, Markup("{}").format(kind))


def fewer(kind: str, _: Words, of: int | None = None) -> Button:
    """Below each follow-up; and below a broadcast, with its number, or 0 below a sample of one."""
    label = _.pgettext("button", "No more of these")
    if kind in DONE_FOR_THEM:
        label = _.pgettext("button", "Do not do this again")
    return Button(label, "followup", f"{kind}-{FEWER}" + (f"-{of}" if of is not None else ""))


DIALOG = Dialog(
    "followup",
    (Answered, Unsolved, Undone, Fewer, Wanted, Remembering),
    Answered(),
    step,
    render,
    Facts,
    needs=lambda state: (Circulated(state.of),) if isinstance(state, Wanted | Remembering) else (),
    passing=lambda _state: True,
)
