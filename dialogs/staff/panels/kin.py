"""The customer's other tickets: to go on in one of them, or to show that they belong together."""

from collections.abc import Sequence
from enum import StrEnum

from markupsafe import Markup

from care.tickets.model import Ticket
from dialogs import parts, tidy
from dialogs.card import MARKS, back_to_card
from dialogs.machine import Button, Screen
from dialogs.related import numbered
from dialogs.words import Words

CHOICES = 12
SUMMARY_LIMIT = 60


class KinAction(StrEnum):
    MERGE_LIST = "merge"
    MERGE = "into"  # argument: the other ticket's number, as in the next
    LINK_LIST = "link"
    LINK = "linkto"
    UNLINK = "unlink"


def render_merge(others: Sequence[Ticket], _: Words) -> Screen:
    """`others`: those that can take it, newest first."""
    if not others:
        text = _("This customer has no other open ticket to merge with.")
        how = _("Once there is another one, you can also merge by its number: <code>/merge 12</code>.")
        return Screen(parts.paragraphs(text, how), ((back_to_card(_),),))
    shown = others[:CHOICES]
    text = parts.paragraphs(
        _(
            "<b>Merge this ticket into which one?</b>\nThe whole conversation moves there and the "
            "customer is told. It cannot be undone."
        ),
        parts.lines(*(_line(other, _) for other in shown)),
    )
    buttons = [_button(other, KinAction.MERGE, _) for other in shown]
    return Screen(text, (*parts.rows(buttons, 3), (back_to_card(_),)))


def render_links(others: Sequence[Ticket], linked: Sequence[Ticket], _: Words) -> Screen:
    """`others`: the customer's, newest first; `linked`: whoever's belong to it already."""
    known = {each.id for each in linked}
    free = [other for other in others if other.id not in known][:CHOICES]
    buttons = [_button(each, KinAction.UNLINK, _, mark="✓ ") for each in linked]
    buttons += [_button(each, KinAction.LINK, _) for each in free]
    text = parts.paragraphs(
        _("<b>Which tickets are related to this one?</b>")
        if buttons
        else _("This customer has no other ticket."),
        parts.lines(*(_line(each, _) for each in (*linked, *free))),
        _("Link any other ticket by its number: <code>/link 12</code>, <code>/unlink 12</code>."),
    )
    return Screen(text, (*parts.rows(buttons, 3), (back_to_card(_),)))


def _line(ticket: Ticket, _: Words) -> Markup:
    said = tidy.line(ticket.summary, SUMMARY_LIMIT) if ticket.summary else ""
    return Markup(" ").join(part for part in (MARKS[ticket.state], numbered(ticket, _), said) if part)


def _button(ticket: Ticket, action: KinAction, _: Words, mark: str = "") -> Button:
    return Button(
        mark + _.plain(_.pgettext("button", "No. {number}", number=ticket.id)), action, str(ticket.id)
    )
