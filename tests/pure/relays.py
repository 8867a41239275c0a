"""Entries of one ticket, and how they are worded on their way."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from aiogram.methods import TelegramMethod

from bot.delivery.kinds import relay
from bot.delivery.rendering.methods import place
from bot.delivery.rendering.speech import Reader
from care.outbox import Row
from care.outbox.bodies import Relay
from care.people.customers import Customer
from care.tickets.entries import Author, Entry
from care.values.content import Content, Kind
from dialogs.language.words import Words
from tests.store.cast import SHOP, owed_row

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
EMMA = Customer(1003, "Emma", "en", since=NOW)
GROUP, TOPIC = -1001, 5


def said(text: str = "Hi", kind: Kind = Kind.TEXT, **data: Any) -> Content:  # noqa: ANN401 - a content's data
    return Content(kind, text, "" if kind is Kind.TEXT else "file", data=data)


def entry(content: Content, number: int = 1, author: Author = Author.CUSTOMER, **fields: object) -> Entry:
    who = (1003, "Emma") if author is Author.CUSTOMER else (201, "Taras")
    plain = Entry(number, 1, author, *who, 1003, 40 + number, content, NOW)
    return replace(plain, **fields)  # type: ignore[arg-type]


def row(number: int = 1, part: int = 0) -> Row:
    return owed_row(Relay(part=part), number, entry=number)


def reader(*, to_staff: bool = True, business: Any = SHOP) -> Reader:  # noqa: ANN401
    return Reader(words=Words("en", SHOP.tz), business=business, customer=EMMA, is_staff=to_staff)


def relayed(*entries: Entry, part: int = 0, **reading: Any) -> Any:  # noqa: ANN401
    rows = [row(each.id, part=part) for each in entries]
    return relay.render(reader(**reading), place(GROUP, TOPIC), list(zip(rows, entries, strict=True)))


def words(method: TelegramMethod[Any]) -> str:
    return getattr(method, "text", None) or getattr(method, "caption", None) or ""


def marked(method: TelegramMethod[Any]) -> list[tuple[str, str]]:
    text = words(method)
    entities = getattr(method, "entities", None) or getattr(method, "caption_entities", None) or []
    return [(each.type, text[each.offset : each.offset + each.length]) for each in entities]
