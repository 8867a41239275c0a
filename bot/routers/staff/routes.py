"""Who would be asked to take a ticket, by the rules of `turbota.toml` and whoever is on shift now: `turbota route`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.checks.store import is_to_be_made
from bot.settings.settings import Places
from care.business import Business, Language
from care.model.ticket import About
from care.routing import Candidate, Wanted, route
from care.routing.asking import candidates
from care.store.unit import Store
from dialogs.language.when import read_when
from dialogs.language.words import Words
from dialogs.staff.team.naming import department_named
from dialogs.staff.team.routing import explain
from dialogs.staff.team.rules import render_table


@dataclass(frozen=True)
class Asked:
    """A ticket that somebody imagines, as they write it."""

    about: str = ""  # a department's key, or the beginning of its name; empty: all the rules are meant
    language: Language | None = None  # None: the business's
    at: str = ""  # "Sat 21:00", or ISO 8601; empty: now
    tier: str = ""
    words: str = ""
    kind: About = About.COMPLAINT
    complained: bool = False  # shortly before


class Unknown(ValueError):  # noqa: N818 - it is what somebody wrote
    """`option` of the question is none that there is; `choices` are, where there are any."""

    def __init__(self, option: str, choices: Sequence[str] = ()) -> None:
        super().__init__(option)
        self.option, self.choices = option, choices


async def people(places: Places) -> tuple[Candidate, ...] | None:
    """All who may act. None: there is no store that can be read; the rules can be tested without it."""
    if is_to_be_made(make_url(places.database_url)):
        return None
    try:
        async with Store.opened(places.database_url) as store, store.read() as unit:
            return await candidates(unit)
    except (DBAPIError, OSError):
        return None


def answer(
    business: Business, team: Sequence[Candidate], asked: Asked, now: datetime, _: Words
) -> list[Markup]:
    """A line each. Raises Unknown."""
    if not asked.about:
        return render_table(business, team, _)
    wanted = _understood(business, asked, now)
    return explain(business, team, wanted, route(business, team, wanted), now, _)


def _understood(business: Business, asked: Asked, now: datetime) -> Wanted:
    department = department_named(business, asked.about)
    if department is None:
        raise Unknown("about", [each.key for each in business.departments])
    tiers = [each.key for each in business.tiers]
    if asked.tier and asked.tier not in tiers:
        raise Unknown("tier", tiers)
    at = _moment(asked.at, now, business, asked.language or business.default_language) if asked.at else now
    return Wanted(
        department.key,
        asked.language or business.default_language,
        at,
        asked.kind,
        asked.words,
        asked.tier,
        at if asked.complained else None,
    )


def _moment(text: str, now: datetime, business: Business, language: Language) -> datetime:
    when = read_when(text, now, business.tz, language=language)
    if when is not None and not when.rest:
        return when.moment
    try:
        read = datetime.fromisoformat(text)  # for what has passed
    except ValueError:
        raise Unknown("at") from None
    return (read if read.tzinfo else read.replace(tzinfo=business.tz)).astimezone(UTC)
