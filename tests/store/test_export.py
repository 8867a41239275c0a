"""What a customer gets of their own: everything but staff's talk, as a page and as a file."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from care.business import Language
from care.commands import ExportMe, GiveFeedback
from care.customers.notes import write as write_note
from care.handlers import carry_out
from care.loyalty.spending import redeem
from care.model.ticket import Ticket
from care.privacy import export
from care.privacy.knowledge import PERSONAL
from care.store.tables import metadata, outbox
from care.store.unit import Store, Unit
from care.tickets.entries import entry_at
from care.tickets.words import relay
from care.tickets.words.taking_back import unsend
from care.tickets.work.merge import merge
from care.values.content import Kind
from dialogs.customers.settings.own_data import render
from dialogs.language.words import Words
from tests.store.cast import DESK, EMMA, NOW, OLENA, SHOP, TARAS, opened, said
from tests.store.ledger import give
from tests.store.looking import ask, clear, do, rows

EMMA_ID = 4_503_599_627_370_001  # as large as Telegram's may be, and nobody else's
MOMENT = {"at": NOW, "since": NOW, "opened_at": NOW, "answer_due": NOW, "said_at": NOW, "changed_at": NOW}
CONTENT = {"kind": "text", "text": "", "file_id": "", "entities": [], "data": {}}


def said_as(text: str) -> dict[str, Any]:
    return CONTENT | {"text": text}


# One row in each table that holds something of hers; every text says where it stands.
ROWS: dict[str, dict[str, Any]] = {
    "customers": {
        "id": EMMA_ID, "name": "customers.name", "username": "customers.username", "language": "en",
        "zone": "customers.zone", "since": NOW,
    },
    "conversations": {
        "chat_id": EMMA_ID, "dialog": "question", "version": 1, "changed_at": NOW,
        "state": {"kind": "Asking", "department": "", "messages": [{"content": said_as("conversations.state")}]},
        "look_at": NOW, "reminded_at": NOW,
        "parked": {"dialog": "feedback", "state": {"messages": [{"content": said_as("conversations.parked")}]}},
    },
    "tickets": {
        "id": 7, "customer_id": EMMA_ID, "about": "complaint", "department": "cafe", "state": "new", "language": "en",
        "order_number": "tickets.order_number", "summary": "tickets.summary", "opened_at": NOW, "answer_due": NOW,
        "desk": DESK,
    },
    "entries": {
        "id": 70, "ticket_id": 7, "author": "customer", "author_id": EMMA_ID, "author_name": "entries.author_name",
        "chat_id": EMMA_ID, "message_id": 5, "content": said_as("entries.content"), "said_at": NOW,
        "first_content": said_as("entries.first_content"), "seen": [said_as("entries.seen")],
        "named": {"ticket": 7, "summary": "entries.named"},
    },
    "ticket_tags": {"ticket_id": 7, "tag": "ticket_tags.tag"},
    "history": {"ticket_id": 7, "at": NOW, "actor_id": EMMA_ID, "event": "opened", "data": {}},
    "feedback": {
        "customer_id": EMMA_ID, "touchpoint": "hall", "score": 2, "language": "en", "at": NOW,
        "messages": [said_as("feedback.messages")],
    },
    "outbox": {
        "chat_id": EMMA_ID, "stream": "", "lane": 0, "kind": "notice", "created_at": NOW, "due_at": NOW, "rank": 0,
        "body": {"notice": "banned", "fields": {"reason": "outbox.body"}},
    },
    "jobs": {
        "kind": "close", "ticket_id": 7, "customer_id": EMMA_ID, "data": {"reason": "jobs.data"}, "due_at": NOW,
    },
    "reminders": {
        "customer_id": EMMA_ID, "what": "reminders.what", "rule": "FREQ=DAILY", "zone": "reminders.zone",
        "state": "active", "starts": NOW.replace(tzinfo=None), "due_at": NOW, "created_at": NOW, "changed_at": NOW,
    },
    "customer_notes": {
        "customer_id": EMMA_ID, "author_id": TARAS.id, "author_name": "Taras", "text": "customer_notes.text", "at": NOW,
    },
    "bans": {"customer_id": EMMA_ID, "shadow": False, "reason": "bans.reason", "by_id": TARAS.id, "at": NOW},
    "movements": {
        "customer_id": EMMA_ID, "kind": "earn", "why": "gift", "amount": 5, "debt": 0, "once": "x",
        "reason": "movements.reason", "at": NOW,
    },
    "receipts": {
        "customer_id": EMMA_ID, "key": "receipts.key", "currency": "UAH", "at": NOW, "told_at": NOW,
        "total": Decimal("12.50"), "points": 1, "reversed": 0,
    },
    "numbers": {"customer_id": EMMA_ID, "kind": "phone", "value": "numbers.value", "at": NOW},
    "friends": {"customer_id": EMMA_ID, "code": "friends.code", "invited_by": EMMA_ID + 1, "invited_at": NOW},
    "vouchers": {
        "customer_id": EMMA_ID, "code": "vouchers.1", "reward": "cake", "name": {"en": "Cake"}, "give": {"en": "Cake"},
        "points": 5, "once": "x", "state": "open", "made_at": NOW, "ends_at": NOW,
    },
    "stamps": {"customer_id": EMMA_ID, "card": "stamps.card", "stamped": 3, "given": 0},
    "contacts": {"customer_id": EMMA_ID, "purpose": "survey", "touchpoint": "contacts.touchpoint", "at": NOW},
    "recommendations": {
        "customer_id": EMMA_ID, "score": 3, "why": "recommendations.why", "language": "en", "at": NOW,
    },
    "events": {
        "customer_id": EMMA_ID, "kind": "visit_finished", "reference": "events.reference", "at": NOW, "told_at": NOW,
    },
    "agreements": {
        "customer_id": EMMA_ID, "at": NOW, "closeness": 2, "wishes": "surveys reminders", "language": "en",
        "words": "agreements.words",
    },
    "attempts": {
        "actor_id": EMMA_ID, "deed": "attempts.deed", "outcome": "stranger", "day": NOW, "times": 3, "first_at": NOW,
        "last_at": NOW, "place": 0,
    },
    "dead_letters": {
        "update_id": 9, "customer_id": EMMA_ID, "at": NOW, "error": "x", "body": {"text": "dead_letters.body"},
    },
}  # fmt: skip
# Where nothing but her number stands, and why it says nothing more of her.
NUMBERS = {
    "accounts": "what follows from the movements of her points",
    "lots": "the same",
    "earnings": "the same",
    "cards": "that her card has a number",
    "copies": "where her words stand at the desk",
    "foretold": "that she heard of a place that is closed, which stands among what we have written",
    "shown": "which messages at the desk show her",
    "resent": "that a message to her was sent twice",
    "audit": "what staff did",
    "till_answers": "what a till was told of her points, which stand among her movements",
    "webhooks": "what other systems were told of points, vouchers, tickets and scores, which stand there",
    "broadcast_recipients": "that she was sent what many were, which stands among what we have written",
    "broadcasts": "that she was on a list of those to be written to, until they were",
    "waiting": "what nobody known has bought: it is hers once it is known to be, and stands elsewhere then",
}
# Her own number stands at the top, once for all; where a copy of her words stands says nothing of her, and what stands
# beside it is said to the staff, what makes a job the only one is what its other columns say, and a friend's gift
# stands among her points.
BY_NUMBER = {"id", "customer_id", "author_id", "chat_id", "actor_id", "beside", "once", "invited_by", "gift"}


async def fill(unit: Unit) -> None:
    for name, row in ROWS.items():
        await unit.execute(unit.insert(metadata.tables[name]).values(**row))


@pytest.mark.parametrize("table", sorted(PERSONAL))
async def test_whatever_is_personal_stands_in_it(store: Store, table: str) -> None:
    await do(store, clear)
    await do(store, fill)
    her = EMMA.__class__(EMMA_ID, "customers.name", "en", "customers.username", "customers.zone")
    her = replace(her, declined=("customers.declined",), birthday="customers.birthday")
    known = str(await ask(store, export.gather, her))
    assert str(EMMA_ID) in known
    for column in PERSONAL[table] - BY_NUMBER if table not in NUMBERS else ():
        assert f"{table}.{column}" in known
    assert table in NUMBERS or table == "history" or f"{table}." in known


async def test_the_page_has_every_word_of_it(store: Store) -> None:
    await do(store, clear)
    await do(store, fill)
    her = EMMA.__class__(EMMA_ID, "customers.name", "en", "customers.username", "Europe/London")
    page = render(await ask(store, export.gather, her), SHOP, NOW, Words("en", SHOP.tz)).replace(
        "\u00a0", " "
    )
    for words in ("customers.name", "conversations.state", "conversations.parked", "tickets.order_number",
                  "entries.content", "entries.first_content", "entries.seen", "ticket_tags.tag", "feedback.messages",
                  "reminders.what", "customer_notes.text", "events.reference", "bans.reason", "movements.reason",
                  "receipts.key", "Cake · vouchers.1", "numbers.value", "Complaint No. 7",
                  "attempts.deed · × 3", "what you wrote and did not send"):  # fmt: skip
        assert words in page, words


def test_every_table_with_something_of_theirs_is_played_or_holds_numbers_alone() -> None:
    assert ROWS.keys() | NUMBERS.keys() == PERSONAL.keys()


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
async def test_the_page_is_in_their_language_and_none_of_our_names_is_on_it(
    store: Store, language: Language
) -> None:
    await do(store, clear)
    await do(store, fill)
    her = EMMA.__class__(EMMA_ID, "Emma", language, "emma", "Europe/London")
    page = render(await ask(store, export.gather, her), SHOP, NOW, Words(language, SHOP.tz))
    assert f'<html lang="{language}">' in page
    for ours in ("None", "{", "look_at", "ask_score", "Asking", "first_due", "file_id"):
        assert ours not in page.partition("</head>")[2], ours


async def test_nothing_in_the_page_can_be_markup(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "<script>alert(1)</script>"))
    page = render(await ask(store, export.gather, EMMA), SHOP, NOW, Words("en", SHOP.tz))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, opened, EMMA)


async def test_what_staff_says_to_each_other_is_not_theirs(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "// a difficult one"))
    assert "difficult" not in str(await ask(store, export.gather, EMMA))


async def test_notes_on_the_customer_have_no_authors(store: Store) -> None:
    await do(store, write_note, await do(store, opened, OLENA), TARAS, "Prefers oat milk")
    known = await ask(store, export.gather, OLENA)
    assert known["notes"] == [{"text": "Prefers oat milk", "at": NOW}]
    assert "Taras" not in str(known)


async def test_it_is_of_nobody_else(store: Store) -> None:
    await do(store, carry_out, GiveFeedback("hall", 1, (said(OLENA, "OLENAS"),), anonymous=False), OLENA)
    await do(store, opened, OLENA, said(OLENA, "OLENAS"))
    assert "OLENAS" not in str(await ask(store, export.gather, EMMA))


async def test_it_is_owed_as_a_page_and_as_a_file(store: Store) -> None:
    await do(store, carry_out, ExportMe(), EMMA)
    posts = [(row["chat_id"], row["kind"], row["body"]["as"]) for row in await rows(store, outbox)]
    assert posts == [(EMMA.id, "export", "html"), (EMMA.id, "export", "json")]


async def test_a_picture_without_a_word_stands_in_the_page(store: Store, ticket: Ticket) -> None:
    given = GiveFeedback("table7", 5, (said(EMMA, "", Kind.PHOTO),), anonymous=False)
    await do(store, carry_out, given, EMMA)
    await do(store, relay.from_operator, ticket.id, TARAS, answer := said(DESK, "", Kind.PHOTO))
    await do(store, clear)
    await do(store, unsend, ticket.id, await ask(store, entry_at, DESK, answer.message_id), TARAS)
    page = render(await ask(store, export.gather, EMMA), SHOP, NOW, Words("en", SHOP.tz))
    assert page.count("[1 photo]") == 1


async def test_a_merged_ticket_says_where_it_goes_on_and_points_what_they_come_to(store: Store) -> None:
    one, other = await do(store, opened), await do(store, opened)
    await do(store, merge, one.id, other.id, TARAS)
    await give(store, 50, reason="patience")
    await do(store, redeem, EMMA.id, 20, once="cup", reason="a coffee")
    page = render(await ask(store, export.gather, EMMA), SHOP, NOW, Words("en", SHOP.tz)).replace(
        "\u00a0", " "
    )
    assert f"Continued in No. {other.id}" in page
    assert "You have 30 points." in page
    assert str(EMMA.id) in page
