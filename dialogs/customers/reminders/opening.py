"""Which way the dialog is opened: by a button of a notice, from a page, or by words.

What they write is never lost: what was no reminder goes where any words go, by one press.
"""

from collections.abc import Callable

from care.reminders.commands import AnswerReminder, RewordReminder, TurnReminder
from care.reminders.model import Answer, Reminder, Turn
from care.values.content import Message
from care.values.ids import whole_number
from dialogs.customers.facts import Appointments, Facts, Reminders
from dialogs.customers.reminders import clearing, said, together
from dialogs.customers.reminders.asked import asks_for_list, asks_to_change, asks_to_clear, cancels_this
from dialogs.customers.reminders.beginning import begin
from dialogs.customers.reminders.changing import about, meant, moves, named
from dialogs.customers.reminders.states import (
    CORRECTED,
    NAMED,
    THEN,
    Answered,
    Confirming,
    Draft,
    List,
    One,
    Rewording,
)
from dialogs.customers.reminders.understanding import understood
from dialogs.customers.tickets.ticket_parts import find
from dialogs.engine.machine import Do, Go, Note, Step
from dialogs.language import sanitize

NAME_TASTE = 200  # characters of what a ticket is about


def opened(argument: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """`argument`: empty, `new`, `ticket-<number>`, `undo-<reminder>`, `<reminder>-<turn>-<answer>`,
    `feedback-<number>-<touchpoint>`, `what-<words>`, `appointment-<number>-<how long before>`,
    `this-<reminder>`, `corrected`, `named`, `then`, or what dialogs/customers/reminders/together.py knows.
    """
    if of_several := together.opened(argument):
        return of_several
    if len(messages) == 1 and (of_theirs := _of_theirs(messages[0], facts)):
        return of_theirs
    first, _dash, rest = argument.partition("-")
    if of := OF.get(first):
        return of(rest, messages, facts)
    if rest:
        turn, _dash, word = rest.partition("-")
        answer = AnswerReminder(int(first), int(turn), Answer(word))
        return Step(Answered(answer.reminder), (Do(answer),))
    if messages or argument == "new" or not facts[Reminders()]:
        return begin(Draft(), messages, facts)
    return Step(List())


def _of_theirs(message: Message, facts: Facts) -> Step | None:
    """All of them, or the one that is meant, if it is plain which: with a press it goes, or comes when they say."""
    if asks_for_list(message.content):
        return Step(List())
    if asks_to_clear(message.content):
        return clearing.asked(facts)
    if not asks_to_change(message.content):
        return None
    if not facts[Reminders()]:
        return Step(List(), (Go("offer", messages=(message,)),))
    found, _ = meant(message, facts), facts.words
    if not found:
        return Step(List(), (Note(_("You have no reminder about that.")),))
    if len(found) > 1:
        return Step(
            List(), (Note(_("More than one of your reminders matches that. Choose the one you mean.")),)
        )
    (one,) = found
    return _moving(one, (message,), facts) if moves(message) else Step(One(one.id))


def _moving(one: Reminder, messages: tuple[Message, ...], facts: Facts, what: str = "") -> Step:
    return Step(understood(said.moving(one, facts, what), messages[-1], messages, facts))


def _of_this(rest: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """The one on whose page they wrote so."""
    one = said.find(facts, whole_number(rest))
    if one is None:
        return Step(List())
    if cancels_this(messages[-1].content):
        return Step(One(one.id), (Do(TurnReminder(one.id, Turn.DELETE)),))
    return _moving(one, messages, facts)


def _named(_rest: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """The one that shares a word with these, if it is plain which; else they are words to us, as any others."""
    found = named(messages[-1], facts)
    if len(found) == 1:
        return _moving(found[0], messages, facts)
    return Step(List(), (Go("offer", messages=messages, gathers=True),))


def _corrected(_rest: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """The one that was set by these words, when it is plain which, has other words now, or another time."""
    now = begin(Draft(), messages, facts)
    wanted = now.state.draft if isinstance(now.state, Confirming) else Draft()
    one = about(wanted.what, facts)
    if one is None:
        return now
    if not _comes_then(wanted, one):
        return _moving(one, messages, facts, wanted.what)
    if wanted.what == one.what:
        return Step(One(one.id))
    return Step(Rewording(one.id), (Do(RewordReminder(one.id, wanted.what)),))


def _comes_then(wanted: Draft, one: Reminder) -> bool:
    """What recurs has begun on another day than it would now."""
    plan = one.plan
    if wanted.rule != plan.rule or wanted.starts is None:
        return False
    return wanted.starts.time() == plan.starts.time() if plan.rule else wanted.starts == plan.starts


def _of_ticket(rest: str, _messages: tuple[Message, ...], facts: Facts) -> Step:
    number, _ = whole_number(rest), facts.words
    ticket = find(facts, number)
    if ticket is None:
        return Step(List(), (Note(_("We cannot find that ticket among yours.")),))
    about = sanitize.line(ticket.summary, NAME_TASTE) if ticket.summary else ""
    what = _.plain(_("Your ticket No. {number}", number=number))
    return begin(Draft(f"{what}: {about}" if about else what, ticket=number), (), facts)


def _of_feedback(rest: str, _messages: tuple[Message, ...], facts: Facts) -> Step:
    number, _dash, key = rest.partition("-")
    _, known = facts.words, facts.business.touchpoint(key)
    what = (
        _("Your feedback ({where})", where=known.name.in_language(_.language))
        if known
        else _("Your feedback")
    )
    return begin(Draft(_.plain(what), feedback=whole_number(number)), (), facts)


def _of_appointment(rest: str, _messages: tuple[Message, ...], facts: Facts) -> Step:
    number, _dash, before = rest.partition("-")
    _ = facts.words
    found = next((each for each in facts[Appointments()] if each.id == whole_number(number)), None)
    if found is None:
        return Step(List(), (Note(_("That appointment is over or was called off.")),))
    known = facts.business.touchpoint(found.touchpoint)
    where = known.name.in_language(_.language) if known else ""
    what = _("Your appointment ({where})", where=where) if where else _("Your appointment")
    return begin(Draft(_.plain(what), appointment=found, before=before), (), facts)


def _then(_rest: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """The first of those that were asked for one after the other."""
    return begin(Draft(then=messages[1:]), messages[:1], facts)


def _undo(rest: str, _messages: tuple[Message, ...], facts: Facts) -> Step:
    """One that we have set for them."""
    number = whole_number(rest)
    if said.find(facts, number) is None:
        return Step(List(), (Note(facts.words("That reminder has already come or was deleted.")),))
    return Step(One(number), (Do(TurnReminder(number, Turn.DELETE)),))


def _of_words(rest: str, messages: tuple[Message, ...], facts: Facts) -> Step:
    """What a broadcast has said; empty: they say themselves what of."""
    return begin(Draft(rest), messages, facts)


OF: dict[str, Callable[[str, tuple[Message, ...], Facts], Step]] = {
    "this": _of_this,
    CORRECTED: _corrected,
    NAMED: _named,
    THEN: _then,
    "ticket": _of_ticket,
    "feedback": _of_feedback,
    "appointment": _of_appointment,
    "undo": _undo,
    "what": _of_words,
}
