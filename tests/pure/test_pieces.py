"""What a person writes comes whole, in messages that a bot may send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.values.content import Content, Kind, units
from care.values.pieces import (
    CAPTION_LIMIT,
    HEADING,
    MARKS,
    TEXT_LIMIT,
    cut,
    in_messages,
    parts,
    piece,
    pieces,
)

WORDS = st.text(st.sampled_from("ab \n😀є"), min_size=1, max_size=400)


def marked(text: str) -> Content:
    """A text with a mark on each of its letters."""
    marks, at = [], 0
    for letter in text:
        marks.append({"type": "bold", "offset": at, "length": units(letter)})
        at += units(letter)
    return Content(Kind.TEXT, text, entities=tuple(marks))


def photo(caption: str, **data: object) -> Content:
    return Content(Kind.PHOTO, caption, "file", data=dict(data))


@given(WORDS, st.integers(4, 60))
def test_nothing_of_a_text_that_is_cut_is_lost(text: str, room: int) -> None:
    parts = list(cut(marked(text), room))
    assert "".join(part.text for part in parts) == text
    assert all(units(part.text) <= room and len(part.entities) <= MARKS for part in parts)
    assert sum(entity["length"] for part in parts for entity in part.entities) == units(text)
    for part in parts:
        assert all(
            0 <= each["offset"] <= each["offset"] + each["length"] <= part.length for each in part.entities
        )


def test_a_text_is_cut_between_lines_or_words() -> None:
    assert [part.text for part in cut(Content(Kind.TEXT, "one two\nthree four"), 12)] == [
        "one two\n",
        "three four",
    ]
    assert [part.text for part in cut(Content(Kind.TEXT, "one two three"), 10)] == ["one two ", "three"]


def test_a_mark_over_a_cut_stands_on_both_sides() -> None:
    whole = Content(Kind.TEXT, "aaaa bbbb", entities=({"type": "bold", "offset": 0, "length": 9},))
    assert [part.entities[0]["length"] for part in cut(whole, 6)] == [5, 4]


def test_a_long_caption_is_a_file_and_then_its_words() -> None:
    file, words = pieces(photo("c" * CAPTION_LIMIT, forwarded="City news", spoiler=True))
    assert (file.kind, file.text, file.data["spoiler"]) == (Kind.PHOTO, "", True)
    assert (words.kind, words.text) == (Kind.TEXT, "c" * CAPTION_LIMIT)
    assert words.data == {"forwarded": "City news"}


def test_a_short_caption_stays_with_its_file() -> None:
    said = photo("c" * (CAPTION_LIMIT - HEADING))
    assert pieces(said) == (said,)


def test_a_text_has_room_for_whose_it_is_and_what_it_quotes() -> None:
    quote = {"text": "q" * 1024, "of": "City news", "elsewhere": "chat"}
    parts = pieces(Content(Kind.TEXT, "w " * 2048, data={"quote": quote}))
    first, *rest = parts
    assert units(first.text) + 1024 < TEXT_LIMIT
    assert ["quote" in part.data for part in (first, *rest)] == [True, *(False for _ in rest)]


BARE = [Kind.LOCATION, Kind.CONTACT, Kind.STICKER, Kind.VIDEO_NOTE]


@pytest.mark.parametrize("kind", BARE)
def test_what_has_no_room_for_words_comes_behind_whose_it_is(kind: Kind) -> None:
    """Its own number stays what it was: what is owed since an earlier version is still the thing itself."""
    said = Content(kind, "", "file", data={"forwarded": "City news"})
    assert [piece(said, part) for part in parts(said)] == [
        Content(Kind.TEXT, "", data={"forwarded": "City news"}),
        said,
    ]
    assert piece(said, 0) == said


def test_what_has_room_for_words_says_itself_whose_it_is() -> None:
    quoting = Content(Kind.STICKER, "", "file", data={"quote": {"text": "Cakes for all"}})
    for said in (photo(""), photo("c" * 3000), Content(Kind.TEXT, "w " * 4000), quoting):
        assert [piece(said, part) for part in parts(said)] == list(pieces(said))


def test_an_album_stays_together_and_its_words_come_behind() -> None:
    album = [photo("short"), photo("c" * 3000), photo("")]
    together, words = in_messages(album)
    assert [part.text for part in together] == ["short", "", ""]
    assert [part.text for part in words] == ["c" * 3000]
