"""What an operator has promised: how it is said on the card, and what can be done about it on buttons."""

from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from care.model.ticket import Ticket
from dialogs.language.words import Words


class PromiseAction(StrEnum):
    CHOOSE = "promise"
    BY = "promiseby"  # argument: a moment as seconds since 1970
    OFF = "unpromise"
    STANDS = "stands"  # argument: the moment of the promise that was not yet kept


def stamp(moment: datetime) -> str:
    return str(int(moment.timestamp()))


def on_card(ticket: Ticket, now: datetime, _: Words) -> Markup:
    """It is read days later: days by their date."""
    if ticket.promise_due is None:
        return Markup()
    deadline = _.by(ticket.promise_due)
    if ticket.promise_due >= now:
        return _("🤝 Promised to write {deadline}", deadline=deadline)
    return Markup("<b>{}</b>").format(_("🤝 We promised to write {deadline}", deadline=deadline))
