from collections.abc import Callable

import pytest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.rendering.wording import (
    Wording,
    bold,
    from_html,
    headed,
    italic,
    joined,
    quotation,
    wording_of,
)
from care.values.content import Content, Kind, units
from care.values.pieces import TEXT_LIMIT

TEXTS = st.text(max_size=50)


def shown(wording: Wording) -> list[tuple[str, str]]:
    """What each entity stands over, as Telegram would cut it."""
    raw = wording.text.encode("utf-16-le")
    return [
        (e.type, raw[e.offset * 2 : (e.offset + e.length) * 2].decode("utf-16-le")) for e in wording.entities
    ]


def test_entities_stand_over_the_same_words_when_a_heading_is_put_before_them() -> None:
    said = Wording("Де 😀 кава?", (MessageEntity(type="italic", offset=6, length=4),))
    assert shown(said) == [("italic", "кава")]
    whole = headed("Олена 🌸", said, TEXT_LIMIT)
    assert whole.text == "Олена 🌸\nДе 😀 кава?"
    assert shown(whole) == [("bold", "Олена 🌸"), ("italic", "кава")]


def test_a_mark_stands_behind_the_words() -> None:
    assert shown(headed("Emma", Wording("Hi"), 100, "edited")) == [("bold", "Emma"), ("italic", "edited")]


def test_words_that_leave_no_room_stand_without_heading_and_mark() -> None:
    said = Wording("x" * TEXT_LIMIT)
    assert headed("Emma", said, TEXT_LIMIT, "edited") == said


@given(st.lists(TEXTS.filter(bool), min_size=1, max_size=4))
def test_joined_texts_are_paragraphs_and_keep_their_entities(texts: list[str]) -> None:
    whole = joined(bold(text) for text in texts)
    assert whole.text == "\n\n".join(texts)
    assert shown(whole) == [("bold", text) for text in texts]


def test_our_own_html_becomes_text_and_entities() -> None:
    wording = from_html('a &lt;x&gt; <b>bö😀ld <i>in</i></b> <a href="tg://user?id=1">q</a>')
    assert wording.text == "a <x> bö😀ld in q"
    assert sorted(shown(wording)) == [("bold", "bö😀ld in"), ("italic", "in"), ("text_mention", "q")]


@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)


def test_a_long_quote_is_folded_and_a_short_one_is_not() -> None:
    wording = from_html("<blockquote>a</blockquote><blockquote expandable>b</blockquote><b></b>")
    assert shown(wording) == [("blockquote", "a"), ("expandable_blockquote", "b")]


def test_html_that_is_crossed_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="closed by"):
        from_html("<b>bold <i>both</b> italic</i>")


@pytest.mark.parametrize(("put", "kind"), [(bold, "bold"), (italic, "italic"), (quotation, "blockquote")])
def test_nothing_has_no_mark_and_something_has_one_over_all_of_it(
    put: Callable[[str], Wording], kind: str
) -> None:
    assert put("") == Wording()
    assert shown(put("a 😀 b")) == [(kind, "a 😀 b")]


def test_a_link_is_a_link_and_a_person_is_mentioned() -> None:
    link, person = from_html('<a href="https://a.example/">q</a><a href="tg://user?id=7">Emma</a>').entities
    assert (link.type, link.url, link.offset, link.length) == ("text_link", "https://a.example/", 0, 1)
    assert (person.type, person.offset, person.length) == ("text_mention", 1, 4)
    assert person.user is not None
    assert (person.user.id, person.user.is_bot) == (7, False)


HI = Wording("Hi")
HEADED = [  # heading, words, limit, mark, what is said
    ("", HI, 99, "", "Hi"),
    ("Emma", Wording(), 99, "", "Emma"),
    ("Emma", Wording(), 99, "edited", "Emmaedited"),
    ("Emma", HI, 14, "edited", "Emma\nHi\nedited"),
    ("Emma", HI, 13, "edited", "Emma\nHi"),
    ("Emma-Louise", HI, 9, "edited", "Hi\nedited"),
    ("Emma-Louise", HI, 8, "edited", "Hi"),
]


@pytest.mark.parametrize(("heading", "said", "limit", "mark", "whole"), HEADED)
def test_what_finds_no_room_is_left_out_the_words_last(
    heading: str, said: Wording, limit: int, mark: str, whole: str
) -> None:
    assert headed(heading, said, limit, mark).text == whole


def test_marks_that_are_newer_than_we_are_left_out() -> None:
    marks = ({"type": "bold", "offset": 0, "length": 2}, {"type": "sparkle", "offset": 0, "length": 1})
    assert shown(wording_of(Content(Kind.TEXT, "Hi", entities=marks))) == [("bold", "Hi")]


def test_empty_parts_leave_no_gap() -> None:
    assert joined((HI, Wording(), HI), "\n").text == "Hi\nHi"
