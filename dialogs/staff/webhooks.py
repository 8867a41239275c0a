"""What the business's own systems were not told, for an admin: a line for each, and a press that tells it again."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from care.webhooks.calls import Call
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row
from dialogs.language.words import Words

RETELL, RETELL_ALL = "retell", "retellall"  # actions of buttons, the first with the number of the call
MOST = 10  # on an admin's page


def page(
    found: Sequence[Call], counts: tuple[int, int], now: datetime, _: Words
) -> tuple[Markup, tuple[Row, ...]]:
    """`counts`: how many wait, and how many were given up."""
    waiting, given_up = counts
    if not waiting and not given_up:
        return _("Your systems have been told everything."), ()
    waits = _.ngettext(
        "{count} webhook call is waiting to be sent.",
        "{count} webhook calls are waiting to be sent.",
        waiting,
    )
    ended = _.ngettext(
        "The bot gave up on {count} webhook call.", "The bot gave up on {count} webhook calls.", given_up
    )
    head = parts.lines(waits if waiting else "", ended if given_up else "")
    shown = found[:MOST]
    buttons = [
        Button(_.pgettext("button", "Try again: {number}", number=call.id), RETELL, str(call.id))
        for call in shown
        if call.due_at is None
    ]
    every = [Button(_.pgettext("button", "Try all again"), RETELL_ALL)] if given_up > 1 else []
    lines = [_line(call, now, _) for call in shown]
    return parts.paragraphs(head, *lines), (*parts.rows(buttons, 2), *parts.column(every))


def _line(call: Call, now: datetime, _: Words) -> Markup:
    """Without whom it speaks of."""
    what = _(
        "{number}. {system}: <code>{event}</code>, {when}",
        number=call.id,
        system=call.endpoint,
        event=call.event,
        when=_.when(call.made_at, now),
    )
    met = _("Last time: <code>{error}</code>", error=call.error) if call.error else ""
    then = _("Next try: {when}", when=_.when(max(call.due_at, now), now)) if call.due_at else _("Given up.")
    return parts.lines(what, met, then)
