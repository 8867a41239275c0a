"""How urgent a ticket is, to be chosen."""

from care.business import Priority
from care.model.ticket import Ticket
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.near import did_you_mean, near
from dialogs.staff.ticket.card import about, back_to_card
from dialogs.staff.ticket.priorities import PRIORITY_MARKS, priority_name, priority_names

NAME_LIMIT = 32
PRIORITY = "prio"  # the button's action; its argument is the priority's number


def render_priorities(ticket: Ticket, _: Words, wanted: str = "") -> Screen:
    """The one that it has is marked. `wanted`: what a command has named, and is none; what is close goes first."""
    close = near(wanted, priority_names())
    ordered = dict.fromkeys([*close, *reversed(Priority)])
    buttons = [Button(_label(priority, ticket, _), PRIORITY, str(int(priority))) for priority in ordered]
    wrong = _("There is no priority “{name}”.", name=sanitize.line(wanted, NAME_LIMIT)) if wanted else ""
    guess = did_you_mean([str(priority_name(priority, _)) for priority in close], _)
    text = parts.lines(about(ticket, _), _("<b>How urgent is it?</b>"))
    return Screen(
        parts.paragraphs(parts.lines(wrong, guess), text), (*parts.rows(buttons, 2), (back_to_card(_),))
    )


def _label(priority: Priority, ticket: Ticket, _: Words) -> str:
    chosen = " ✓" if priority is ticket.priority else ""
    return f"{PRIORITY_MARKS[priority]} {_.plain(priority_name(priority, _))}{chosen}"
