"""Other people's text inside ours."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.language import sanitize


@given(st.text())
def test_nothing_that_reorders_or_hides_is_left(value: str) -> None:
    kept = sanitize.text(value)
    if sanitize.ISOLATE in kept:  # ours, around what is written from right to left
        kept = "".join(
            line.removeprefix(sanitize.ISOLATE).removesuffix(sanitize.END) for line in kept.split("\n")
        )
    assert not sanitize.HARMFUL.search(kept)


def test_harmful_are_controls_separators_lone_halves_and_direction_marks() -> None:
    marks = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    for char in set(map(chr, range(0x10000))) - {"\n"}:
        harmful = char in marks or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
        assert bool(sanitize.HARMFUL.match(char)) is harmful, hex(ord(char))


@given(st.text(), st.integers(1, 300))
def test_a_line_is_one_line_within_its_limit(value: str, limit: int) -> None:
    line = sanitize.line(value, limit)
    assert "\n" not in line
    assert 0 < sanitize.length(line.strip(sanitize.ISOLATE + sanitize.END)) <= limit


@pytest.mark.parametrize("name", ["", " \n\t", "\u200b", "\u3164\u3164", "\u202e"])
def test_a_name_of_nothing_becomes_a_dash(name: str) -> None:
    assert sanitize.line(name) == "—"


@pytest.mark.parametrize("kept", ["Олена", "O’Neil-Smith", "李小龙", "👩‍👩‍👧", "नमस्ते"])
def test_ordinary_names_stay_as_they_are(kept: str) -> None:
    assert sanitize.line(kept) == kept


def test_each_line_written_from_right_to_left_keeps_to_itself() -> None:
    assert (
        sanitize.text("שלום\nhi")
        == f"{sanitize.ISOLATE}שלום{sanitize.END}\n{sanitize.ISOLATE}hi{sanitize.END}"
    )


def test_what_is_cut_ends_with_an_ellipsis_and_cuts_no_emoji_in_two() -> None:
    assert sanitize.clip("😀😀😀", 5) == "😀😀…"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("late · Sorry", "late · Sorry"),
        ("late · We are sorry, truly", "late · We are…"),
        ("late · Unbelievablylongword", "late…"),
        ("unbelievably-long-key-of-a-reply", "unbelievably-long-k…"),
    ],
)
def test_a_label_is_cut_between_words(value: str, shown: str) -> None:
    assert sanitize.label(value, 20) == shown
