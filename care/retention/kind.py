"""The one shape of what can be kept for a while."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select

from care.business.retention import Retention
from care.store.unit import Unit


@dataclass(frozen=True)
class Kind:
    """`name` is the setting's, `tables` where it stands.

    `due(before)` selects ids and moments of what was over by then and can go; `take` deletes those.
    """

    name: str
    tables: frozenset[str]
    due: Callable[[datetime], Select[Any]]
    take: Callable[[Unit, Sequence[int]], Awaitable[None]]
    # In one transaction: others wait for no more, and a group has a minute's worth of edits to make.
    batch: int = 20

    def kept(self, retention: Retention) -> timedelta | None:
        found: timedelta | None = getattr(retention, self.name)
        return found
