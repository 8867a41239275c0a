"""By when a ticket's customer is to have an answer, or the ticket to be solved, and since when it is late.

One rule (care/board/queue.py), said by the card and the queue.
"""

from datetime import datetime

from markupsafe import Markup

from care.board.queue import late_since, promised
from care.model.ticket import Ticket
from dialogs.language.words import Words


def on_card(ticket: Ticket, now: datetime, _: Words) -> Markup:
    """It is read days later: days by their date."""
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
    if due >= now:
        waits = ticket.waiting_since
        said = _("answer {deadline}", deadline=by) if waits else _("solve {deadline}", deadline=by)
    else:
        said = _broken(due, now, _, answer=ticket.waiting_since is not None)
    return _with_the_broken(said, ticket, now, now, _)


def _with_the_broken(said: Markup, ticket: Ticket, now: datetime, day: datetime | None, _: Words) -> Markup:
    """Behind the time that is named another one, where it is late by that already: which of the two is which."""
    since = late_since(ticket, now)
    if since is None or since == promised(ticket):
        return said
    if since == ticket.solve_due:
        return Markup(" · ").join((said, _broken(since, day, _, answer=False)))
    first = Markup("<b>{}</b>").format(_("first promised {deadline}", deadline=_.by(since, day)))
    return Markup(" · ").join((said, first))


def _broken(due: datetime, day: datetime | None, _: Words, *, answer: bool) -> Markup:
    by = _.by(due, day)
    said = (
        _("answer was due {deadline}", deadline=by)
        if answer
        else _("was to be solved {deadline}", deadline=by)
    )
    return Markup("<b>{}</b>").format(said)
