"""The list of a customer's tickets, newest first, a page at a time."""

from dialogs.customers import parts
from dialogs.customers.facts import Facts, Tickets
from dialogs.customers.tickets.ticket_parts import heading, summary
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language.words import Words

PAGE = 5


def render_list(page: int, facts: Facts, _: Words) -> Screen:
    back = (parts.back(_),)
    shown = facts[Tickets()][page * PAGE : (page + 1) * PAGE]
    if not shown:
        return Screen(
            _("You have no tickets yet. They will appear here when you send a complaint or a question."),
            (back,),
        )
    texts = (parts.lines(heading(ticket, _), summary(ticket)) for ticket in shown)
    numbers = (
        Button(_.pgettext("button", "No. {number}", number=ticket.id), "open", str(ticket.id))
        for ticket in shown
    )
    text = parts.paragraphs(_("Your tickets, newest first. Which one would you like to open?"), *texts)
    return Screen(text, (*parts.rows(numbers, 3), *_pages(page, len(facts[Tickets()]), _), back))


def _pages(page: int, count: int, _: Words) -> tuple[Row, ...]:
    newer = Button(_.pgettext("button", "← Newer"), "page", str(page - 1))
    older = Button(_.pgettext("button", "Older →"), "page", str(page + 1))
    row = (*([newer] if page else []), *([older] if (page + 1) * PAGE < count else []))
    return (row,) if row else ()
