"""The card, a ticket's first message in its topic, and the topic's title. Pure; the sender draws them.

It is read days later, so it names days by their date.

A card's buttons are `t<ticket>.<version>.<action>.<argument>` in callback data, so that each press names the
version it was drawn for. What there is to choose from is a panel (dialogs/staff/panels), often in the same message.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from care.business import Business, Priority
from care.model.ticket import About, Sleep, State, Ticket
from care.people.bans import Ban
from care.people.customers import Customer
from care.routing.speakers import Speakers
from care.values.content import Content, Kind
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket import due, promise, related
from dialogs.staff.ticket.bans import ban_mark
from dialogs.staff.ticket.priorities import PRIORITY_MARKS, priority_name
from dialogs.staff.ticket.related import ALONE, Related

TEXT_LIMIT = 4096
TITLE_LIMIT = 128
NAME_LIMIT = 64
NOTE_LIMIT = 40

MARKS = {
    State.NEW: "🆕",
    State.TAKEN: "💬",
    State.SOLVED: "✅",
    State.CLOSED: "🔒",
    State.WITHDRAWN: "↩️",
    State.MERGED: "🔗",
}


ASLEEP = "💤"


class Action(StrEnum):
    TAKE = "take"
    PASS = "pass"  # noqa: S105 - whom to
    TO_OPERATOR = "to"  # argument: the operator's id
    TO_DEPARTMENT = "dep"  # argument: the department's key
    CARD = "card"  # back from a panel
    MORE = "more"  # further buttons
    NOTE = "note"
    REPLIES = "c"  # canned ones, as the command is called
    SOLVE = "solve"
    HAND_BACK = "back"
    REOPEN = "reopen"


@dataclass(frozen=True)
class CardFacts:
    business: Business
    now: datetime  # aware, UTC
    said: Sequence[Content] = ()  # what the customer wrote, as far as it stands in the card and not below it
    attachments: int = 0  # how many messages of the customer's stand beside the card
    earlier: int = 0  # the customer's tickets before this one
    feedback: tuple[str, int] | None = None  # touchpoint's key and score of the feedback that it grew out of
    ban: Ban | None = None  # it may have run out
    earned: int = 0  # all points that the customer was ever given: from them follows the tier
    related: Related = ALONE
    notes: tuple[int, str] = (0, "")  # on the customer: how many, and what the newest says
    speakers: Speakers = None


def render_title(ticket: Ticket, customer: Customer | None, _: Words) -> str:
    """The topic's title: the state's mark, whether it is urgent, the number, whose it is."""
    name = sanitize.line(customer.name, NAME_LIMIT) if customer else ""
    number = _.plain(_("No. {number}", number=ticket.id))
    urgent = PRIORITY_MARKS[Priority.URGENT] if ticket.is_open and ticket.priority is Priority.URGENT else ""
    return sanitize.clip(f"{mark(ticket)}{urgent} {number} {name}".rstrip(), TITLE_LIMIT)


def render_card(ticket: Ticket, customer: Customer | None, facts: CardFacts, _: Words) -> Screen:
    """Keeps within Telegram's limits whatever they wrote. `customer` is None when their data was deleted."""
    head = Markup("\n").join(line for line in _lines(ticket, customer, facts, _) if line)
    body = _said(facts, TEXT_LIMIT - sanitize.length(head) - 2)
    return Screen(Markup("\n\n").join(part for part in (head, body) if part), _buttons(ticket, _))


def mark(ticket: Ticket) -> str:
    """How the ticket stands, in one sign."""
    return MARKS[ticket.state] if ticket.asleep is Sleep.AWAKE else ASLEEP


def about(ticket: Ticket, _: Words) -> Markup:
    number = _("No. {number}", number=ticket.id)
    if ticket.about is About.COMPLAINT:
        return _("Complaint {number}", number=number)
    return _("Question {number}", number=number)


def language_name(language: str, _: Words) -> Markup:
    names = {"uk": _("Ukrainian"), "ru": _("Russian"), "en": _("English")}
    return names[language]


# --- the text


def _lines(ticket: Ticket, customer: Customer | None, facts: CardFacts, _: Words) -> list[Markup]:
    department = parts.department(facts.business, ticket.department, _)
    order = sanitize.line(ticket.order_number, NAME_LIMIT) if ticket.order_number else ""
    title = Markup("{} <b>{}</b> · {}").format(mark(ticket), about(ticket, _), department)
    return [
        title,
        _urgency(ticket.priority, _),
        _customer(customer, facts, _),
        _notes(facts, _),
        _feedback(facts, _),
        _("Order: {order}", order=order) if order else Markup(),
        *related.lines(facts.related, _),
        _state(ticket, facts, _),
        _("Rating: {score} out of 5", score=ticket.score) if ticket.score else Markup(),
        _below(facts, _),
    ]


def _urgency(priority: Priority, _: Words) -> Markup:
    """What is as urgent as most is not spoken of."""
    if priority is Priority.NORMAL:
        return Markup()
    name = priority_name(priority, _)
    return Markup("{} <b>{}</b>").format(PRIORITY_MARKS[priority], _("Priority: {name}", name=name))


def _notes(facts: CardFacts, _: Words) -> Markup:
    count, newest = facts.notes
    if not count:
        return Markup()
    return _.ngettext(
        "{count} note about the customer: {begin} /card",
        "{count} notes about the customer: {begin} /card",
        count,
        begin=sanitize.line(newest, NOTE_LIMIT),
    )


