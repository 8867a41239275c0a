"""What is owed, as calls to Telegram. Nothing is sent here: the courier does, and asks whether it had
arrived before.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import takewhile
from typing import Any

from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    SendDocument,
    SendMessage,
    SetMessageReaction,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, ReactionTypeEmoji
from markupsafe import Markup

from bot.delivery.context import DeliveryContext
from bot.delivery.rendering import methods
from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.together import Part, fitting, together
from bot.delivery.rendering.wording import (
    Wording,
    from_html,
    headed,
    italic,
    joined,
    plain,
    quotation,
    wording_of,
)
from care.business import Business, Signature
from care.notices import notice_in
from care.outbox import Claim, Kind, Row
from care.tickets.entries import Author, Entry
from care.values.codec import Unreadable
from care.values.content import Content, from_json
from care.values.content import Kind as ContentKind
from care.values.pieces import CAPTION_LIMIT, TEXT_LIMIT, piece, pieces
from dialogs import notices
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices import contents
from dialogs.notices.marks import originally

NAME_LIMIT = 64


class Letters:
    """Words the posts of one claim for their reader."""

    def __init__(
        self, business: Business, context: DeliveryContext, words: Words, now: datetime, *, to_staff: bool
    ) -> None:
        self._business, self._context, self._words, self._now = business, context, words, now
        self._to_staff = to_staff

    def message(self, owed: Claim, thread: int | None) -> TelegramMethod[Any]:
        """The one call that delivers a relay or a notice, an album, or several texts joined."""
        head = owed.head
        where = methods.place(owed.chat_id, thread, self._context.reply or head.body.get("reply"))
        rows = owed.rows[: self.share(owed)]
        if owed.together == "text" and len(rows) > 1:
            return methods.text_message(where, together([self._part(row) for row in rows], TEXT_LIMIT))
        if head.kind is Kind.NOTICE:
            return self._notice(where, head)
        if head.kind is Kind.SHOW:
            return self._show(where, [from_json(content) for content in head.body["contents"]])
        if head.kind is Kind.FILE:
            body = head.body
            return SendDocument(**where, document=BufferedInputFile(body["text"].encode(), body["name"]))
        worded = []
        for index, row in enumerate(rows):
            entry = self._context.entry(row)
            content = self.piece(row) or entry.content
            worded.append((content, self._words_of(content, "" if index else self.heading(entry))))
        return methods.album_of(where, worded) if len(worded) > 1 else methods.message_of(where, *worded[0])

    def share(self, owed: Claim) -> int:
        """How many of the rows its one call delivers: all, but of texts and lines only those that fit one message."""
        if owed.together != "text" or len(owed.rows) == 1:
            return len(owed.rows)
        return fitting([self._part(row) for row in takewhile(self._is_text, owed.rows)], TEXT_LIMIT)

    def _is_text(self, row: Row) -> bool:
        """It may have become a file since, by an edit."""
        return row.kind is Kind.NOTICE or self._context.entry(row).content.kind is ContentKind.TEXT

    def _part(self, row: Row) -> Part:
        if row.kind is Kind.NOTICE:
            return Part(from_html(str(self._screen(row.body)[0].text)))
        return self._said(self._context.entry(row))

    def _said(self, entry: Entry, mark: str = "") -> Part:
        return Part(wording_of(entry.content), self.heading(entry), entry.author_id, mark)

    def _show(self, where: methods.Place, said: Sequence[Content]) -> TelegramMethod[Any]:
        worded = [(content, self._words_of(content, "")) for content in said]
        return methods.album_of(where, worded) if len(worded) > 1 else methods.message_of(where, *worded[0])

    def piece(self, row: Row) -> Content | None:
        """The part of its entry that the row owes; None: the entry was edited and is shorter now."""
        return piece(self._context.entry(row).content, row.body.get("part", 0))

    def edits(self, row: Row, chat_id: int, message_id: int) -> list[TelegramMethod[Any]]:
        """What brings the message that shows this part of the entry up to date, with a mark that it was edited."""
        where: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
        content, entry = self.piece(row), self._context.entry(row)
        if content is None:
            return [DeleteMessage(**where)]
        if content.kind in (ContentKind.TEXT, ContentKind.OTHER):
            if len(self._context.together) > 1 or self._context.beside:
                return [self.rewrite(where, self._context.together)]
            return [self._text(where, self._edited(row), content)]
        if content.kind in methods.MEDIA:
            return [EditMessageMedia(**where, media=methods.media_of(content, self._edited(row)))]
        if content.kind.has_caption:
            return [EditMessageCaption(**where, **methods.caption(self._edited(row)))]
        first = entry.first_content or content
        if content.kind is ContentKind.LOCATION and "live_period" in first.data:
            return methods.moved(where, content)
        return []

    def anew(self, row: Row, where: methods.Place) -> TelegramMethod[Any]:
        """The part of the entry as a message of its own, with the mark."""
        content = self.piece(row) or self._context.entry(row).content
        return methods.message_of(where, content, self._edited(row))

    def rewrite(self, where: methods.Place, entries: Sequence[Entry]) -> EditMessageText:
        """The message that holds several short texts, with these, and with the notices that stand among them."""
        parts: list[Part] = []
        lines = list(self._context.beside)
        for above, entry in enumerate(entries):
            parts += self._lines(lines, above)
            parts.append(self._said(entry, self._mark(entry)))
        return self._text(where, together([*parts, *self._lines(lines)], TEXT_LIMIT))

    def _lines(self, lines: list[tuple[int, dict[str, Any]]], above: int | None = None) -> Iterator[Part]:
        """Taken from the beginning of `lines`: those that stand below so many entries; None: all."""
        while lines and (above is None or lines[0][0] <= above):
            body = lines.pop(0)[1]
            with suppress(Unreadable):  # an older version knew others
                yield Part(from_html(str(self._screen(body)[0].text)))

    @staticmethod
    def _text(where: methods.Place, words: Wording, content: Content | None = None) -> EditMessageText:
        return EditMessageText(
            **where,
            text=words.text,
            entities=list(words.entities),
            parse_mode=None,
            **methods.preview(content),
        )

    def _edited(self, row: Row) -> Wording:
        entry, content = self._context.entry(row), self.piece(row)
        if content is None:
            return Wording()
        last = row.body.get("part", 0) == len(pieces(entry.content)) - 1
        heading = self.heading(entry) if self._context.leads or row.body.get("part") else ""
        return self._words_of(content, heading, self._mark(entry) if last else "")

    def _words_of(self, content: Content, heading: str, mark: str = "") -> Wording:
        """What is said in words: whose it is, what it answers, what it says."""
        limit = CAPTION_LIMIT if content.kind.has_caption else TEXT_LIMIT
        _, said = self._words, wording_of(content)
        if content.kind is ContentKind.OTHER:
            lines = plain(contents.label(content, _)), said, *map(plain, contents.items(content))
            said = joined(lines, "\n")
        above = italic(contents.answering(content, _, to_staff=self._to_staff))
        quoted = quotation(content.data.get("quote", {}).get("text", ""))
        return headed(heading, joined((above, quoted, said), "\n"), limit, mark)

    def _mark(self, entry: Entry) -> str:
        """That it was edited says Telegram; the staff shall see what they may have answered already."""
        if entry.edited_at is None or not self._to_staff:
            return ""
        return originally(entry.first_content, self._words)

    def reaction(self, row: Row, chat_id: int, message_id: int) -> SetMessageReaction:
        emoji = row.body.get("emoji")
        return SetMessageReaction(
            chat_id=chat_id, message_id=message_id, reaction=[ReactionTypeEmoji(emoji=emoji)] if emoji else []
        )

    def heading(self, entry: Entry) -> str:
        """Whose words these are, for the other side."""
        _, who, origin = self._words, self._author(entry), entry.content.data.get("forwarded")
        if origin:
            name = sanitize.line(origin, NAME_LIMIT)
            who = _("{name}, forwarded from {origin}", name=who, origin=name).unescape()
        elif origin is not None:
            who = _("{name}, forwarded", name=who).unescape()
        if entry.author is Author.NOTE:  # in a topic that was made anew it stands among the answers
            who = (
                _("{who} · taken back", who=who)
                if entry.seen
                else _("{who} · not sent to the customer", who=who)
            ).unescape()
        if self._to_staff and entry.content.data.get("left_out"):
            who = _("{who} · part of this message cannot be shown", who=who).unescape()
        return who

    def _author(self, entry: Entry) -> str:
        business = self._business
        signed = self._to_staff or business.tickets.signature is Signature.OPERATOR  # colleagues see it
        if entry.author is Author.OPERATOR and not signed:
            return business.name.in_language(self._words.language)
        customer = self._context.customer
        name = entry.author_name or (customer.name if customer else "")
        if entry.author is Author.OPERATOR and not self._to_staff:
            name = business.called(entry.author_id, name, self._words.language)
        return sanitize.line(name, NAME_LIMIT)

    def _notice(self, where: methods.Place, row: Row) -> SendMessage:
        screen, conversation, version = self._screen(row.body)
        return SendMessage(
            **where, text=screen.text, parse_mode="HTML", reply_markup=keyboard(screen, conversation, version)
        )

    def _screen(self, body: Mapping[str, Any]) -> tuple[Screen, str, int]:
        """With what its buttons' callback data begins."""
        if "html" in body:  # it was worded when it was promised (bot/delivery/finished.py)
            rows = tuple(tuple(Button(*button) for button in row) for row in body["rows"])
            return Screen(Markup(body["html"]), rows), *body["as"]  # noqa: S704 - rendered by dialogs, escaped there
        ticket, customer = self._context.ticket, self._context.customer
        speakers = self._context.speakers
        context = notices.Context(self._business, self._now, ticket, customer, speakers)
        notice = notice_in(body)
        return notices.render(notice, context, self._words), notices.conversation(notice), 0
