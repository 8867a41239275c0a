"""The audit log as a table for other programs."""

import json
from collections.abc import Iterable, Sequence

from care.staff.audit import Noted
from care.values.sheet import as_csv

HEAD = ("at", "actor_id", "actor", "deed", "ticket", "outcome", "data", "times")


def sheet(log: Iterable[Noted], head: Sequence[str] = HEAD, language: str = "en") -> str:
    """A row for each deed, and for each day on which something was tried in vain; `at` is UTC.

    `head` names the columns for the reader of `language`.
    """
    return as_csv(
        head,
        (
            (
                noted.at.isoformat(timespec="seconds"),
                noted.actor,
                noted.name,
                noted.deed,
                noted.ticket or "",
                noted.outcome,
                json.dumps(noted.data, ensure_ascii=False) if noted.data else "",
                noted.times,
            )
            for noted in log
        ),
        language,
    )
