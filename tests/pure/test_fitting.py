"""Which texts that were written before a first card was drawn stand in it."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from care.tickets.entries import CARD_TEXT, Author, Entry, fitting
from care.values.content import Content, Kind

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LINK = {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.com/"}
_ids = count(1)


def entry(content: Content, **fields: object) -> Entry:
    number = next(_ids)
    plain = Entry(number, 1, Author.CUSTOMER, 1003, "Emma", 1003, number, content, NOW)
    return replace(plain, **fields)  # type: ignore[arg-type]


def text(length: int = 10, **fields: object) -> Entry:
    return entry(Content(Kind.TEXT, "x" * length), **fields)


def test_texts_stand_in_the_card_as_long_as_there_is_room() -> None:
    said = [text(CARD_TEXT - 30, in_card=True), text(500)]
    first, second, third = text(20), text(20), text(5)
    assert fitting([*said, first, second, third], [first, second, third]) == [first]


def test_a_text_that_has_grown_since_it_was_written_goes_alone() -> None:
    grown = text(CARD_TEXT + 1)
    assert fitting([grown], [grown]) == []


def test_what_is_more_than_its_words_goes_alone_and_what_follows_it_too() -> None:
    answering = text(reply_to=7)
    forwarded = entry(Content(Kind.TEXT, "Hello", data={"forwarded": "Ivan"}))
    linked = entry(Content(Kind.TEXT, "Hello", entities=(LINK,)))
    for special in (answering, forwarded, linked):
        plain, after = text(), text()
        assert fitting([], [plain, special, after]) == [plain]


def test_bold_words_stand_in_the_card() -> None:
    bold = entry(Content(Kind.TEXT, "Hello", entities=({"type": "bold", "offset": 0, "length": 5},)))
    assert fitting([], [bold]) == [bold]
