"""To customers who are awaited at a place that is closed: what is wrong, and what they can do."""

from markupsafe import Markup

from care.business import Business
from care.notices.closures import PlaceClosed, PlaceOpen
from dialogs.customers import parts
from dialogs.customers.writing.question import PERSON
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of


@words_of(PlaceClosed)
def place_closed(notice: PlaceClosed, context: Context, _: Words) -> Screen:
    place = place_name(context.business, notice.touchpoint, _)
    closed = _(
        "We are sorry: “{place}” is closed and opens again {opens}, and you have an appointment or an order there "
        "{when}.",
        place=place,
        opens=_.when(notice.until, context.now),
        when=_.when(notice.at, context.now),
    )
    said = sanitize.text(notice.words).strip()
    quoted = Markup("<i>{}</i>").format(said) if said else ""
    can = _("To choose another time or ask something, press the button.")
    write = Button(_.pgettext("button", "Write to us"), "question", PERSON)
    return Screen(parts.paragraphs(closed, quoted, can), ((write,),))


@words_of(PlaceOpen)
def place_open(notice: PlaceOpen, context: Context, _: Words) -> Screen:
    return Screen(
        _(
            "Good news: “{place}” is open again. We look forward to seeing you {when}, as arranged.",
            place=place_name(context.business, notice.touchpoint, _),
            when=_.when(notice.at, context.now),
        )
    )


def place_name(business: Business, key: str, _: Words) -> str:
    """A key alone where the settings name the place no more."""
    touchpoint = business.touchpoint(key)
    return touchpoint.name.in_language(_.language) if touchpoint else key
