"""What a card says of a ticket's company: its tags, the tickets that belong to it, the one in which it goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from care.model.ticket import Ticket
from dialogs.language.words import Words
from dialogs.staff.ticket.links import to_topic


@dataclass(frozen=True)
class Related:
    tags: Sequence[str] = ()
    linked: Sequence[Ticket] = ()
    into: Ticket | None = None  # the one that it was merged into


ALONE = Related()


def lines(related: Related, _: Words) -> tuple[Markup, ...]:
    return hashtags(related.tags), _linked(related.linked, _)


def hashtags(tags: Sequence[str]) -> Markup:
    """#late #crushed"""
    return Markup(" ").join(Markup("#{}").format(tag) for tag in tags)


def numbered(ticket: Ticket, _: Words) -> Markup:
    """No. 12, which leads to its topic."""
    return to_topic(ticket, _("No. {number}", number=ticket.id))


def goes_on(into: Ticket | None, _: Words) -> Markup:
    return _("Continued in {ticket}", ticket=numbered(into, _)) if into else _("Merged with another ticket")


def _linked(tickets: Sequence[Ticket], _: Words) -> Markup:
    if not tickets:
        return Markup()
    return _("Linked to: {tickets}", tickets=Markup(", ").join(numbered(ticket, _) for ticket in tickets))
