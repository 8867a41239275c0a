"""What will be asked and said by itself, for an admin: a line for each, and a press that holds it back."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from care.contact import Verdict, Yes
from care.followups.coming import Coming
from care.followups.figures import Worth
from dialogs.customers import parts
from dialogs.customers.surveys.followups import short
from dialogs.engine.machine import Button, Row
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import contact

HOLD = "holdback"  # a button's action, with the number of the job
NAME_LIMIT = 40
MOST = 10  # on an admin's page


def line(each: Coming, now: datetime | None, _: Words, number: int = 0) -> Markup:
    """When, what, to whom, and whether it may be sent then. `now` None: with the whole date; `number`: its button's."""
    said = _(
        "{when} · {kind} · {name}: {verdict}",
        when=_.when(max(each.planned.at, now) if now else each.planned.at, now),
        kind=short(each.planned.purpose.key, _),
        name=sanitize.line(each.name, NAME_LIMIT) or str(each.planned.customer),
        verdict=_foreseen(each.verdict, _),
    )
    return Markup("{}. {}").format(number, said) if number else said


def _foreseen(verdict: Verdict, _: Words) -> Markup:
    """What may be said now of what comes later: a Yes is not for now."""
    return _("nothing prevents it") if isinstance(verdict, Yes) else contact.verdict(verdict, _)


def page(found: Sequence[Coming], now: datetime, _: Words) -> tuple[Markup, tuple[Row, ...]]:
    if not found:
        return _("The bot will not send anything by itself in the next seven days."), ()
    shown = found[:MOST]
    head = _("In the next seven days the bot will send by itself, unless something changes:")
    more = len(found) - len(shown)
    rest = _.ngettext("And {count} more.", "And {count} more.", more) if more else ""
    lines = [line(each, now, _, number) for number, each in enumerate(shown, 1)]
    buttons = [
        Button(_.pgettext("button", "Hold back {number}", number=number), HOLD, str(each.planned.job))
        for number, each in enumerate(shown, 1)
        if each.planned.job is not None
    ]
    return parts.paragraphs(head, *lines, rest), parts.rows(buttons, 2)


def figures(worth: Worth, _: Words) -> Markup:
    return _(
        "{kind}: sent {sent}, answered {answered}, led to a ticket {tickets}, turned off {less}",
        kind=short(worth.kind, _),
        sent=_.number(worth.sent),
        answered=_.number(worth.answered),
        tickets=_.number(worth.led_to),
        less=_.number(worth.opted_out),
    )
