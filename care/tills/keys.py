"""Keys of tills: a secret that is shown once and stored as its hash, and what whoever has it may do.

The secret has 256 random bits, so a plain hash of it is as good as a slow one: there is nothing to guess.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import RowMapping, or_, select, update

from care.store.tables import till_keys
from care.store.unit import Unit

NAME = re.compile(r"[a-z0-9_-]{1,16}")
SECRET = re.compile(r"turbota_(\d{1,18})_([A-Za-z0-9_-]{43})")
NOTED_EVERY = timedelta(minutes=5)  # its last use is not written down for each call


class Scope(StrEnum):
    PURCHASES = "purchases"  # tell them
    REFUNDS = "refunds"  # of receipts of the same till
    CUSTOMERS = "customers"  # find them, with their name
    BALANCE = "balance"  # what they have, and what happened to it
    VOUCHERS = "vouchers"  # look at them, take them, take them back
    EVENTS = "events"  # tell them


@dataclass(frozen=True)
class Key:
    """`till`: whose receipts it tells. `used_at` is minutes old."""

    id: int
    till: str
    scopes: frozenset[Scope]
    made_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


async def make(unit: Unit, till: str, scopes: Iterable[Scope]) -> tuple[Key, str]:
    """A new key of a till, and its secret, which is nowhere else. Raises ValueError for what is no name."""
    if not NAME.fullmatch(till):
        raise ValueError(till)
    random = secrets.token_urlsafe(32)
    row = {
        "till": till,
        "hash": _hash(random),
        "scopes": " ".join(sorted(set(scopes))),
        "made_at": unit.now,
    }
    made = (await unit.execute(unit.insert(till_keys).returning(till_keys), row)).mappings().one()
    return _key(made), f"turbota_{made['id']}_{random}"


async def find(unit: Unit, secret: str) -> Key | None:
    """Whose secret this is, unless it was revoked. Takes as long for one that is nearly right as for any other."""
    read = SECRET.fullmatch(secret)
    if read is None:
        return None
    mine = select(till_keys).where(till_keys.c.id == int(read[1]), till_keys.c.revoked_at.is_(None))
    row = (await unit.execute(mine)).mappings().one_or_none()
    if row is None or not secrets.compare_digest(row["hash"], _hash(read[2])):
        return None
    return _key(row)


async def all_of(unit: Unit) -> list[Key]:
    rows = await unit.execute(select(till_keys).order_by(till_keys.c.id))
    return [_key(row) for row in rows.mappings()]


async def revoke(unit: Unit, number: int) -> bool:
    """From now on nobody gets in with it. False: there is none, or it was revoked before."""
    mine = update(till_keys).where(till_keys.c.id == number, till_keys.c.revoked_at.is_(None))
    return (await unit.execute(mine.values(revoked_at=unit.now))).rowcount > 0


def to_be_noted(key: Key, now: datetime) -> bool:
    """Whether its use is to be written down again."""
    return key.used_at is None or now - key.used_at >= NOTED_EVERY


async def note_use(unit: Unit, key: Key) -> None:
    used = till_keys.c.used_at
    mine = update(till_keys).where(till_keys.c.id == key.id, or_(used.is_(None), used < unit.now))
    await unit.execute(mine.values(used_at=unit.now))


def _hash(random: str) -> str:
    return hashlib.sha256(random.encode()).hexdigest()


def _key(row: RowMapping) -> Key:
    return Key(
        id=row["id"],
        till=row["till"],
        scopes=frozenset(map(Scope, row["scopes"].split())),
        made_at=row["made_at"],
        used_at=row["used_at"],
        revoked_at=row["revoked_at"],
    )
