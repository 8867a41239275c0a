"""People, and what is sent to many of them, in tests."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from care.broadcasts import feeding, freezing, rows, steering
from care.broadcasts.model import Broadcast, Draft, Letter, Plan, Text
from care.broadcasts.rows import Counts
from care.business import Business
from care.people.customers import Customer, Wishes, save
from care.store.tables import broadcast_recipients
from care.store.unit import Store
from care.values.content import Content, Kind
from tests.store.cast import NOW, SHOP
from tests.store.looking import ask, do
from tests.store.looking import rows as rows_of

NEWS = Wishes(news=True)
FIRST = 5001


def reader(number: int, language: str = "en", **fields: Any) -> Customer:  # noqa: ANN401 - as Customer has them
    """Somebody who has agreed to news."""
    known: dict[str, Any] = {"wishes": NEWS, "since": NOW} | fields
    return Customer(FIRST + number, f"Reader {number}", language, **known)  # type: ignore[arg-type]


async def readers(store: Store, count: int) -> list[Customer]:
    people = [reader(number) for number in range(count)]
    await do(store, save, people)
    return people


def letter(english: str = "A new blend is here.", **others: str) -> Letter:
    texts: dict[Any, str] = {"en": english, **others}
    return Letter({name: Text((Content(Kind.TEXT, text),)) for name, text in texts.items()})


def draft(plan: Plan | None = None, **fields: Any) -> Draft:  # noqa: ANN401 - as Draft has them
    when = {} if plan is None else {"plan": plan}
    return Draft(**{"letter": letter()} | when | fields)


async def begun(store: Store, what: Draft | None = None, now: datetime = NOW) -> int:
    """A broadcast that was begun and whose audience stands. Its number."""
    number = await do(store, steering.begin, 301, what or draft(), now=now)
    while await _freeze(store, number, now):
        pass
    return number


async def _freeze(store: Store, number: int, now: datetime, most: int = 7) -> bool:
    return await do(store, freezing.freeze, await found(store, number), most, now=now)


async def fed(store: Store, number: int, now: datetime = NOW, business: Business = SHOP) -> int:
    return await do(store, feeding.feed, await found(store, number), 100, now=now, business=business)


async def found(store: Store, number: int) -> Broadcast:
    broadcast = await ask(store, rows.find, number)
    assert broadcast is not None
    return broadcast


async def counts(store: Store, number: int) -> Counts:
    return await ask(store, rows.counts, number)


async def outcomes_of(store: Store) -> dict[int, str]:
    return {row["customer_id"]: row["outcome"] for row in await frozen(store)}


async def frozen(store: Store) -> Sequence[Any]:
    return await rows_of(store, broadcast_recipients)
