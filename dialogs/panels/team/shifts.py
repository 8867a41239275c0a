"""What becomes of the tickets of somebody whose shift ends, and how shifts are spoken of."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from care.model.ticket import Ticket
from care.people.operators import Operator
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels.assignment import CHOICES, mark
from dialogs.staff import commands
from dialogs.staff.sentences import nobody_there
from dialogs.staff.ticket.related import numbered

OFF = "off"  # the button's action; its argument is whose shift it is, and what becomes of the tickets
QUEUE, STAY = "queue", "stay"
NAME_LIMIT = 24
ASKED = 10  # tickets that are named; the rest is counted


def render_leaving(operator: Operator, tickets: int, colleagues: Sequence[Operator], _: Words) -> Screen:
    """`colleagues`: those on shift."""
    text = _.ngettext(
        "{name}, you have {count} open ticket. What should be done with it?",
        "{name}, you have {count} open tickets. What should be done with them?",
        tickets,
        name=sanitize.line(operator.name, NAME_LIMIT),
    )
    people = [
        Button(sanitize.line(mark(colleague), NAME_LIMIT), OFF, f"{operator.id}-{colleague.id}")
        for colleague in colleagues[:CHOICES]
    ]
    queue = Button(_.pgettext("button", "To the queue"), OFF, f"{operator.id}-{QUEUE}")
    stay = Button(_.pgettext("button", "Stay on shift"), OFF, f"{operator.id}-{STAY}")
    alone = _("Nobody else is on shift.") if not colleagues else ""
    return Screen(parts.lines(text, alone), ((queue,), *parts.rows(people, 2), (stay,)))


def begun(
    operator: Operator, asked: Sequence[Ticket], waiting: int, now: datetime, _: Words, *, chosen: bool
) -> Markup:
    """`asked`: what they are asked to take; `waiting`: how many tickets wait where they work.

    `chosen`: they have said when the shift ends.
    """
    queue = _.ngettext("{count} ticket is waiting: /queue", "{count} tickets are waiting: /queue", waiting)
    return parts.lines(
        _begun(operator, now, _),
        "" if chosen or operator.duty_until is None else _otherwise(_),
        _asked(asked, _),
        queue if waiting else "",
    )


def _begun(operator: Operator, now: datetime, _: Words) -> Markup:
    if operator.duty_until is None:
        return _("{name} is on shift. To end the shift: /offshift", name=_name(operator))
    when = _.when(operator.duty_until, now)
    return _("{name} is on shift. The shift ends {when}.", name=_name(operator), when=when)


def _otherwise(_: Words) -> Markup:
    return _("To end it at another time: {example}", example=commands.ONSHIFT.shown(_))


def _asked(asked: Sequence[Ticket], _: Words) -> Markup:
    if not asked:
        return Markup()
    said = [numbered(ticket, _) for ticket in asked[:ASKED]]
    if len(asked) > ASKED:
        said.append(_("and {count} more", count=_.number(len(asked) - ASKED)))
    return _("Please take these: {tickets}", tickets=Markup(", ").join(said))


def paused(operator: Operator, now: datetime, _: Words) -> Markup:
    until = _.by(operator.duty_until or now, now)
    return _(
        "{name} is on a break, back {until}. They will not be asked to take new tickets in the meantime.",
        until=until,
        name=_name(operator),
    )


def ended(operator: Operator, tickets: int, to: Operator | None, _: Words, *, alone: bool) -> Markup:
    """One line of what became of the tickets, and one more if nobody is on shift now (`alone`)."""
    return parts.lines(_ended(operator, tickets, to, _), nobody_there(_) if alone else "")


def _ended(operator: Operator, tickets: int, to: Operator | None, _: Words) -> Markup:
    over = _("{name}’s shift is over.", name=_name(operator))
    if not tickets:
        return over
    if to is not None:
        moved = _.ngettext(
            "{count} ticket is now with {to}.", "{count} tickets are now with {to}.", tickets, to=_name(to)
        )
    else:
        moved = _.ngettext(
            "{count} ticket is back in the queue.", "{count} tickets are back in the queue.", tickets
        )
    return Markup(" ").join((over, moved))


def stays(_: Words) -> Markup:
    return _("The shift continues.")


def _name(operator: Operator) -> str:
    return sanitize.line(operator.name, NAME_LIMIT)
