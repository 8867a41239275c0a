"""Replies that were put off: the one just written, and all that wait."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from care.agenda.jobs import Later
from care.agenda.waiting import Waiting
from care.business import Business
from care.business.hours import after_quiet
from care.people.customers import Customer
from care.values.content import Kind
from dialogs.customers import parts
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.places import city
from dialogs.language.words import Words
from dialogs.staff.ticket.card import back_to_card
from dialogs.staff.ticket.put_off import LaterAction

TEXT_LIMIT = 1000
LINE_LIMIT = 100
NAME_LIMIT = 64


def render_put_off(
    reply: Waiting[Later],
    customer: Customer,
    business: Business,
    now: datetime,
    _: Words,
    awaited: datetime | None = None,
) -> Screen:
    """What will be sent and when, before it is: also in the customer's time, if that is another.

    `awaited`: by when the customer is to have a word.
    """
    name = sanitize.line(customer.name, NAME_LIMIT)
    text = parts.lines(
        _("🕘 {name} will get this {when}:", name=name, when=_.when(reply.due_at, now)),
        _said(reply, _),
        _their_time(reply, customer, business, now, _),
        _quiet(reply, customer, business, _),
        _too_late(reply, awaited, now, _),
    )
    send = Button(_.pgettext("button", "Send now"), LaterAction.SEND, str(reply.id))
    drop = Button(_.pgettext("button", "Cancel"), LaterAction.DROP, str(reply.id))
    return Screen(parts.paragraphs(text, _("Edit your message to change it.")), ((send, drop),))


def render_unchanged(reply: Waiting[Later], now: datetime, _: Words) -> Screen:
    """Its message was edited to what does not say when and what."""
    kept = _(
        "Your scheduled reply was not changed: it goes out {when} as it was.",
        when=_.when(reply.due_at, now),
    )
    how = _(
        "To change it, edit your message so that it begins with the command and the time:\n"
        "<code>/later tomorrow 9 We have found your cake</code>"
    )
    return Screen(parts.paragraphs(kept, how))


def render_dropped(
    reply: Waiting[Later], others: Sequence[Waiting[Later]], now: datetime, _: Words
) -> Screen:
    """It is not sent; `others` still wait."""
    words = reply.job.content.text
    begin = sanitize.line(words, LINE_LIMIT) if words else "…"
    text = _("Cancelled, will not be sent: “{begin}”", begin=begin)
    if not others:
        return Screen(text, ((back_to_card(_),),))
    left = render_replies(others, now, _)
    return replace(left, text=parts.paragraphs(text, left.text))


def render_replies(replies: Sequence[Waiting[Later]], now: datetime, _: Words) -> Screen:
    """All that wait with a button each, and how to write one."""
    lines = [_line(place, reply, now, _) for place, reply in enumerate(replies, start=1)]
    head = _("Scheduled replies:") if lines else _("No replies are scheduled.")
    buttons = [
        Button(_.pgettext("button", "Cancel {number}", number=place), LaterAction.DROP, str(reply.id))
        for place, reply in enumerate(replies, start=1)
    ]
    text = parts.paragraphs(parts.lines(head, *lines), how_to_put_off(_))
    return Screen(text, (*parts.rows(buttons, 2), (back_to_card(_),)))


def how_to_put_off(_: Words) -> Markup:
    return _(
        "To schedule a reply, write when and what, for example:\n<code>/later tomorrow 9 We have "
        "found your cake</code>"
    )


def _their_time(
    reply: Waiting[Later], customer: Customer, business: Business, now: datetime, _: Words
) -> Markup:
    zone = customer.tz(business)
    if reply.due_at.astimezone(zone).utcoffset() == reply.due_at.astimezone(business.tz).utcoffset():
        return Markup()
    when = Words(_.language, zone, city(zone.key, _.language)).when(reply.due_at, now)
    return _("For the customer, that is {when}.", when=when)


def _quiet(reply: Waiting[Later], customer: Customer, business: Business, _: Words) -> Markup:
    quiet, zone = business.quiet_hours, customer.tz(business)
    if after_quiet(quiet, zone, reply.due_at) <= reply.due_at:
        return Markup()
    return _("⚠️ The customer may be asleep then: it is within their quiet hours.")


def _too_late(reply: Waiting[Later], awaited: datetime | None, now: datetime, _: Words) -> Markup:
    if awaited is None or reply.due_at <= awaited:
        return Markup()
    if awaited <= now:
        return _(
            "⚠️ We promised the customer an answer {deadline}, and they are still waiting. Write to them now, even "
            "briefly; this reply will still go out as scheduled.",
            deadline=_.by(awaited, now),
        )
    return _(
        "⚠️ That is later than promised: the customer expects an answer {deadline}. To keep the promise, write to "
        "them now, even briefly; this reply will still go out as scheduled.",
        deadline=_.by(awaited, now),
    )


def _line(place: int, reply: Waiting[Later], now: datetime, _: Words) -> Markup:
    words = reply.job.content.text
    name, text = (
        sanitize.line(reply.job.name, NAME_LIMIT),
        sanitize.line(words, LINE_LIMIT) if words else "…",
    )
    return Markup("{}. {} · {} · {}").format(place, _.when(reply.due_at, now), name, text)


def _said(reply: Waiting[Later], _: Words) -> Markup:
    content = reply.job.content
    text = sanitize.clip(sanitize.text(content.text).strip(), TEXT_LIMIT)
    quoted = Markup("<blockquote expandable>{}</blockquote>").format(text) if text else Markup()
    return parts.lines(quoted, _("With an attachment.") if content.kind is not Kind.TEXT else "")
