"""What care makes of words, without a store."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from care.tickets.entries import CARD_TEXT, SUMMARY, in_card, summary
from care.values import content
from care.values.content import Content, Kind, Message
from care.values.storable import storable

texts = st.text(st.characters(exclude_categories=()), max_size=200)


def said(text: str, kind: Kind = Kind.TEXT) -> Message:
    return Message(1, 1, Content(kind, text), datetime(2026, 11, 20, tzinfo=UTC))


@given(st.lists(st.tuples(st.sampled_from([Kind.TEXT, Kind.PHOTO]), st.text(max_size=1500)), max_size=6))
def test_the_first_texts_stand_in_the_card_as_long_as_they_fit(parts: list[tuple[Kind, str]]) -> None:
    contents = [Content(kind, text) for kind, text in parts]
    places = in_card(contents)
    inside = [c for c, place in zip(contents, places, strict=True) if place]
    outside = [c for c, place in zip(contents, places, strict=True) if not place and c.kind is Kind.TEXT]
    assert all(c.kind is Kind.TEXT for c in inside)
    assert sum(c.length for c in inside) <= CARD_TEXT
    assert not outside or sum(c.length for c in [*inside, outside[0]]) > CARD_TEXT


def test_no_text_stands_in_the_card_behind_one_that_did_not_fit() -> None:
    assert in_card([Content(Kind.TEXT, "x" * 2501), Content(Kind.TEXT, "short")]) == [False, False]
    assert in_card([Content(Kind.TEXT, "🙂" * 1250), Content(Kind.TEXT, "y")]) == [True, False]


@given(
    st.builds(Content, st.sampled_from(Kind), texts, st.sampled_from(["", "file"]), data=st.just({"size": 5}))
)
def test_a_content_is_the_same_after_it_was_stored(written: Content) -> None:
    stored = content.to_json(written)
    assert content.from_json(stored) == content.from_json(content.to_json(content.from_json(stored)))
    assert content.from_json(stored).text == storable(written.text)


@given(texts)
def test_whatever_is_written_can_be_stored(text: str) -> None:
    kept = storable(text)
    assert "\x00" not in kept
    assert kept.encode().decode() == kept
    assert storable({text: [text, {"x": text}]}) == {kept: [kept, {"x": kept}]}


def test_what_is_empty_is_not_stored() -> None:
    assert content.to_json(Content(Kind.TEXT, "hi")) == {"kind": "text", "text": "hi"}


def test_a_summary_is_the_first_words_on_one_line() -> None:
    assert summary(("", " The\n coffee ", "cold")) == "The coffee"
    assert summary(()) == ""
    long = summary(("word " * 50,))
    assert len(long) <= SUMMARY
    assert long.endswith("word word…")
