"""What one needs to find the cause of a fault: where its customer stands, and the way of every word of theirs."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from playground.values.shapes import Json
from tests.load.crowd import FIRST_ID

NAMED = re.compile(r"\b[ac](\d+)(?:[mn]\d+\.)?\b")
TICKET = re.compile(r"\bticket (\d+)\b")
MOST = 5  # customers who are told about
LINES = 60  # of a customer's way, the latest
QUESTIONS = {
    "conversation": "SELECT dialog, state, version, screen, parked, changed_at, look_at FROM conversations "
    "WHERE chat_id = :chat",
    "ticket": "SELECT id, state, owner_id, topic, card, waiting_since, version FROM tickets WHERE customer_id = :chat",
    "entry": "SELECT e.id, e.ticket_id, e.author, e.chat_id, e.message_id, e.in_card, e.content FROM entries e "
    "JOIN tickets t ON t.id = e.ticket_id WHERE t.customer_id = :chat ORDER BY e.id",
    "owed": "SELECT o.id, o.kind, o.chat_id, o.ticket_id, o.entry_id, o.attempts, o.due_at, o.token, o.error, o.body "
    "FROM outbox o LEFT JOIN tickets t ON t.id = o.ticket_id WHERE :chat IN (o.chat_id, t.customer_id)",
    "sent again": "SELECT r.* FROM resent r LEFT JOIN tickets t ON t.id = r.ticket_id "
    "WHERE :chat IN (r.chat_id, t.customer_id)",
}


def concerned(faults: Iterable[str], unfinished: Iterable[int], store: Path) -> list[int]:
    """The numbers of the customers whom faults name, by their marks or their tickets; and of those who wait."""
    found = list(unfinished)
    for fault in faults:
        found += [int(number) for number in NAMED.findall(fault)]
        for number in TICKET.findall(fault):
            found += [row["customer_id"] - FIRST_ID + 1 for row in _ask(store, OWNER, ticket=int(number))]
    return list(dict.fromkeys(found))


OWNER = "SELECT customer_id FROM tickets WHERE id = :ticket AND customer_id IS NOT NULL"


def traces(
    record: Sequence[Json], store: Path, numbers: Sequence[int], states: dict[int, str]
) -> Iterator[str]:
    """`states`: what each customer waits for, by their number."""
    for number in numbers[:MOST]:
        chat = FIRST_ID + number - 1
        yield f"--- customer {number}, chat {chat}: {states.get(number, '')}"
        for name, question in QUESTIONS.items():
            for row in _ask(store, question, chat=chat):
                yield f"{name}: " + ", ".join(f"{key} {value}" for key, value in row.items())
        yield from _way(record, number, chat)
    if len(numbers) > MOST:
        yield f"--- and of customers {numbers[MOST:]}"


def _ask(store: Path, question: str, **values: int) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(question, values)]


def _way(record: Sequence[Json], number: int, chat: int) -> Iterator[str]:
    """What happened in the customer's chat, and to their words and those to them in the group, by the record."""
    mine = re.compile(rf"\b[ac]{number}[mn]\d+\.")
    ends: dict[int, list[str]] = {}
    for entry in record:
        for update_id in entry.get("update_ids", ()):
            ends.setdefault(update_id, []).append(f"{entry['kind']} {entry['at']:.1f}")
    lines = [line for entry in record if (line := _line(entry, chat, mine, ends))]
    if len(lines) > LINES:
        yield f"({len(lines) - LINES} earlier lines are in the record)"
    yield from lines[-LINES:]


def _line(entry: Json, chat: int, mine: re.Pattern[str], ends: dict[int, list[str]]) -> str:
    head = f"{entry['i']:>7} {entry['at']:.1f} {entry['kind']}"
    match entry["kind"]:
        case "message" | "edited":
            return _message(head, entry["message"], chat, mine)
        case "deleted" if entry["chat_id"] == chat:
            return f"{head} {entry['message_ids']}"
        case "update":
            return _update(head, entry["update"], chat, mine, ends)
        case "call" if not entry["ok"] and str(entry["params"].get("chat_id")) == str(chat):
            return f"{head} {entry['method']} {entry['error']}"
    return ""


def _message(head: str, body: Json, chat: int, mine: re.Pattern[str]) -> str:
    words = str(body.get("text") or body.get("caption") or "")
    where = body["chat"]["id"]
    if where != chat and not mine.search(words):
        return ""
    rows = (body.get("reply_markup") or {}).get("inline_keyboard", [])
    data = [button.get("callback_data", "") for row in rows for button in row]
    place = f"{where}/{body.get('message_thread_id', '')}" if where != chat else "here"
    return f"{head} {place} {body['message_id']} from {body['from']['id']}: {_brief(words)} {data or ''}"


def _update(head: str, update: Json, chat: int, mine: re.Pattern[str], ends: dict[int, list[str]]) -> str:
    number = update["update_id"]
    event: Json = next((value for key, value in update.items() if key != "update_id"), {})
    words, sender = str(event.get("text", "")), (event.get("from") or {}).get("id")
    if sender != chat and not mine.search(words):
        return ""
    return f"{head} {number} {_brief(str(event.get('data') or words))}: {', '.join(ends.get(number, ['never given']))}"


def _brief(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return repr(line if len(line) <= 90 else line[:89] + "…")
