"""Whom to pass a ticket on to."""

from collections.abc import Sequence

from care.business import Business
from care.operators import Operator
from care.tickets.model import Ticket
from dialogs import parts, tidy
from dialogs.card import Action, back_to_card
from dialogs.machine import Button, Screen
from dialogs.words import Words

BUTTON_LIMIT = 32
CHOICES = 40  # operators and departments; Telegram takes a hundred buttons


def render_choices(ticket: Ticket, business: Business, colleagues: Sequence[Operator], _: Words) -> Screen:
    people = [
        _button(colleague.name, Action.TO_OPERATOR, str(colleague.id))
        for colleague in colleagues
        if colleague.id != ticket.owner
    ]
    departments = [
        _button(department.name.in_language(_.language), Action.TO_DEPARTMENT, department.key)
        for department in business.departments
        if department.key != ticket.department
    ]
    rows = (*parts.rows(people[:CHOICES], 2), *parts.rows(departments[:CHOICES], 2), (back_to_card(_),))
    return Screen(_("<b>Who should it go to?</b>"), rows)


def _button(name: str, action: Action, argument: str) -> Button:
    return Button(tidy.line(name, BUTTON_LIMIT), action, argument)
