"""To the topics of two tickets that were joined: where the one goes on, and where the other comes from."""

from markupsafe import Markup

from care.notices.merged import DeskJoined, DeskMerged
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.notices.context import Context, named, words_of
from dialogs.staff.ticket.links import to_place


@words_of(DeskMerged)
def desk_merged(notice: DeskMerged, _context: Context, _: Words) -> Screen:
    ticket = _ticket(notice.into, notice.desk, notice.topic, _)
    return Screen(
        _(
            "Merged into {ticket} by {name}. Please continue there.",
            ticket=ticket,
            name=named(notice.operator),
        )
    )


@words_of(DeskJoined)
def desk_joined(notice: DeskJoined, _context: Context, _: Words) -> Screen:
    ticket = _ticket(notice.source, notice.desk, notice.topic, _)
    return Screen(
        _(
            "{ticket} has been merged into this ticket by {name}. The customer has been told. What was said there:",
            ticket=ticket,
            name=named(notice.operator),
        )
    )


def _ticket(number: int, desk: int, topic: int | None, _: Words) -> Markup:
    label = _("No. {number}", number=number)
    return to_place(desk, topic, label)
