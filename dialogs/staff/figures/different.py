"""What was different last week, in a line each."""

from markupsafe import Markup

from care.business import Business
from care.figures.changes import Change, Counted
from dialogs.customers import parts
from dialogs.customers.closed import place_name
from dialogs.language.words import Words


def change(change: Change, business: Business, _: Words) -> Markup:
    """Delivery: 14 complaints, usually about 7 a week; 9 of them about “Podil”."""
    of_department = change.what in (Counted.COMPLAINTS, Counted.QUESTIONS)
    what = parts.department(business, change.key, _) if of_department else place_name(business, change.key, _)
    sign, count, usual = (
        "📈" if change.now > change.before else "📉",
        _counted(change, _),
        round(change.before),
    )
    if usual:
        line = _(
            "{sign} <b>{what}</b>: {count}, usually about {usual} a week",
            sign=sign,
            what=what,
            count=count,
            usual=_.number(usual),
        )
    else:
        line = _("{sign} <b>{what}</b>: {count}, usually hardly any", sign=sign, what=what, count=count)
    place = place_name(business, change.place, _) if change.place else ""
    where = _("{part} of them about “{place}”", part=_.number(change.part), place=place) if place else ""
    return Markup("; ").join(part for part in (line, where) if part)


def _counted(change: Change, _: Words) -> Markup:
    count = change.now
    match change.what:
        case Counted.COMPLAINTS:
            return _.ngettext("{count} complaint", "{count} complaints", count)
        case Counted.QUESTIONS:
            return _.ngettext("{count} question", "{count} questions", count)
        case Counted.LOW:
            return _.ngettext("{count} low rating", "{count} low ratings", count)
    return _.ngettext("{count} high rating", "{count} high ratings", count)
