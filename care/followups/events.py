"""What the business's own systems tell of a customer, so that we can write about it: each told once, however often.

Whoever hears of it (an API, a command of the terminal, an operator's) calls `tell` (care/followups/telling.py).
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, dataclass_transform

from care.store.tables import events
from care.store.theirs import rows_of
from care.store.unit import Unit
from care.values.codec import stored_name

EVENTS: dict[str, type["Event"]] = {}  # by the words that people type
NUMBER = re.compile(r"[\w./#-]{1,40}")  # of an order, a visit: as the business's own system has it


@dataclass_transform(frozen_default=True, kw_only_default=True)
@dataclass(frozen=True, kw_only=True)
class Event:
    """`at`: when it was, or for what is ahead when it will be; aware. `touchpoint`: where, a key of the settings."""

    kind: ClassVar[str]
    word: ClassVar[str]  # as people type it
    moves: ClassVar[bool] = False  # told again with another time, it has moved
    ahead: ClassVar[bool] = False  # `at` may be yet to come

    customer: int
    reference: str
    at: datetime
    touchpoint: str = ""

    def __init_subclass__(cls, *, word: str) -> None:
        dataclass(frozen=True, kw_only=True)(cls)
        cls.kind, cls.word = stored_name(cls), word
        EVENTS[word] = cls


class OrderPlaced(Event, word="order"):
    """`at`: when it is to come, or can be fetched."""

    moves = ahead = True


class OrderDelivered(Event, word="delivered"):
    pass


class VisitFinished(Event, word="visit"):
    pass


class PurchaseMade(Event, word="purchase"):
    pass


class AppointmentMade(Event, word="appointment"):
    """`at`: when it will be."""

    moves = ahead = True


class AppointmentCalledOff(Event, word="called_off"):
    """The one of this number. `at`: when that was said."""

    moves = True  # one that was made anew can be called off again


async def write_down(unit: Unit, event: Event) -> int | None:
    """Its number in `events`; None: it is known already, and has not moved."""
    row = {
        "customer_id": event.customer,
        "kind": event.kind,
        "reference": event.reference,
        "touchpoint": event.touchpoint,
        "at": event.at,
        "told_at": unit.now,
    }
    insert = unit.insert(events)
    again = insert.on_conflict_do_nothing()
    if event.moves:
        new = {name: insert.excluded[name] for name in ("at", "touchpoint", "told_at")}
        keys = ["customer_id", "kind", "reference"]
        again = insert.on_conflict_do_update(
            index_elements=keys, set_=new, where=events.c.at != insert.excluded.at
        )
    number: int | None = (await unit.execute(again.returning(events.c.id), row)).scalar_one_or_none()
    return number


async def told_of(unit: Unit, customer: int) -> list[dict[str, Any]]:
    """All of a customer's, as they may read it."""
    return await rows_of(unit, events, customer, ("kind", "reference", "touchpoint", "at", "told_at"))
