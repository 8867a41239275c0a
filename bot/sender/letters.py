"""What is owed, as calls to Telegram. Nothing is sent here: the courier does, and asks whether it had
arrived before.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageText,
    SendDocument,
    SendMessage,
    SetMessageReaction,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, ReactionTypeEmoji
from markupsafe import Markup

from bot.sender import methods
from bot.sender.markup import keyboard
from bot.sender.papers import Papers
from bot.sender.wording import TEXT_LIMIT, Wording, from_html, headed, joined, wording_of
from care.business import Business, Signature
from care.content import Content, from_json
from care.content import Kind as ContentKind
from care.outbox import Kind, Owed, Row
from care.tickets.entries import Author, Entry
from dialogs import notices, tidy
from dialogs.machine import Button, Screen
from dialogs.marks import edited, edited_from
from dialogs.words import Words

NAME_LIMIT = 64


class Letters:
    """Words the posts of one claim for their reader."""

    def __init__(
        self, business: Business, papers: Papers, words: Words, now: datetime, *, to_staff: bool
    ) -> None:
        self._business, self._papers, self._words, self._now = business, papers, words, now
        self._to_staff = to_staff

    def message(self, owed: Owed, thread: int | None) -> TelegramMethod[Any]:
        """The one call that delivers a relay or a notice, an album, or several texts joined."""
        head = owed.head
        where = methods.place(owed.chat_id, thread, self._papers.reply or head.body.get("reply"))
        if len(owed.rows) > 1 and owed.together == "text":
            return methods.text_message(where, joined(self._wording(row) for row in owed.rows))
        if head.kind is Kind.NOTICE:
            return self._notice(where, head)
        if head.kind is Kind.SHOW:
            return self._show(where, [from_json(content) for content in head.body["contents"]])
        if head.kind is Kind.FILE:
            body = head.body
            return SendDocument(**where, document=BufferedInputFile(body["text"].encode(), body["name"]))
        said = [self._papers.entry(row) for row in owed.rows]
        if len(said) > 1:
            return methods.album_of(where, [entry.content for entry in said], self.heading(said[0]))
        return methods.message_of(where, said[0].content, self.heading(said[0]))

    @staticmethod
    def _show(where: methods.Place, contents: Sequence[Content]) -> TelegramMethod[Any]:
        return (
            methods.album_of(where, contents, "")
            if len(contents) > 1
            else methods.message_of(where, contents[0], "")
        )

    def edit(self, chat_id: int, message_id: int, entries: Sequence[Entry]) -> TelegramMethod[Any]:
        """Bring the message that shows `entries` up to date, with a mark on what was edited."""
        where: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
        first = entries[0]
        if first.content.kind is not ContentKind.TEXT:
            fields = methods.caption(first.content, self._heading_in_album(first), self._mark(first))
            return EditMessageCaption(**where, **fields)
        parts = [
            headed(self.heading(entry), wording_of(entry.content), TEXT_LIMIT, self._mark(entry))
            for entry in entries
        ]
        whole = joined(parts)
        return EditMessageText(**where, text=whole.text, entities=list(whole.entities), parse_mode=None)

    def _mark(self, entry: Entry) -> str:
        if entry.edited_at is None:
            return ""
        return edited_from(entry.first_content, self._words) if self._to_staff else edited(self._words)

    def reaction(self, row: Row, chat_id: int, message_id: int) -> SetMessageReaction:
        emoji = row.body.get("emoji")
        return SetMessageReaction(
            chat_id=chat_id, message_id=message_id, reaction=[ReactionTypeEmoji(emoji=emoji)] if emoji else []
        )

    def heading(self, entry: Entry) -> str:
        """Whose words these are, for the other side."""
        _, who, origin = self._words, self._author(entry), entry.content.data.get("forwarded")
        if origin:
            name = tidy.line(origin, NAME_LIMIT)
            who = _("{name}, forwarded from {origin}", name=who, origin=name).unescape()
        elif origin is not None:
            who = _("{name}, forwarded", name=who).unescape()
        if self._to_staff and entry.content.data.get("left_out"):
            who = _("{who} · part of this message cannot be shown", who=who).unescape()
        return who

    def _author(self, entry: Entry) -> str:
        business = self._business
        signed = (
            self._to_staff or business.tickets.signature is Signature.OPERATOR
        )  # colleagues see who it was
        if entry.author is Author.OPERATOR and not signed:
            return business.name.in_language(self._words.language)
        customer = self._papers.customer
        name = entry.author_name or (customer.name if customer else "")
        if entry.author is Author.OPERATOR and not self._to_staff:
            name = business.called(entry.author_id, name, self._words.language)
        return tidy.line(name, NAME_LIMIT)

    def _heading_in_album(self, entry: Entry) -> str:
        """Only an album's first part has it; the one that is edited knows no better than to keep what stands there."""
        return self.heading(entry) if entry.album is None else ""

    def _notice(self, where: methods.Place, row: Row) -> SendMessage:
        screen, conversation, version = self._screen(row)
        return SendMessage(
            **where, text=screen.text, parse_mode="HTML", reply_markup=keyboard(screen, conversation, version)
        )

    def _screen(self, row: Row) -> tuple[Screen, str, int]:
        """With what its buttons' callback data begins."""
        body = row.body
        if "html" in body:  # it was worded when it was promised (bot/doors/finished.py)
            rows = tuple(tuple(Button(*button) for button in row) for row in body["rows"])
            return Screen(Markup(body["html"]), rows), *body["as"]  # noqa: S704 - rendered by dialogs, escaped there
        papers = self._papers
        context = notices.Context(self._business, self._now, papers.ticket, papers.customer, body["fields"])
        name, ticket = body["notice"], body["fields"].get("ticket", 0)
        return notices.render(name, context, self._words), notices.conversation(name, ticket), 0

    def _wording(self, row: Row) -> Wording:
        if row.kind is Kind.NOTICE:
            return from_html(str(self._screen(row)[0].text))
        entry = self._papers.entry(row)
        return headed(self.heading(entry), wording_of(entry.content), TEXT_LIMIT)
