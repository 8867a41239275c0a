"""Reminders of a ticket: the one just set, and all that wait."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from care.agenda.jobs import Remind
from care.agenda.waiting import Waiting
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.card import back_to_card

TEXT_LIMIT = 150
# In the list of them all.
LISTED, NAME_LIMIT = 90, 40


class ReminderAction(StrEnum):
    LIST = "remind"
    CANCEL = "unremind"  # argument: the reminder's number


def render_set(reminder: Waiting[Remind], now: datetime, _: Words) -> Screen:
    text = _("⏰ I will remind you here {when}.", when=_.when(reminder.due_at, now))
    return Screen(
        parts.lines(text, _quoted(reminder)), ((_cancel(reminder, _.pgettext("button", "Cancel")),),)
    )


def render_reminders(reminders: Sequence[Waiting[Remind]], now: datetime, _: Words) -> Screen:
    """All that wait with a button each, and how to set one."""
    lines = [_line(place, reminder, now, _) for place, reminder in enumerate(reminders, start=1)]
    head = _("Reminders for this ticket:") if lines else _("No reminder is set for this ticket.")
    buttons = [
        _cancel(reminder, _.pgettext("button", "Cancel {number}", number=place))
        for place, reminder in enumerate(reminders, start=1)
    ]
    text = parts.paragraphs(parts.lines(head, *lines), how_to_remind(_))
    return Screen(text, (*parts.rows(buttons, 2), (back_to_card(_),)))


def how_to_remind(_: Words) -> Markup:
    return _(
        "To set a reminder, write when and what, for example:\n<code>/remind tomorrow 10 call the "
        "courier</code>\n<code>/remind in 2h</code>"
    )


def _line(place: int, reminder: Waiting[Remind], now: datetime, _: Words) -> Markup:
    name = sanitize.line(reminder.job.name, NAME_LIMIT)
    text = sanitize.line(reminder.job.text, LISTED) if reminder.job.text else ""
    about = Markup(" · ").join(part for part in (Markup.escape(name), Markup.escape(text)) if part)
    return Markup("{}. {} · {}").format(place, _.when(reminder.due_at, now), about)


def _quoted(reminder: Waiting[Remind]) -> Markup:
    text = sanitize.clip(sanitize.text(reminder.job.text).strip(), TEXT_LIMIT)
    return Markup("<blockquote>{}</blockquote>").format(text) if text else Markup()


def _cancel(reminder: Waiting[Remind], label: Markup) -> Button:
    return Button(label, ReminderAction.CANCEL, str(reminder.id))
