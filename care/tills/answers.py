"""What a till was answered, written down in the transaction of what was done for it.

So whoever asks again, because the answer was lost or their process died, gets the same answer to the byte and nothing
happens twice. A refusal did nothing and is not kept: what could not be done before may be possible now.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from care.loyalty.problems import Problem
from care.store.locks import try_hold
from care.store.tables import till_answers
from care.store.unit import Unit
from care.values.errors import NotInLedger

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

EMPTY = (None, "", ())


class InFlightError(Exception):
    """The same is just being done for somebody else who asked; soon there will be an answer."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: str


async def given(unit: Unit, till: str, key: str, told: "DataclassInstance") -> Answer | None:
    """What was answered to this before. Raises NotInLedger if the key was told with something else, and InFlightError.

    Until the transaction is over nobody else gets further than here with this key. On SQLite they wait, as all writers
    do; on PostgreSQL they hear of it.
    """
    if not await try_hold(unit, "answer", till, key):
        raise InFlightError
    mine = select(till_answers).where(till_answers.c.till == till, till_answers.c.key == key)
    row = (await unit.execute(mine)).mappings().one_or_none()
    if row is None:
        return None
    if row["told"] != digest(told):
        raise NotInLedger(problem=Problem.OTHER_BODY)
    return Answer(row["status"], row["body"])


async def keep(
    unit: Unit, till: str, key: str, told: "DataclassInstance", answer: Answer, customer: int | None
) -> None:
    """`customer`: of whom it speaks; it is forgotten with them."""
    row = {
        "till": till,
        "key": key,
        "told": digest(told),
        "status": answer.status,
        "body": answer.body,
        "customer_id": customer,
        "at": unit.now,
    }
    await unit.execute(unit.insert(till_answers), row)


def digest(told: "DataclassInstance") -> str:
    """The same for what means the same, however it was written: 90.0 is 90, and noon in Kyiv ten in UTC.

    What is empty does not count, so a field that a later version adds makes nothing another that was told before.
    """
    plain = json.dumps(asdict(told, dict_factory=_filled), default=_plain, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _filled(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in fields if value not in EMPTY}


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(type(value).__name__)
