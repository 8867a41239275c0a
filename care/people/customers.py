"""A customer: who they are to us, in which language and zone we speak, and how close they want us to be."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, bindparam, select

from care.business import LANGUAGES, Business, Language
from care.people.closeness import Closeness
from care.store.tables import customers
from care.store.unit import Unit

# Close enough to be read when nothing better is known (docs/decisions/0004-words.md).
NEIGHBOURS: dict[str, Language] = {"be": "ru", "kk": "ru"}


@dataclass(frozen=True)
class Wishes:
    """What we may write without being asked. Each is the customer's choice; an answer to them needs none."""

    surveys: bool = True  # "how did we do?" after a solved ticket
    reminders: bool = True
    news: bool = False


@dataclass(frozen=True)
class Customer:
    id: int  # Telegram's user id, which is also the private chat's
    name: str
    language: Language
    username: str = ""
    zone: str = ""  # empty: not known, the business's zone is used
    chosen: bool = False  # the language was chosen by the customer, not read off Telegram
    wishes: Wishes = field(default_factory=Wishes)
    closeness: Closeness | None = None  # None: they have not chosen
    birthday: str = ""  # MM-DD, as they told us; never the year
    declined: tuple[str, ...] = ()  # purposes of which they want no more
    blocked: bool = False  # has blocked the bot
    since: datetime | None = None  # None: not stored yet

    def tz(self, business: Business) -> ZoneInfo:
        """By which time they are promised answers and left in peace: the business's, until they tell us theirs."""
        return ZoneInfo(self.zone or business.zone)


def wished_by(closeness: Closeness, before: Wishes) -> Wishes:
    """What comes with a choice of how close we may be. News are another choice, which ends with "only answer me"."""
    return Wishes(
        surveys=closeness >= Closeness.SUGGEST,
        reminders=closeness >= Closeness.REMIND,
        news=before.news and closeness > Closeness.ANSWER,
    )


def declining(customer: Customer, purpose: str, *, on: bool) -> Customer:
    """With no more of what is written for this purpose, or with it again."""
    kept = [each for each in customer.declined if each != purpose]
    return replace(customer, declined=tuple(kept if on else sorted([*kept, purpose])))


def pick_language(reported: str | None, business: Business) -> Language:
    """The language for somebody new, from Telegram's IETF tag (`uk`, `pt-br`, absent)."""
    tag = (reported or "").lower().replace("_", "-").split("-")[0]
    for language in LANGUAGES:
        if tag == language and language in business.languages:
            return language
    neighbour = NEIGHBOURS.get(tag)
    return neighbour if neighbour in business.languages else business.default_language


def named(customer: Customer, name: str, username: str) -> Customer:
    """The customer under the name that they go by on Telegram now."""
    return replace(customer, name=name, username=username)


# --- in the store


OF_ID = select(customers).where(customers.c.id == bindparam("customer"))
OF_IDS = select(customers).where(customers.c.id.in_(bindparam("people", expanding=True)))


async def find(unit: Unit, customer_id: int) -> Customer | None:
    row = (await unit.execute(OF_ID, {"customer": customer_id})).mappings().one_or_none()
    return customer_of(row) if row else None


async def find_all(unit: Unit, people: Iterable[int]) -> dict[int, Customer]:
    """Those of them that there are, by id."""
    rows = (await unit.execute(OF_IDS, {"people": sorted(people)})).mappings()
    return {row["id"]: customer_of(row) for row in rows}


async def save(unit: Unit, people: Iterable[Customer], now: datetime | None = None) -> None:
    """Write the customers down. `since` is theirs, or `now` for whoever is new."""
    rows = [_row(customer) | {"since": customer.since or now} for customer in people]
    if not rows:
        return
    changed = [name for name in rows[0] if name not in ("id", "since")]
    await unit.execute(unit.upsert(customers, ["id"], changed), rows)


def customer_of(row: RowMapping) -> Customer:
    wishes = Wishes(row["surveys"], row["reminders"], row["news"])
    return Customer(
        id=row["id"],
        name=row["name"],
        language=row["language"],
        username=row["username"],
        zone=row["zone"],
        chosen=row["chosen"],
        wishes=wishes,
        closeness=None if row["closeness"] is None else Closeness(row["closeness"]),
        birthday=row["birthday"] or "",
        declined=tuple(row["declined"].split()),
        blocked=row["blocked"],
        since=row["since"],
    )


def _row(customer: Customer) -> dict[str, Any]:
    return {
        "id": customer.id,
        "name": customer.name,
        "username": customer.username,
        "language": customer.language,
        "chosen": customer.chosen,
        "zone": customer.zone,
        "surveys": customer.wishes.surveys,
        "reminders": customer.wishes.reminders,
        "news": customer.wishes.news,
        "closeness": customer.closeness,
        "birthday": customer.birthday or None,
        "declined": " ".join(customer.declined),
        "blocked": customer.blocked,
    }
