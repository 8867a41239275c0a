"""Posts that are owed under a name, and claims of them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from care.outbox import Claim, Lane, Post, claim
from care.outbox.bodies import Told
from care.store.unit import Store
from tests.store.cast import EMMA, NOW
from tests.store.looking import do

LEASE = timedelta(seconds=30)


def post(
    chat_id: int = EMMA.id,
    name: str = "a",
    stream: str = "s",
    lane: Lane = Lane.RELAY,
    **fields: Any,  # noqa: ANN401 - as Post has them
) -> Post:
    return Post(chat_id, Told(notice=name, fields={}), lane, stream=stream, **fields)


def names(claims: list[Claim]) -> list[list[str]]:
    return [[row.stored["notice"] for row in owed.rows] for owed in claims]


async def take(store: Store, now: datetime = NOW, busy: Collection[int] = (), limit: int = 10) -> list[Claim]:
    return await do(store, claim, LEASE, set(busy), limit, now=now)
