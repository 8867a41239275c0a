"""The customer's other tickets: to go on in one of them, or to show that they belong together."""

from collections.abc import Sequence
from enum import StrEnum

from markupsafe import Markup

from care.model.ticket import Ticket
from care.notices.customer import TicketMerged
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context
from dialogs.notices.customer import ticket_merged
from dialogs.staff.ticket.card import MARKS, back_to_card
from dialogs.staff.ticket.related import numbered

CHOICES = 12
SUMMARY_LIMIT, NAME_LIMIT = 60, 64


class LinkAction(StrEnum):
    MERGE_LIST = "merge"
    MERGE_ASK = "into"  # argument: the other ticket's number, as in the next
    MERGE = "join"
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
            "customer is told. You will be asked once more."
        ),
        parts.lines(*(_line(other, _) for other in shown)),
    )
    buttons = [_button(other, LinkAction.MERGE_ASK, _) for other in shown]
    return Screen(text, (*parts.rows(buttons, 3), (back_to_card(_),)))


def render_merging(source: Ticket, target: Ticket, word: TicketMerged, context: Context, _: Words) -> Screen:
    """Before it is done. `target` as it will be, `word` and `context` those of the word to the customer."""
    customer = context.customer
    name = sanitize.line(customer.name, NAME_LIMIT) if customer else ""
    text = parts.paragraphs(
        _("<b>Merge No. {number} into No. {into}?</b>", number=source.id, into=target.id),
        parts.lines(name, _line(source, _), Markup("→ {}").format(_line(target, _))),
        _("The customer will be told:")
        + Markup("\n<blockquote>{}</blockquote>").format(ticket_merged(word, context, _).text),
        _(
            "It cannot be undone. If it turns out to be wrong, continue in No. {into} and tell the "
            "customer; what was said in No. {number} can still be read in its topic.",
            number=source.id,
            into=target.id,
        ),
    )
    merge = Button(_.pgettext("button", "Merge"), LinkAction.MERGE, str(target.id))
    return Screen(text, ((merge, back_to_card(_)),))


def render_links(others: Sequence[Ticket], linked: Sequence[Ticket], _: Words) -> Screen:
    """`others`: the customer's, newest first; `linked`: whoever's belong to it already."""
    known = {each.id for each in linked}
    free = [other for other in others if other.id not in known][:CHOICES]
    buttons = [_button(each, LinkAction.UNLINK, _, mark="✓ ") for each in linked]
    buttons += [_button(each, LinkAction.LINK, _) for each in free]
    text = parts.paragraphs(
        _("<b>Which tickets are related to this one?</b>")
        if buttons
        else _("This customer has no other ticket."),
        parts.lines(*(_line(each, _) for each in (*linked, *free))),
        _("Link any other ticket by its number: <code>/link 12</code>, <code>/unlink 12</code>."),
    )
    return Screen(text, (*parts.rows(buttons, 3), (back_to_card(_),)))


def _line(ticket: Ticket, _: Words) -> Markup:
    said = sanitize.line(ticket.summary, SUMMARY_LIMIT) if ticket.summary else ""
    return Markup(" ").join(part for part in (MARKS[ticket.state], numbered(ticket, _), said) if part)


def _button(ticket: Ticket, action: LinkAction, _: Words, mark: str = "") -> Button:
    return Button(
        mark + _.plain(_.pgettext("button", "No. {number}", number=ticket.id)), action, str(ticket.id)
    )
