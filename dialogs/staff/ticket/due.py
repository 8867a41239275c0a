"""By when a ticket's customer is to have an answer, or the ticket to be solved, and since when it is late.

One rule (care/board/queue.py), said by the card and the queue.
"""

from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from care.board.queue import late_since, promised
from care.model.ticket import Ticket
from dialogs.language.words import Words


def on_card(ticket: Ticket, now: datetime, _: Words) -> Markup:
    """It is read days later: days by their date. What an operator has promised stands in a line of its own."""
    ticket = replace(ticket, promise_due=None)
    due = promised(ticket)
    if due is None:
        return Markup()
    if due >= now:
        by = _.by(due)
        waits = ticket.waiting_since
        said = _("Answer {deadline}", deadline=by) if waits else _("Solve {deadline}", deadline=by)
    elif ticket.waiting_since:
        said = Markup("<b>{}</b>").format(_("An answer was due {when}", when=_.when(due)))
    else:
        said = Markup("<b>{}</b>").format(_("Was due to be solved {when}", when=_.when(due)))
    return _with_the_broken(said, ticket, now, None, _)


def in_queue(ticket: Ticket, now: datetime, _: Words) -> Markup:
    due = promised(ticket)
    if due is None:
        return Markup()
    by = _.by(due, now)
    said = _kept(ticket, by, _) if due >= now else _broken(ticket, due, now, _)
    return _with_the_broken(said, ticket, now, now, _)


def _kept(ticket: Ticket, by: Markup, _: Words) -> Markup:
    if ticket.waiting_since:
        return _("answer {deadline}", deadline=by)
    return _("write {deadline}", deadline=by) if ticket.promise_due else _("solve {deadline}", deadline=by)


def _with_the_broken(said: Markup, ticket: Ticket, now: datetime, day: datetime | None, _: Words) -> Markup:
    """Behind the time that is named another one, where it is late by that already: which of the two is which."""
    since = late_since(ticket, now)
    if since is None or since == promised(ticket):
        return said
    if since in (ticket.promise_due, ticket.solve_due):
        return Markup(" · ").join((said, _broken(ticket, since, day, _)))
    first = Markup("<b>{}</b>").format(_("first promised {deadline}", deadline=_.by(since, day)))
    return Markup(" · ").join((said, first))


def _broken(ticket: Ticket, due: datetime, day: datetime | None, _: Words) -> Markup:
    by = _.by(due, day)
    if due == ticket.promise_due:
        said = _("we promised to write {deadline}", deadline=by)
    elif due == ticket.solve_due:
        said = _("was to be solved {deadline}", deadline=by)
    else:
        said = _("answer was due {deadline}", deadline=by)
    return Markup("<b>{}</b>").format(said)
