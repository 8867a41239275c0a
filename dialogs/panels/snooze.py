"""Until when to put a ticket off."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from care.model.ticket import Sleep, Ticket
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.staff.ticket.card import back_to_card


class SnoozeAction(StrEnum):
    CHOOSE = "snooze"
    UNTIL = "until"  # argument: an hour, the customer's answer, or a moment as seconds since 1970
    WAKE = "wake"


HOUR, ANSWER = "hour", "answer"


def render_snooze(ticket: Ticket, times: Mapping[str, datetime], _: Words) -> Screen:
    """`times`: what care/tickets/work/snooze.py offers."""
    labels = {
        "closing": _.pgettext("button", "Closing time, {time}"),
        "tomorrow": _.pgettext("button", "Tomorrow, {time}"),
        "monday": _.pgettext("button", "Monday, {time}"),
    }
    hour = Button(_.pgettext("button", "In an hour"), SnoozeAction.UNTIL, HOUR)
    offered = [
        Button(labels[name].format(time=_.time(at)), SnoozeAction.UNTIL, str(int(at.timestamp())))
        for name, at in times.items()
    ]
    answer = Button(_.pgettext("button", "The customer answers"), SnoozeAction.UNTIL, ANSWER)
    asleep = ticket.asleep is not Sleep.AWAKE
    wake = [Button(_.pgettext("button", "Unsnooze"), SnoozeAction.WAKE)] if asleep else []
    rows = (*parts.rows([hour, *offered], 2), *parts.column([answer, *wake]), (back_to_card(_),))
    text = parts.paragraphs(
        _("<b>Snooze until when?</b> A new message from the customer brings it back at once."),
        how_to_snooze(_),
    )
    return Screen(text, rows)


def how_to_snooze(_: Words) -> Markup:
    return _(
        "Or as a command: <code>/snooze tomorrow 10</code>, or <code>/wait</code> until the customer answers."
    )
