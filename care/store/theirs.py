"""What a table holds of a customer, as they may read it themselves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, select

from care.store.unit import Unit


async def rows_of(unit: Unit, table: Table, customer: int, names: Sequence[str]) -> list[dict[str, Any]]:
    """These columns of all rows whose `customer_id` is theirs, in the order of the table's key."""
    columns = [table.c[name] for name in names]
    query = select(*columns).where(table.c.customer_id == customer).order_by(*table.primary_key.columns)
    return [dict(row) for row in (await unit.execute(query)).mappings()]
