"""Cities and their time zones: each zone's principal city from tzdata, under CLDR's names, and some big ones of ours.

The nearest city is not always of the right zone, so whoever asks here asks the person too: "is it 14:05 there now?"
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import asin, cos, radians, sin, sqrt

from babel import Locale

from care.business import LANGUAGES, Business
from care.people.customers import Customer
from dialogs.language.words import Words

NEAR = 0.8  # of difflib: a letter of five that is missing, two that are swapped in a longer name
# CLDR keeps a zone under the first name it ever had.
FORMER = {
    "Africa/Asmara": "Africa/Asmera",
    "America/Argentina/Buenos_Aires": "America/Buenos_Aires",
    "America/Argentina/Cordoba": "America/Cordoba",
    "America/Indiana/Indianapolis": "America/Indianapolis",
    "America/Kentucky/Louisville": "America/Louisville",
    "America/Nuuk": "America/Godthab",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
    "Atlantic/Faroe": "Atlantic/Faeroe",
    "Europe/Kyiv": "Europe/Kiev",
}


@dataclass(frozen=True)
class Place:
    zone: str
    latitude: float  # degrees, north is positive
    longitude: float  # degrees, east is positive
    names: tuple[str, ...]  # in all our languages, casefolded


@cache
def city(zone: str, language: str) -> str:
    """The city that a zone is named after, as it is called in `language`: Europe/Kyiv → Київ."""
    known = Locale.parse(language).time_zones
    name = known.get(zone, {}).get("city") or known.get(FORMER.get(zone, zone), {}).get("city")
    return str(name or zone.rpartition("/")[2].replace("_", " "))


def words_for(customer: Customer, business: Business) -> Words:
    """The words of a customer: their language, their time.

    Who lives by another time than the business is told whose time it is: their own. Who has not told us their zone is
    given the business's time; if their language is not its own, with its city, since they may live by another.
    """
    language, zone = customer.language, customer.tz(business)
    if customer.zone:
        return Words(language, zone, city(customer.zone, language), business.tz)
    return Words(
        language, zone, city(business.zone, language) if language != business.default_language else ""
    )


def nearest(latitude: float, longitude: float) -> str:
    """The zone of the nearest city."""
    return min(places(), key=lambda place: _distance(place, latitude, longitude)).zone


def search(text: str, limit: int = 6) -> tuple[str, ...]:
    """Zones of the cities whose name in any of our languages is `text`, then those that begin with it.

    Where there is none of either, of those that are written nearly so.
    """
    wanted = text.strip().casefold()
    if len(wanted) < 2:
        return ()
    exact = [place.zone for place in places() if wanted in place.names]
    begun = [place.zone for place in places() if any(name.startswith(wanted) for name in place.names)]
    return tuple(dict.fromkeys(exact + begun))[:limit] or _near(wanted)[:limit]


def _near(wanted: str) -> tuple[str, ...]:
    zones = {name: place.zone for place in reversed(places()) for name in place.names}
    return tuple(dict.fromkeys(zones[name] for name in get_close_matches(wanted, zones, cutoff=NEAR)))


@cache
def places() -> tuple[Place, ...]:
    return (*_principal_cities(), *_more_cities())


def _principal_cities() -> Iterator[Place]:
    for _codes, coordinates, zone, *_comment in _table(files("tzdata") / "zoneinfo" / "zone1970.tab"):
        sign = max(coordinates.rfind("+"), coordinates.rfind("-"))
        names = {city(zone, language).casefold() for language in LANGUAGES}
        yield Place(
            zone, _degrees(coordinates[:sign], 2), _degrees(coordinates[sign:], 3), tuple(sorted(names))
        )


def _more_cities() -> Iterator[Place]:
    for zone, latitude, longitude, *names in _table(files("dialogs") / "cities.tsv"):
        yield Place(zone, float(latitude), float(longitude), tuple(name.casefold() for name in names))


def _table(file: Traversable) -> Iterator[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def _degrees(text: str, digits: int) -> float:
    """ISO 6709 (`+5026`, `-0770236`): a sign, `digits` of degrees, two of minutes; seconds are below what we need."""
    value = int(text[1 : 1 + digits]) + int(text[1 + digits : 3 + digits]) / 60
    return -value if text[0] == "-" else value


def _distance(place: Place, latitude: float, longitude: float) -> float:
    """Along the great circle, in units of the Earth's radius (the haversine formula)."""
    phi, psi = radians(place.latitude), radians(latitude)
    turn = radians(longitude - place.longitude)
    return 2 * asin(sqrt(sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(turn / 2) ** 2))
