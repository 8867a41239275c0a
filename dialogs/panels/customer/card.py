"""The customer's card, as a colleague reads it on a phone."""

from collections.abc import Sequence

from markupsafe import Markup

from care.business import Business
from care.customers.card import CustomerCard, Given
from care.model.ticket import OPEN, Ticket
from dialogs.customers import parts
from dialogs.customers.settings import closeness
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels.customer.notes import NOTES, numbered
from dialogs.staff import contact
from dialogs.staff.ticket.bans import ban_mark
from dialogs.staff.ticket.card import MARKS, back_to_card, language_name
from dialogs.staff.ticket.links import to_topic

TICKETS, FEEDBACK, NEWEST = 8, 4, 3  # how many of each are shown
SUMMARY_LIMIT = 48


def render_customer(card: CustomerCard, ticket: Ticket, business: Business, _: Words) -> Screen:
    """`ticket`: the one in whose topic it is read."""
    return Screen(
        parts.paragraphs(
            parts.lines(*_person(card, _)),
            numbered(card.notes[:NEWEST], _) if card.notes else _("No notes yet. To write one: /about"),
            _tickets(card, ticket, _),
            _feedback(card.feedback[:FEEDBACK], business, _),
        ),
        (*_to_notes(card, _), (back_to_card(_),)),
    )


def _person(card: CustomerCard, _: Words) -> list[str]:
    customer = card.customer
    name = Markup("<b>{}</b>").format(parts.mention(customer.id, customer.name))
    since = _("customer since {date}", date=_.full_date(customer.since)) if customer.since else ""
    return [
        _dotted(name, f"@{customer.username}" if customer.username else ""),
        _dotted(_languages(card, _), since),
        _points(card, _),
        _wishes(card, _),
        _survey(card, _),
        _("has blocked the bot") if customer.blocked else "",
        ban_mark(card.ban, _) if card.ban else "",
    ]


def _languages(card: CustomerCard, _: Words) -> Markup:
    """The one that they get; and those in which they have opened tickets, if there are others."""
    chosen = card.customer.language
    others = sorted({ticket.language for ticket in card.tickets} - {chosen})
    name = language_name(chosen, _)
    if not others:
        return name
    return _(
        "{language}, earlier also {others}", language=name, others=_.join(language_name(o, _) for o in others)
    )


def _points(card: CustomerCard, _: Words) -> Markup:
    if not card.points.earned:
        return Markup()
    tier = card.points.tier
    count = _.ngettext("{count} point", "{count} points", card.points.balance)
    return _dotted(tier.name.in_language(_.language) if tier else "", count)


def _wishes(card: CustomerCard, _: Words) -> Markup:
    """How close they want us, and what we may write to them without being asked."""
    called = {"surveys": _("surveys"), "reminders": _("reminders"), "news": _("news")}
    agreed = [called[name] for name in closeness.comes(card.customer)]
    chosen = card.customer.closeness
    return _dotted(
        _("Chose “{closeness}”", closeness=closeness.named(chosen, _)) if chosen is not None else "",
        _("Can be sent: {what}", what=_.join(agreed))
        if agreed
        else _("Wants answers only, no other messages"),
    )


def _survey(card: CustomerCard, _: Words) -> Markup:
    """Whether they may be asked, so that nobody asks them by hand against their wish."""
    found = card.survey
    return _("May we ask for a rating: {answer}", answer=contact.verdict(found, _)) if found else Markup()


def _tickets(card: CustomerCard, here: Ticket, _: Words) -> Markup:
    shown = card.tickets[:TICKETS]
    opened = sum(ticket.state in OPEN for ticket in card.tickets)
    scores = [ticket.score for ticket in card.tickets if ticket.score]
    head = _dotted(
        Markup("<b>{}</b>").format(_.ngettext("{count} ticket", "{count} tickets", len(card.tickets))),
        _.ngettext("{count} open", "{count} open", opened) if opened else "",
        _("average rating {score}", score=_.number(round(sum(scores) / len(scores), 1))) if scores else "",
    )
    return parts.lines(head, *[_ticket(ticket, here, _) for ticket in shown])


def _ticket(ticket: Ticket, here: Ticket, _: Words) -> Markup:
    is_this = ticket.id == here.id
    number = _("No. {number}", number=ticket.id)
    what = sanitize.line(ticket.summary, SUMMARY_LIMIT) if ticket.summary else ""
    score = _("{score} out of 5", score=ticket.score) if ticket.score else ""
    name = _dotted(number, _("this one")) if is_this else to_topic(ticket, number)
    return Markup("{} {}").format(
        MARKS[ticket.state], _dotted(name, _.full_date(ticket.opened_at), score, what)
    )


def _feedback(given: Sequence[Given], business: Business, _: Words) -> Markup:
    if not given:
        return Markup()
    return parts.lines(
        Markup("<b>{}</b>").format(_("Feedback")), *[_one_feedback(each, business, _) for each in given]
    )


def _one_feedback(given: Given, business: Business, _: Words) -> Markup:
    touchpoint = business.touchpoint(given.touchpoint)
    where = touchpoint.name.in_language(_.language) if touchpoint else given.touchpoint
    return _dotted(_("{score} out of 5", score=given.score), where, _.full_date(given.at))


def _dotted(*parts_: str) -> Markup:
    return Markup(" · ").join(part for part in parts_ if part)


def _to_notes(card: CustomerCard, _: Words) -> tuple[Row, ...]:
    if not card.notes:
        return ()
    return ((Button(_.pgettext("button", "Notes: {count}", count=len(card.notes)), NOTES, "0"),),)
