"""The card's further buttons: what concerns the customer, what comes later, what keeps order."""

from collections.abc import Iterator

from markupsafe import Markup

from care.tickets.model import Ticket
from dialogs import parts
from dialogs.card import back_to_card
from dialogs.machine import Button, Screen
from dialogs.staff.bans import BAN
from dialogs.staff.panels.customer_notes import CUSTOMER
from dialogs.staff.panels.kin import KinAction
from dialogs.staff.panels.priority import PRIORITY
from dialogs.staff.panels.reminders import ReminderAction
from dialogs.staff.panels.snooze import SnoozeAction
from dialogs.staff.panels.tags import TagAction
from dialogs.staff.panels.taking_back import UnsendAction
from dialogs.staff.put_off import LaterAction
from dialogs.words import Words


def render_more(ticket: Ticket, _: Words, *, may_ban: bool) -> Screen:
    """Buttons alone: the card's text stays for everybody who reads it."""
    buttons = [*(_open(_) if ticket.is_open else _over(_))]
    if may_ban:
        buttons.append(Button(_.pgettext("button", "Ban"), BAN))
    return Screen(Markup(), (*parts.rows(buttons, 2), (back_to_card(_),)))


def _open(_: Words) -> Iterator[Button]:
    yield Button(_.pgettext("button", "Customer"), CUSTOMER)
    yield Button(_.pgettext("button", "Priority"), PRIORITY)
    yield Button(_.pgettext("button", "Snooze"), SnoozeAction.CHOOSE)
    yield Button(_.pgettext("button", "Remind"), ReminderAction.LIST)
    yield Button(_.pgettext("button", "Answer later"), LaterAction.LIST)
    yield Button(_.pgettext("button", "Take back"), UnsendAction.LIST)
    yield Button(_.pgettext("button", "Tags"), TagAction.LIST)
    yield Button(_.pgettext("button", "Link"), KinAction.LINK_LIST)
    yield Button(_.pgettext("button", "Merge"), KinAction.MERGE_LIST)


def _over(_: Words) -> Iterator[Button]:
    yield Button(_.pgettext("button", "Customer"), CUSTOMER)
    yield Button(_.pgettext("button", "Remind"), ReminderAction.LIST)
    yield Button(_.pgettext("button", "Take back"), UnsendAction.LIST)
    yield Button(_.pgettext("button", "Tags"), TagAction.LIST)
    yield Button(_.pgettext("button", "Link"), KinAction.LINK_LIST)
