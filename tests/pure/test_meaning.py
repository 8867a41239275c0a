"""What operators write in a topic, as people write it: words, a note, or a command."""

import pytest

from care.tickets.words.meaning import Meaning, read
from care.values.content import Content, Kind
from tests.for_each import for_each
from tests.pure.topic import KNOWN, ME, meaning

INVISIBLE = {
    "zero width space": "\u200b",
    "byte order mark": "\ufeff",
    "right-to-left mark": "\u200f",
    "left-to-right override": "\u202d",
    "isolate": "\u2066",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "no-break space": "\u00a0",
    "narrow space": "\u202f",
    "ideographic space": "\u3000",
    "Hangul filler": "\u3164",
    "Braille blank": "\u2800",
    "variation selector": "\ufe0f",
    "joiner of graphemes": "\u034f",
    "tag": "\U000e0020",
    "line end": "\n",
    "tab": "\t",
}


@for_each(
    "text",
    [
        "We are sorry",
        "http://kava.example",
        "and // or",
        "1/2 of it",
        "...then it comes",
        "😀 hello",
        "— hello",
        "Hello\nhow are you? /solve is a word of ours",
        "a\\b",
        "",
        "c: the third one",
        "Нотатки ведемо ми, а не ви",
    ],
)
def test_words_are_words(text: str) -> None:
    assert meaning(text) is Meaning.WORDS


@for_each(
    "text, note",
    [
        ("// hm", "hm"),
        ("//hm", "hm"),
        ("/// hm", "hm"),
        ("/ / hm", "hm"),
        ("／／ hm", "hm"),
        ("∕∕ hm", "hm"),
        ("⫽ hm", "hm"),
        ("\\\\ hm", "hm"),
        ("/\\ hm", "hm"),
        ("/note hm\nhm", "hm\nhm"),
        ("/note", ""),
        ("/Note hm", "hm"),
        ("/NOTE: hm", "hm"),
        ("/note - hm", "hm"),
        ("/note,hm", "hm"),
        ("/ note hm", "hm"),
        ("／note hm", "hm"),
        ("\\note hm", "hm"),
        ("/nоte hm", "hm"),  # the o is Cyrillic
        ("/нотатка hm", "hm"),
        ("/Заметка: hm", "hm"),
        ("/нотатку hm", "hm"),
        ("/примітка hm", "hm"),
        ("/примітку hm", "hm"),
        ("/заметку hm", "hm"),
        ("/примечание hm", "hm"),
        ("/note@turbota_demo_BOT hm", "hm"),
    ],
)
def test_a_note_is_known_by_its_mark(text: str, note: str) -> None:
    found = read(Content(Kind.TEXT, text), KNOWN, ME)
    assert (found.meaning, found.content.text) == (Meaning.NOTE, note)


@for_each("sign", INVISIBLE.values())
def test_what_cannot_be_seen_hides_no_mark(sign: str) -> None:
    for text in (f"{sign}// hm", f"/{sign}/ hm", f"//{sign}hm", f"{sign}{sign}/note hm"):
        found = read(Content(Kind.TEXT, text), KNOWN, ME)
        assert (found.meaning, found.content) == (Meaning.NOTE, Content(Kind.TEXT, "hm"))


@for_each("sign", INVISIBLE.values())
def test_what_cannot_be_seen_lets_no_command_through(sign: str) -> None:
    for text in (f"{sign}/solve", f"/{sign}solve", f"/so{sign}lve", f"/solve{sign}", f"/solvee{sign}"):
        assert meaning(text) in (Meaning.COMMAND, Meaning.HELD)


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [
        ("/solve", "solve", ""),
        ("/Solve", "solve", ""),
        ("  /solve  ", "solve", ""),
        ("/ban@turbota_demo_bot 7d", "ban", "7d"),
        ("/later tomorrow 9\nIt is there", "later", "tomorrow 9\nIt is there"),
    ],
)
def test_commands_are_read(text: str, name: str, argument: str) -> None:
    found = read(Content(Kind.TEXT, text), KNOWN, ME)
    assert (found.meaning, found.name, found.argument) == (Meaning.COMMAND, name, argument)


@pytest.mark.parametrize(
    "text", ["/ban@OtherBot 7d", "/solve@other_bot", "/note@OtherBot hm", "/whatever@OtherBot"]
)
def test_another_bots_command_is_not_ours(text: str) -> None:
    assert meaning(text) is Meaning.OTHERS


def test_before_we_know_our_name_no_command_with_a_name_is_carried_out() -> None:
    content = Content(Kind.TEXT, "/solve@turbota_demo_bot")
    assert read(content, KNOWN, None).meaning is Meaning.HELD


@for_each("kind", Kind)
def test_captions_are_read_as_texts_are(kind: Kind) -> None:
    assert meaning("// hm", kind) is Meaning.NOTE
    assert meaning("/solve.", kind) is Meaning.HELD


def test_what_is_bold_in_a_note_stays_bold() -> None:
    bold = {"type": "bold", "offset": 3, "length": 2}
    found = read(Content(Kind.TEXT, "// hm", entities=(bold,)))
    assert found.content.entities == (bold | {"offset": 0},)
