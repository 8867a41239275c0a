"""A place that is closed for a while, or will be, as everybody reads of it."""

from datetime import datetime, time

from markupsafe import Markup

from care.business import Business
from care.business.hours import moment, next_opening
from care.closures.rows import Closure
from dialogs.language.words import Words


def closed_line(closure: Closure, business: Business, now: datetime, _: Words) -> Markup:
    """What is so, or will be. `_`: with the business's time."""
    place = place_name(business, closure.touchpoint, _)
    opens = _.when(opening(business, closure.until), now)
    if closure.since <= now:
        return _("“{place}” is closed and opens again {opens}.", place=place, opens=opens)
    if opening(business, closure.since) == _first_opening(business, closure.since):
        day = _.dated(closure.since, now)
        return _(
            "“{place}” will be closed {day}, and will open again {opens}.", place=place, day=day, opens=opens
        )
    closes = _.when(closure.since, now)
    return _("“{place}” closes {closes} and opens again {opens}.", place=place, closes=closes, opens=opens)


def opening(business: Business, at: datetime) -> datetime:
    """When people are there again, which is what matters to whoever wants to come."""
    return next_opening(business.hours, business.tz, at) or at


def _first_opening(business: Business, at: datetime) -> datetime:
    """Of that day."""
    return opening(business, moment(at.astimezone(business.tz).date(), time(0), business.tz))


def place_name(business: Business, key: str, _: Words) -> str:
    """A key alone where the settings name the place no more."""
    touchpoint = business.touchpoint(key)
    return touchpoint.name.in_language(_.language) if touchpoint else key
