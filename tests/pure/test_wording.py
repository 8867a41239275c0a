import pytest
from aiogram.types import MessageEntity
from hypothesis import given
from hypothesis import strategies as st

from bot.sender.wording import Wording, bold, from_html, headed, joined
from care.content import units
from care.pieces import TEXT_LIMIT

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
