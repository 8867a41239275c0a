"""Rows that go as they are: by one moment, in one statement."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select, update

from care.model.ticket import OPEN, State
from care.retention.kind import Kind
from care.store.append_only import unlocked
from care.store.tables import (
    attempts,
    audit,
    bans,
    contacts,
    conversations,
    customer_notes,
    dead_letters,
    events,
    history,
    note_uses,
    recommendations,
    tickets,
    till_answers,
    waiting,
)
from care.store.unit import Unit
from care.tills.brought import IMPORT
from care.tills.purchases import key_of
from care.tills.waiting import OPENING

ROWS = 500  # that cost nobody more than their deletion
OVER = (State.CLOSED, State.WITHDRAWN, State.MERGED)  # what is solved can still be reopened by the customer


def _due(key: Any, at: Any, *unless: ColumnElement[bool]) -> Callable[[datetime], Select[Any]]:  # noqa: ANN401 - columns
    """By the moment `at`, where all of `unless` holds."""
    return lambda before: select(key, at).where(at < before, *unless)


def _rows(name: str, key: Any, at: Any, *unless: ColumnElement[bool]) -> Kind:  # noqa: ANN401 - columns
    """Of one table."""

    async def take(unit: Unit, ids: Sequence[int]) -> None:
        await unit.execute(delete(key.table).where(key.in_(ids)))

    return Kind(
        name=name, tables=frozenset({key.table.name}), due=_due(key, at, *unless), take=take, batch=ROWS
    )


async def _take_audit(unit: Unit, ids: Sequence[int]) -> None:
    async with unlocked(unit, audit):
        await unit.execute(delete(audit).where(audit.c.id.in_(ids)))


async def _take_notes(unit: Unit, ids: Sequence[int]) -> None:
    await unit.execute(delete(note_uses).where(note_uses.c.note_id.in_(ids)))
    await unit.execute(delete(customer_notes).where(customer_notes.c.id.in_(ids)))


async def _take_recommendations(unit: Unit, ids: Sequence[int]) -> None:
    theirs = update(recommendations).where(recommendations.c.id.in_(ids))
    await unit.execute(theirs.values(customer_id=None, why=""))


_ticket_is_over = exists().where(tickets.c.id == history.c.ticket_id, tickets.c.state.in_(OVER))
_has_open_ticket = exists().where(
    and_(tickets.c.customer_id == conversations.c.chat_id, tickets.c.state.in_(OPEN))
)
# Of a till of the API's, purchases are told again; a list is brought once (care/tills/brought.py).
_is_imported = or_(waiting.c.kind == OPENING, waiting.c.key.startswith(key_of(IMPORT, ""), autoescape=True))

KINDS = (
    Kind(
        name="notes",
        tables=frozenset({"customer_notes", "note_uses"}),
        due=_due(customer_notes.c.id, customer_notes.c.at),
        take=_take_notes,
        batch=ROWS,
    ),
    # One without an end is never over.
    _rows("bans", bans.c.id, func.coalesce(bans.c.lifted_at, bans.c.until)),
    _rows("history", history.c.id, history.c.at, _ticket_is_over),
    Kind(
        name="audit",
        tables=frozenset({"audit"}),
        due=_due(audit.c.id, audit.c.at),
        take=_take_audit,
        batch=ROWS,
    ),
    _rows("attempts", attempts.c.id, attempts.c.last_at),
    _rows("contacts", contacts.c.id, contacts.c.at),
    Kind(
        name="recommendations",
        tables=frozenset({"recommendations"}),
        due=_due(recommendations.c.id, recommendations.c.at, recommendations.c.customer_id.is_not(None)),
        take=_take_recommendations,
        batch=ROWS,
    ),
    _rows("events", events.c.id, events.c.at),
    _rows("conversations", conversations.c.chat_id, conversations.c.changed_at, ~_has_open_ticket),
    _rows("dead_letters", dead_letters.c.update_id, dead_letters.c.at),
    _rows("waiting", waiting.c.id, waiting.c.at, ~_is_imported),
    _rows("imported", waiting.c.id, waiting.c.at, _is_imported),
    _rows("answers", till_answers.c.id, till_answers.c.at),
)
