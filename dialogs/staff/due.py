"""By when a ticket's customer is to have an answer, or the ticket to be solved, and since when it is late: one rule
(care/board/queue.py), said by the card and the queue."""

from datetime import datetime

from markupsafe import Markup

from care.board.queue import late_since, promised
from care.model.ticket import Ticket
from dialogs.customers import parts
from dialogs.language.words import Words


def on_card(ticket: Ticket, now: datetime, _: Words) -> Markup:
    """It is read days later: days by their date."""
    due, since = promised(ticket), late_since(ticket, now)
    if due is None:
        return Markup()
    if due < now:
        when = _.when(due)
        was = (
            _("An answer was due {when}", when=when)
            if ticket.waiting_since
            else _("Was due to be solved {when}", when=when)
        )
        return parts.lines(Markup("<b>{}</b>").format(was), _late(since, due, None, _))
    by = _.by(due)
    said = _("Answer {deadline}", deadline=by) if ticket.waiting_since else _("Solve {deadline}", deadline=by)
    return parts.lines(said, _late(since, due, None, _))


def in_queue(ticket: Ticket, now: datetime, _: Words) -> Markup:
    due, since = promised(ticket), late_since(ticket, now)
    if due is None:
        return Markup()
    by = _.by(due, now)
    said = _("answer {deadline}", deadline=by) if ticket.waiting_since else _("solve {deadline}", deadline=by)
    said = Markup("<b>{}</b>").format(said) if due < now else said
    return Markup(" · ").join(part for part in (said, _late(since, due, now, _)) if part)


def _late(since: datetime | None, due: datetime, now: datetime | None, _: Words) -> Markup:
    """Where the time that is named has not passed, and it is late all the same."""
    if since is None or since == due:
        return Markup()
    return Markup("<b>{}</b>").format(_("overdue since {when}", when=_.when(since, now)))
