"""Every column that could hold something of a customer's is known to be of them, or why it is not."""

from typing import Any

from sqlalchemy import JSON, Column, LargeBinary, String, TypeDecorator

from care.privacy import knowledge
from care.store.tables import metadata

# Columns of texts and of people's ids that hold nothing of a customer's, and why.
NEUTRAL = {
    "customers": {"language"},  # one of three
    "numbers": {"kind"},  # our names
    "conversations": {"dialog"},  # our own names
    "operators": {"id", "name", "language", "admitted_by", "duty"},  # staff
    # our names, and staff
    "tickets": {
        "about",
        "department",
        "state",
        "language",
        "owner_id",
        "owner_name",
        "meant_id",
        "meant_name",
        "asleep",
    },
    "customer_notes": {"author_id", "author_name"},
    "note_uses": {"operator_id"},
    "closures": {"touchpoint", "words", "by_id"},  # the staff's
    "offered_groups": {"chat_id", "by_id", "title"},  # the staff's
    "rules": {"path", "value", "file", "by_id"},  # the settings', and who of the staff changed them
    "replies": {"key", "department", "texts", "title", "changed_by"},
    "bans": {"by_id", "lifted_by"},
    "movements": {"kind", "why", "receipt", "actor_id"},  # our names, a till's, and staff
    "receipts": {"key", "till", "currency", "total", "tier"},  # the till's, and a key of the settings
    "receipt_lines": {
        "line",
        "sku",
        "category",
        "quantity",
        "sum",
        "refunded",
        "why",
    },  # goods, and our names
    "refunds": {"key", "parts"},  # the till's
    "till_keys": {"till", "hash", "scopes"},  # of a till, not of people
    "waiting": {"by", "kind", "key", "receipt"},  # our names, and a till's
    "till_answers": {"till", "key", "told"},  # a till's, and a hash
    "webhooks": {"endpoint", "name", "event", "error"},  # our names, by chance, and what we met
    "vouchers": {"code", "reward", "name", "give", "state", "used_by"},  # ours, and a till's or the staff's
    "cards": {"secret"},  # by chance
    "stamps": {"card"},  # a key of the settings
    "events": {"kind", "touchpoint"},  # our names, and keys of the settings
    "broadcasts": {
        "author_id",
        "letter",
        "paused_why",
        "plan",
        "purpose",
    },  # the staff's, and our names
    "broadcast_recipients": {"language", "outcome", "why"},  # our names, and what Telegram says
    "contacts": {"purpose"},  # our names
    "verdicts": {"purpose", "outcome"},  # our names, counted
    "agreements": {"wishes", "language"},  # our names, and one of three
    "attempts": {"deed", "outcome"},
    "audit": {"deed", "outcome", "data"},  # care/staff/audit.py forbids words in it
    "boards": {"chat_id", "shows"},
    "entries": {"author", "album"},  # a role; Telegram's number of an album
    "history": {"event", "data"},  # our names; care/model/history.py forbids words in it
    "feedback": {"touchpoint", "language"},
    "recommendations": {"language"},
    "feedback_places": {"chat_id"},  # a staff group
    "shown": {"chat_id"},  # of the staff
    "left_topics": {"chat_id"},  # a staff group
    "outbox": {"stream", "kind", "once", "together", "token", "error"},  # our names; Telegram's words to us
    "pulse": {"id"},  # a number of ours
    "resent": {"kind"},
    "jobs": {"kind", "operator_id"},
    "reminders": {"rule", "starts", "state"},  # when, and our names
    "dead_letters": {"error"},  # the error's name
}
PEOPLE = {
    "id",
    "chat_id",
    "customer_id",
    "author_id",
    "actor_id",
    "owner_id",
    "admitted_by",
    "meant_id",
    "operator_id",
}
PEOPLE |= {"changed_by", "by_id", "lifted_by", "invited_by"}


def may_be_personal(column: Column[Any]) -> bool:
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    is_text = isinstance(kind, String | JSON | LargeBinary)
    is_person = column.name in PEOPLE and not (column.name == "id" and column.autoincrement is True)
    return is_text or is_person


def test_every_column_that_could_hold_personal_data_is_named() -> None:
    found = {
        name: {column.name for column in table.columns if may_be_personal(column)}
        for name, table in metadata.tables.items()
    }
    named = {name: knowledge.PERSONAL.get(name, set()) | NEUTRAL.get(name, set()) for name in found}
    assert {name: columns for name, columns in found.items() if columns} == {
        name: columns for name, columns in named.items() if columns
    }
