"""The card's further buttons."""

from care.tickets.model import Ticket
from dialogs import parts
from dialogs.card import Action, about, back_to_card
from dialogs.machine import Button, Screen
from dialogs.staff.panels.customer import CUSTOMER
from dialogs.staff.panels.priority import PRIORITY
from dialogs.staff.panels.snooze import SnoozeAction
from dialogs.words import Words


def render_more(ticket: Ticket, _: Words) -> Screen:
    buttons = [
        Button(_.pgettext("button", "Note"), Action.NOTE),
        Button(_.pgettext("button", "Customer"), CUSTOMER),
        Button(_.pgettext("button", "Priority"), PRIORITY),
        *([Button(_.pgettext("button", "Put off"), SnoozeAction.CHOOSE)] if ticket.is_open else []),
    ]
    return Screen(about(ticket, _), (*parts.rows(buttons, 2), (back_to_card(_),)))
