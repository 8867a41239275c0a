"""What a customer has agreed to: how close we may be and what we may write about, when, and with the words that they
read. Append-only (care/store/append_only.py): a change is one more row, and only with the person all of them go.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from care.people.closeness import Closeness
from care.people.customers import Customer
from care.store.append_only import unlocked
from care.store.tables import agreements
from care.store.unit import Unit


@dataclass(frozen=True)
class Agreement:
    at: datetime
    closeness: Closeness | None  # as it stood from then on; None: not chosen
    wishes: tuple[str, ...]  # those that they had from then on: fields of Wishes
    language: str
    words: str


async def record(unit: Unit, customer: Customer, words: str) -> None:
    """They have agreed to what the customer says by now, having read these words in their language."""
    row = {
        "customer_id": customer.id,
        "at": unit.now,
        "closeness": customer.closeness,
        "wishes": " ".join(name for name, wished in vars(customer.wishes).items() if wished),
        "language": customer.language,
        "words": words,
    }
    await unit.execute(unit.insert(agreements), row)


async def of(unit: Unit, customer: int, latest: int | None = None) -> list[Agreement]:
    """All of them, or the `latest` ones, newest first."""
    theirs = select(agreements).where(agreements.c.customer_id == customer)
    found = await unit.execute(theirs.order_by(agreements.c.id.desc()).limit(latest))
    return [
        Agreement(
            at=row["at"],
            closeness=None if row["closeness"] is None else Closeness(row["closeness"]),
            wishes=tuple(row["wishes"].split()),
            language=row["language"],
            words=row["words"],
        )
        for row in found.mappings()
    ]


async def forget(unit: Unit, customer: int) -> None:
    theirs = agreements.c.customer_id == customer
    if (await unit.execute(select(agreements.c.id).where(theirs).limit(1))).first() is not None:
        async with unlocked(unit, agreements):
            await unit.execute(delete(agreements).where(theirs))
