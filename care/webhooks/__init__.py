"""Tells the business's own systems what has happened (docs/decisions/0028-webhooks.md).

What is to be told is written down in the transaction in which it happens, so it is told if and only if it happened: at
least once, each time by the same name, and in order for each customer.
"""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from care.business.webhooks import Event
from care.store.tables import webhooks
from care.store.unit import Unit

__all__ = ["Event", "tell"]


async def tell(
    unit: Unit,
    event: Event,
    customer: int | None,
    data: Mapping[str, object],
    *,
    at: datetime | None = None,
    due_at: datetime | None = None,
) -> None:
    """To each system that wants to hear of it. `customer`: of whom it speaks; None: of nobody.

    `at`: when it happened, if that is not now, and `due_at`: when it is told first.
    """
    wanting = [each.key for each in unit.business.webhooks if each.wants(event)]
    if not wanting:
        return
    at = at or unit.now
    told = {
        "type": event,
        "timestamp": at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "data": {"customer": customer, **data},
    }
    row = {
        "event": event,
        "customer_id": customer,
        "body": json.dumps(told, ensure_ascii=False, separators=(",", ":")),
        "made_at": at,
        "due_at": due_at or unit.now,
    }
    rows = [{**row, "endpoint": key, "name": f"msg_{secrets.token_urlsafe(18)}"} for key in wanting]
    await unit.execute(unit.insert(webhooks), rows)
