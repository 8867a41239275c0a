"""How people's words look to the other side: whose they are, what they answer, what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.methods import TelegramMethod

from bot.delivery.rendering import methods
from bot.delivery.rendering.together import Part
from bot.delivery.rendering.wording import Wording, headed, italic, joined, plain, quotation, wording_of
from care.business import Business, Signature
from care.people.customers import Customer
from care.tickets.entries import Author, Entry
from care.values.content import Content, Kind
from care.values.pieces import CAPTION_LIMIT, TEXT_LIMIT
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices import contents
from dialogs.notices.contents import originally

NAME_LIMIT = 64
SUBJECT_LIMIT = 40


@dataclass(frozen=True, kw_only=True)
class Reader:
    """For whom it is worded."""

    words: Words
    business: Business
    customer: Customer | None  # whose ticket it is, or whose chat
    is_staff: bool


def message(where: methods.Place, parts: Sequence[tuple[Content, Wording]]) -> TelegramMethod[Any]:
    """The one call that says it: a message, or an album."""
    return methods.album_of(where, parts) if len(parts) > 1 else methods.message_of(where, *parts[0])


def worded(reader: Reader, content: Content, heading: str = "", mark: str = "") -> Wording:
    """What is said in words, below its heading."""
    limit = CAPTION_LIMIT if content.kind.has_caption else TEXT_LIMIT
    _, said = reader.words, wording_of(content)
    if content.kind is Kind.OTHER:
        lines = plain(contents.label(content, _)), said, *map(plain, contents.items(content))
        said = joined(lines, "\n")
    above = italic(contents.answering(content, _, to_staff=reader.is_staff))
    quoted = quotation(content.data.get("quote", {}).get("text", ""))
    return headed(heading, joined((above, quoted, said), "\n"), limit, mark)


def among_others(reader: Reader, entry: Entry, mark: str = "") -> Part:
    """A short text that shares its message."""
    return Part(wording_of(entry.content), heading_of(reader, entry), entry.author_id, mark)


def mark_of(reader: Reader, entry: Entry) -> str:
    """That it was edited says Telegram; the staff shall see what they may have answered already."""
    if entry.edited_at is None or not reader.is_staff:
        return ""
    return originally(entry.first_content, reader.words)


def heading_of(reader: Reader, entry: Entry) -> str:
    """Whose words these are."""
    _, who, origin = reader.words, _author(reader, entry), entry.content.data.get("forwarded")
    if origin:
        name = sanitize.line(origin, NAME_LIMIT)
        who = _("{name}, forwarded from {origin}", name=who, origin=name).unescape()
    elif origin is not None:
        who = _("{name}, forwarded", name=who).unescape()
    if entry.author is Author.NOTE:  # in a topic that was made anew it stands among the answers
        who = (
            _("{who} · taken back", who=who) if entry.seen else _("{who} · not sent to the customer", who=who)
        ).unescape()
    if entry.named and not reader.is_staff:
        about = sanitize.line(entry.named.summary, SUBJECT_LIMIT)
        number = _("No. {number}", number=entry.named.ticket).unescape()
        who = " · ".join(filter(None, (who, number, about)))
    if reader.is_staff and entry.content.data.get("left_out"):
        who = _("{who} · part of this message cannot be shown", who=who).unescape()
    return who


def _author(reader: Reader, entry: Entry) -> str:
    business, language = reader.business, reader.words.language
    signed = reader.is_staff or business.tickets.signature is Signature.OPERATOR  # colleagues see it
    if entry.author is Author.OPERATOR and not signed:
        return business.name.in_language(language)
    name = entry.author_name or (reader.customer.name if reader.customer else "")
    if entry.author is Author.OPERATOR and not reader.is_staff:
        name = business.called(entry.author_id, name, language)
    return sanitize.line(name, NAME_LIMIT)
