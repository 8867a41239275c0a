"""A ticket as its customer sees it."""

from datetime import datetime

from markupsafe import Markup

from care.model.ticket import About, State, Ticket
from dialogs.customers import parts
from dialogs.customers.facts import Facts, Tickets
from dialogs.language import sanitize
from dialogs.language.words import Words

SUMMARY_LIMIT = 60


def find(facts: Facts, number: int) -> Ticket | None:
    """The customer's ticket of this number."""
    return next((ticket for ticket in facts[Tickets()] if ticket.id == number), None)


def is_open(number: int, facts: Facts) -> bool:
    ticket = find(facts, number)
    return ticket is not None and ticket.is_open


def is_forgotten(ticket: Ticket, facts: Facts) -> bool:
    """Its words are no longer kept."""
    kept, over = facts.business.retention.messages, ticket.solved_at or ticket.opened_at
    return not (ticket.is_open or ticket.summary or kept is None) and facts.now - over > kept


def can_reopen(ticket: Ticket, facts: Facts) -> bool:
    within = facts.business.tickets.reopen_within
    return (
        ticket.state is State.SOLVED
        and ticket.solved_at is not None
        and facts.now - ticket.solved_at <= within
    )


def solved_last(facts: Facts) -> list[Ticket]:
    """The one that they may be speaking of: what was solved last and can be reopened."""
    solved = [ticket for ticket in facts[Tickets()] if can_reopen(ticket, facts)]
    return sorted(solved, key=lambda ticket: ticket.solved_at or facts.now)[-1:]


def heading(ticket: Ticket, _: Words) -> Markup:
    return Markup("<b>{}</b> · {}").format(named(ticket.about, ticket.id, _), _stage(ticket, _))


def named(about: About, number: int, _: Words) -> Markup:
    if about is About.COMPLAINT:
        return _("Complaint No. {number}", number=number)
    return _("Question No. {number}", number=number)


def _stage(ticket: Ticket, _: Words) -> Markup:
    if ticket.merged_into is not None:
        return _("continued in No. {number}", number=ticket.merged_into)
    return stage(ticket.state, _)


def stage(state: State, _: Words) -> Markup:
    """A ticket's state in the customer's words."""
    stages = {
        State.NEW: _("waiting for an operator"),
        State.TAKEN: _("in progress"),
        State.SOLVED: _("solved"),
        State.CLOSED: _("closed"),
        State.WITHDRAWN: _("withdrawn"),
        State.MERGED: _("merged with another"),
    }
    return stages[state]


def promise(ticket: Ticket, facts: Facts, _: Words) -> Markup:
    """What they can count on while they wait: an answer in time, or the frank word that it is late."""
    if not ticket.is_open:
        return Markup()
    if ticket.waiting_since is None:
        return _message(ticket.promise_told, facts, _) if ticket.promise_told else Markup()
    told = ticket.told_due
    if ticket.answer_due >= facts.now or (told is not None and told >= facts.now):
        return parts.promise(max(ticket.answer_due, told or ticket.answer_due), facts, _)
    if told is None:
        return _("You have been waiting for our answer for too long. We are sorry.")
    return _(
        "We promised an answer {deadline}, and we are late. We are sorry.",
        deadline=_.by(told, facts.now),
    )


def _message(told: datetime, facts: Facts, _: Words) -> Markup:
    """An operator has promised to write."""
    deadline = _.by(told, facts.now)
    if told >= facts.now:
        return _("We will write to you {deadline}.", deadline=deadline)
    return _("We promised to write to you {deadline}, and we are late. We are sorry.", deadline=deadline)


def reopened(number: int, answer_due: datetime, facts: Facts, _: Words) -> Markup:
    """It is worked on again, and by when an operator answers."""
    opened = _("No. {number} is open again.", number=number)
    return parts.paragraphs(opened, parts.promise(answer_due, facts, _))


def is_cut(ticket: Ticket) -> bool:
    """Whether they wrote more than the first words that are shown."""
    return sanitize.length(ticket.summary) > SUMMARY_LIMIT


def summary(ticket: Ticket) -> Markup:
    """The first words of what they wrote."""
    return (
        Markup("<i>{}</i>").format(sanitize.line(ticket.summary, SUMMARY_LIMIT))
        if ticket.summary
        else Markup()
    )
