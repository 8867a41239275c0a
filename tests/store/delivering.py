"""What the sender writes down of a delivery, without one."""

from collections.abc import Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from bot.delivery.kind import Delivery
from bot.delivery.kinds.joined import Sent
from bot.delivery.open_panels import OpenPanels
from bot.delivery.registry import kind_of, known_kinds
from care.outbox import Claim, finish
from care.outbox.bodies import Card
from care.store.unit import Unit
from tests.store.cast import SHOP


class Still:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


async def delivered(unit: Unit, claim: Claim, ids: Sequence[int] = ()) -> None:
    """It stands there: a message for each row, or one for all of them. A card has room for all that came with it."""
    if claim.head.kind == Card.kind:
        await finish(unit, claim)
        return
    nobody: Any = None
    store: Any = SimpleNamespace(business=SHOP)
    kind = known_kinds()[type(claim.head.body)] if len(ids) == len(claim.rows) else kind_of(claim)
    way = Delivery(
        store=store,
        client=nobody,
        clock=Still(unit.now),
        panels=OpenPanels(),
        titles={},
        shown={},
        claim=claim,
        doubt=kind.doubt,
    )
    await kind.settle(unit, way, Sent(len(claim.rows), ids) if kind.of == "text" else ids)
