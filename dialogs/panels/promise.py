"""By when to write to the customer: times to choose from, and how to say another one."""

from collections.abc import Mapping
from datetime import datetime

from markupsafe import Markup

from care.model.ticket import Ticket
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.staff.ticket.card import back_to_card
from dialogs.staff.ticket.promise import PromiseAction, on_card, stamp

OFF = frozenset({"off", "cancel", "скасувати", "зняти", "скасуй", "отменить", "отмена", "снять"})


def render_promise(ticket: Ticket, times: Mapping[str, datetime], now: datetime, _: Words) -> Screen:
    """`times`: what care/tickets/work/snooze.py offers."""
    labels = {
        "closing": _.pgettext("button", "Closing time, {time}"),
        "tomorrow": _.pgettext("button", "Tomorrow, {time}"),
        "monday": _.pgettext("button", "Monday, {time}"),
    }
    offered = [
        Button(labels[name].format(time=_.time(at)), PromiseAction.BY, stamp(at))
        for name, at in times.items()
    ]
    withdraw = Button(_.pgettext("button", "Withdraw the promise"), PromiseAction.OFF)
    rows = (
        *parts.rows(offered, 2),
        *parts.column([withdraw] if ticket.promise_due else []),
        (back_to_card(_),),
    )
    ask = _(
        "<b>By when will you write to the customer?</b> The customer is told at once, you are reminded in "
        "time, and your answer keeps the promise."
    )
    return Screen(parts.paragraphs(on_card(ticket, now, _), ask, how_to_promise(_)), rows)


def how_to_promise(_: Words) -> Markup:
    return _(
        "Or as a command: <code>/promise Tuesday 15:00</code>. The customer will also read what you write "
        "after the time. The same command again moves the promise, <code>/promise off</code> withdraws it."
    )
