"""Whom and what a stored notice shows. It is read as it stands, without its class: what an older version has owed and
nobody can word any more must be forgotten all the same when somebody's data is deleted.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from care.notices.notice import NOTICES, OfPerson

Body: TypeAlias = Mapping[str, Any]


def person_in(body: Body) -> int | None:
    """Whom it names by their id, be they a customer or of the staff."""
    return _field(body, "person")


def newcomer_in(body: Body) -> int | None:
    """Whom it names who may be a customer, too."""
    kind = NOTICES.get(body.get("notice", ""))
    return person_in(body) if kind is not None and issubclass(kind, OfPerson) else None


def ticket_in(body: Body) -> int | None:
    return _field(body, "ticket", "number")


def feedback_in(body: Body) -> int | None:
    """Also of what was attached to it, which is no notice."""
    attached: int | None = body.get("feedback")
    return attached if attached is not None else _field(body, "feedback")


def _field(body: Body, *names: str) -> int | None:
    fields = body.get("fields", {})
    return next((fields[name] for name in names if fields.get(name) is not None), None)
