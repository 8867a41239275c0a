"""To customers who are awaited at a place that is closed: what is wrong, and what they can do."""

from markupsafe import Markup

from care.notices.closures import PlaceClosed, PlaceOpen
from dialogs.customers import parts
from dialogs.customers.closed import opening, place_name
from dialogs.customers.writing.question import PERSON
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of


@words_of(PlaceClosed)
def place_closed(notice: PlaceClosed, context: Context, _: Words) -> Screen:
    place = place_name(context.business, notice.touchpoint, _)
    opens = _.when(opening(context.business, notice.until), context.now)
    when = _.when(notice.at, context.now)
    if notice.since is None or notice.since <= context.now:
        closed = _(
            "We are sorry: “{place}” is closed and opens again {opens}, and you have an appointment or an order there "
            "{when}.",
            place=place,
            opens=opens,
            when=when,
        )
    else:
        closed = _(
            "We are sorry: “{place}” will be closed {when}, the time of your appointment or order. It "
            "will open again {opens}.",
            place=place,
            opens=opens,
            when=when,
        )
    said = sanitize.text(notice.words).strip()
    quoted = Markup("<i>{}</i>").format(said) if said else ""
    can = _("To choose another time or ask something, press the button.")
    write = Button(_.pgettext("button", "Write to us"), "question", PERSON)
    return Screen(parts.paragraphs(closed, quoted, can), ((write,),))


@words_of(PlaceOpen)
def place_open(notice: PlaceOpen, context: Context, _: Words) -> Screen:
    place, when = place_name(context.business, notice.touchpoint, _), _.when(notice.at, context.now)
    if notice.stays:
        return Screen(
            _(
                "Good news: “{place}” stays open after all. We look forward to seeing you {when}, as arranged.",
                place=place,
                when=when,
            )
        )
    return Screen(
        _(
            "Good news: “{place}” is open again. We look forward to seeing you {when}, as arranged.",
            place=place,
            when=when,
        )
    )
