"""Places that are closed for a while: what is drafted, how many will hear of it and how it reads; what is in force."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from care.business import Business
from care.closures.rows import Closure
from dialogs.customers import parts
from dialogs.customers.closed import closed_line, opening, place_name
from dialogs.engine.machine import Button, Screen
from dialogs.language.words import Words
from dialogs.staff import commands

LIST, SEND, OFF = "closed", "closed_send", "closed_off"  # actions; of the two last ones the closure's number


def render_draft(
    closure: Closure, people: int, sample: Markup, business: Business, now: datetime, _: Words
) -> Screen:
    """Before anybody hears of it. `sample`: what they read."""
    if people:
        who = _.ngettext(
            "{count} person has an appointment or order there at that time. They will be told in "
            "their own language, for example:",
            "{count} people have an appointment or order there at that time. They will be told in "
            "their own language, for example:",
            people,
        )
    else:
        who = _(
            "Nobody has an appointment or order there at that time. Anyone who makes one will be told, "
            "for example:"
        )
    asked = _will_be_closed if closure.since <= now else closed_line
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(asked(closure, business, now, _)),
        who,
        Markup("<blockquote>{}</blockquote>").format(sample),
        _("It will also be shown with the opening hours. Nobody has been told yet."),
    )
    label = _.pgettext("button", "Announce it") if people else _.pgettext("button", "Close it")
    announce = Button(label, SEND, str(closure.id))
    cancel = Button(_.pgettext("button", "Cancel"), OFF, str(closure.id))
    return Screen(text, ((announce, cancel),))


def render_closures(
    closures: Sequence[tuple[Closure, int]],
    business: Business,
    now: datetime,
    _: Words,
    done: Markup | str = "",
) -> Screen:
    """What is closed now, each with how many were told; `done`: what has just happened."""
    lines = [_line(closure, told, business, now, _) for closure, told in closures]
    text = parts.paragraphs(done, parts.lines(*lines) if lines else _("No place is closed."), how_to_close(_))
    return Screen(text, parts.column([_opens(closure, business, now, _) for closure, _told in closures]))


def _line(closure: Closure, told: int, business: Business, now: datetime, _: Words) -> Markup:
    said = _.ngettext("{count} person was told.", "{count} people were told.", told) if told else ""
    return Markup(" ").join(part for part in (closed_line(closure, business, now, _), said) if part)


def _opens(closure: Closure, business: Business, now: datetime, _: Words) -> Button:
    place = place_name(business, closure.touchpoint, _)
    if closure.since > now:
        label = _.pgettext("button", "Keep open: {place}", place=place)
    else:
        label = _.pgettext("button", "Open again: {place}", place=place)
    return Button(_.plain(label), OFF, str(closure.id))


def how_to_close(_: Words) -> Markup:
    example = commands.CLOSED.shown(_)
    return _(
        "To announce that a place is closed, write its name, when it is closed and what customers "
        "should know, for example: <code>{example}</code> or <code>{ahead}</code>",
        example=example,
        ahead=_("/closed Podil on Monday from 15:00 stocktaking"),
    )


def _will_be_closed(closure: Closure, business: Business, now: datetime, _: Words) -> Markup:
    place, opens = place_name(business, closure.touchpoint, _), _.when(opening(business, closure.until), now)
    return _("Close “{place}”? It would open again {opens}.", place=place, opens=opens)