def _feedback(facts: CardFacts, _: Words) -> Markup:
    if facts.feedback is None:
        return Markup()
    key, score = facts.feedback
    touchpoint = facts.business.touchpoint(key)
    where = touchpoint.name.in_language(_.language) if touchpoint else key
    return Markup(" · ").join(
        part for part in (_("After feedback: {score} out of 5", score=score), where) if part
    )


def _customer(customer: Customer | None, facts: CardFacts, _: Words) -> Markup:
    if customer is None:
        return _("Customer: data deleted")
    tier = facts.business.tier(facts.earned)
    details = [
        parts.mention(customer.id, customer.name),
        f"@{customer.username}" if customer.username else "",
        language_name(customer.language, _),
        tier.name.in_language(_.language) if tier else "",
    ]
    if facts.earlier:
        details.append(_.ngettext("{count} earlier ticket", "{count} earlier tickets", facts.earlier))
    if customer.blocked:
        details.append(_("has blocked the bot"))
    if facts.ban is not None and not facts.ban.is_over(facts.now):
        details.append(ban_mark(facts.ban, _))
    who = Markup(" · ").join(part for part in details if part)
    return _("Customer: {who}", who=who)


def _state(ticket: Ticket, facts: CardFacts, _: Words) -> Markup:
    match ticket.state:
        case State.NEW:
            return parts.lines(
                _("Waiting for an operator"),
                asked(ticket, facts.speakers, _),
                promise.on_card(ticket, facts.now, _),
                due.on_card(ticket, facts.now, _),
            )
        case State.TAKEN:
            owner = _("In progress: {name}", name=_owner(ticket))
            promised = promise.on_card(ticket, facts.now, _)
            return parts.lines(owner, _asleep(ticket, _), promised, due.on_card(ticket, facts.now, _))
        case State.SOLVED | State.CLOSED if ticket.solved_at is not None:
            return _solved(ticket, _.when(ticket.solved_at), _)
        case State.WITHDRAWN:
            return _("Withdrawn by the customer")
        case State.MERGED:
            return related.goes_on(facts.related.into, _)
    return _("Closed")


def asked(ticket: Ticket, speakers: Speakers, _: Words) -> Markup:
    """Who is meant to take it, while nobody has; anyone else of the department can."""
    if ticket.state is not State.NEW or ticket.meant is None:
        return Markup()
    who = _("Asked to take it: {who}", who=parts.mention(ticket.meant, ticket.meant_name))
    return parts.lines(who, foreign(ticket, speakers, _))


def foreign(ticket: Ticket, speakers: Speakers, _: Words) -> Markup:
    """Below the name of somebody who does not answer in the customer's language: who does."""
    if speakers is None:
        return Markup()
    language = language_name(ticket.language, _)
    if not speakers:
        return _(
            "Does not answer in the customer’s language ({language}); nobody on shift does.",
            language=language,
        )
    names = _.join(sanitize.line(name, NAME_LIMIT) for name in speakers)
    return _(
        "Does not answer in the customer’s language ({language}). Colleagues on shift who do: {names}.",
        language=language,
        names=names,
    )


def _asleep(ticket: Ticket, _: Words) -> Markup:
    if ticket.asleep is Sleep.ANSWER:
        return _("Snoozed until the customer answers")
    return _("Snoozed, back {when}", when=_.when(ticket.wakes_at)) if ticket.wakes_at else Markup()


def _solved(ticket: Ticket, when: Markup, _: Words) -> Markup:
    if ticket.owner_name:
        return _("Solved {when} by {name}", when=when, name=_owner(ticket))
    return _("Solved {when}", when=when)


def _owner(ticket: Ticket) -> str:
    return sanitize.line(ticket.owner_name, NAME_LIMIT)


def _below(facts: CardFacts, _: Words) -> Markup:
    if not facts.attachments:
        return Markup()
    return _.ngettext(
        "{count} more message in this topic", "{count} more messages in this topic", facts.attachments
    )


def _said(facts: CardFacts, room: int) -> Markup:
    """What the customer wrote, as a quotation that folds when it is long."""
    texts = [sanitize.text(content.text).strip() for content in facts.said if content.kind is Kind.TEXT]
    whole = sanitize.clip("\n\n".join(text for text in texts if text), room)
    return Markup("<blockquote expandable>{}</blockquote>").format(whole) if whole else Markup()


# --- the buttons


def _buttons(ticket: Ticket, _: Words) -> tuple[Row, ...]:
    take = Button(_.pgettext("button", "Take"), Action.TAKE)
    hand_on = Button(_.pgettext("button", "Pass on"), Action.PASS)
    note = Button(_.pgettext("button", "Note"), Action.NOTE)
    solve = Button(_.pgettext("button", "Solve"), Action.SOLVE)
    back = Button(_.pgettext("button", "Return to queue"), Action.HAND_BACK)
    replies = Button(_.pgettext("button", "Replies"), Action.REPLIES)
    more = Button(_.pgettext("button", "More"), Action.MORE)
    match ticket.state:
        case State.NEW:
            return ((take, hand_on), (note, solve), (replies, more))
        case State.TAKEN:
            return ((solve, hand_on), (note, back), (replies, more))
        case State.SOLVED | State.CLOSED if ticket.customer:
            return ((Button(_.pgettext("button", "Reopen"), Action.REOPEN), note), (replies, more))
        case State.MERGED:
            return ()
    return ((note, more),)


def back_to_card(_: Words) -> Button:
    return Button(_.pgettext("button", "Back"), Action.CARD)
