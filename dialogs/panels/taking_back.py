"""Answers that can be taken back, the latest first."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from care.tickets.entries import Entry
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket.card import back_to_card

LINE_LIMIT, NAME_LIMIT = 80, 64


class UnsendAction(StrEnum):
    LIST = "unsend"
    DO = "unsay"  # argument: the entry


def render_answers(answers: Sequence[Entry], now: datetime, _: Words) -> Screen:
    lines = [_line(place, entry, now, _) for place, entry in enumerate(answers, start=1)]
    head = _("Which message should be taken back?") if lines else _("There is no answer to take back.")
    buttons = [
        Button(_.pgettext("button", "Take back {number}", number=place), UnsendAction.DO, str(entry.id))
        for place, entry in enumerate(answers, start=1)
    ]
    how = _("To take back another one, reply to it with /unsend.")
    text = parts.paragraphs(parts.lines(head, *lines), how)
    return Screen(text, (*parts.rows(buttons, 2), (back_to_card(_),)))


def _line(place: int, entry: Entry, now: datetime, _: Words) -> Markup:
    said = sanitize.line(entry.content.text, LINE_LIMIT) if entry.content.text else "…"
    name = sanitize.line(entry.author_name, NAME_LIMIT)
    return Markup("{}. {} · {} · {}").format(place, _.when(entry.said_at, now), name, said)
