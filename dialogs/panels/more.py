"""The card's further buttons: what concerns the customer, what comes later, what keeps order."""

from collections.abc import Iterator

from markupsafe import Markup

from care.model.ticket import Ticket
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.panels.customer.notes import CUSTOMER
from dialogs.panels.links import LinkAction
from dialogs.panels.priority import PRIORITY
from dialogs.panels.reminders import ReminderAction
from dialogs.panels.snooze import SnoozeAction
from dialogs.panels.tags import TagAction
from dialogs.panels.taking_back import UnsendAction
from dialogs.staff.ticket.bans import BAN
from dialogs.staff.ticket.card import back_to_card
from dialogs.staff.ticket.promise import PromiseAction
from dialogs.staff.ticket.put_off import LaterAction


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
    yield Button(_.pgettext("button", "Promise"), PromiseAction.CHOOSE)
    yield Button(_.pgettext("button", "Remind"), ReminderAction.LIST)
    yield Button(_.pgettext("button", "Answer later"), LaterAction.LIST)
    yield Button(_.pgettext("button", "Take back"), UnsendAction.LIST)
    yield Button(_.pgettext("button", "Tags"), TagAction.LIST)
    yield Button(_.pgettext("button", "Link"), LinkAction.LINK_LIST)
    yield Button(_.pgettext("button", "Merge"), LinkAction.MERGE_LIST)


def _over(_: Words) -> Iterator[Button]:
    yield Button(_.pgettext("button", "Customer"), CUSTOMER)
    yield Button(_.pgettext("button", "Remind"), ReminderAction.LIST)
    yield Button(_.pgettext("button", "Take back"), UnsendAction.LIST)
    yield Button(_.pgettext("button", "Tags"), TagAction.LIST)
    yield Button(_.pgettext("button", "Link"), LinkAction.LINK_LIST)
