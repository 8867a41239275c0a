"""Every table. Moments are UTC, Telegram's ids are 64-bit.

Personal data stands in the columns that care/privacy/knowledge.py names, and in no others.
"""

from care.store.tables.broadcasts import broadcast_recipients, broadcasts
from care.store.tables.closures import closures, foretold
from care.store.tables.columns import Moment, metadata
from care.store.tables.contact import agreements, contacts, events, verdicts
from care.store.tables.desk import attempts, audit, boards, replies, shown
from care.store.tables.feedback import feedback, feedback_places, recommendations
from care.store.tables.intake import dead_letters, updates
from care.store.tables.loyalty import (
    accounts,
    cards,
    earnings,
    friends,
    lots,
    movements,
    receipt_lines,
    receipts,
    refunds,
    stamps,
    uses,
    vouchers,
)
from care.store.tables.owed import jobs, outbox, pulse, resent
from care.store.tables.people import (
    bans,
    conversations,
    customer_notes,
    customers,
    moved_groups,
    note_uses,
    numbers,
    operators,
)
from care.store.tables.reminders import reminders
from care.store.tables.rules import offered_groups, rules
from care.store.tables.tickets import (
    copies,
    entries,
    history,
    left_topics,
    ticket_links,
    ticket_tags,
    tickets,
)
from care.store.tables.tills import till_answers, till_keys, waiting
from care.store.tables.webhooks import webhooks

__all__ = [
    "Moment",
    "accounts",
    "agreements",
    "attempts",
    "audit",
    "bans",
    "boards",
    "broadcast_recipients",
    "broadcasts",
    "cards",
    "closures",
    "contacts",
    "conversations",
    "copies",
    "customer_notes",
    "customers",
    "dead_letters",
    "earnings",
    "entries",
    "events",
    "feedback",
    "feedback_places",
    "foretold",
    "friends",
    "history",
    "jobs",
    "left_topics",
    "lots",
    "metadata",
    "moved_groups",
    "movements",
    "note_uses",
    "numbers",
    "offered_groups",
    "operators",
    "outbox",
    "pulse",
    "receipt_lines",
    "receipts",
    "recommendations",
    "refunds",
    "reminders",
    "replies",
    "resent",
    "rules",
    "shown",
    "stamps",
    "ticket_links",
    "ticket_tags",
    "tickets",
    "till_answers",
    "till_keys",
    "updates",
    "uses",
    "verdicts",
    "vouchers",
    "waiting",
    "webhooks",
]
