"""What operators write in a topic, as people write it: nothing that may be meant to stay inside is words."""

import pytest

from care.tickets.words.meaning import Meaning, read, suggestions
from care.values.content import Content, Kind

ME = "Turbota_Demo_bot"
KNOWN = {"take", "solve", "pass", "ban", "later", "remind", "unsend", "c"}
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


def meaning(text: str, kind: Kind = Kind.TEXT) -> Meaning:
    return read(Content(kind, text), KNOWN, ME).meaning


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
    ("text", "note"),
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
        ("/note@turbota_demo_BOT hm", "hm"),
    ],
)
def test_a_note_is_known_by_its_mark(text: str, note: str) -> None:
    found = read(Content(Kind.TEXT, text), KNOWN, ME)
    assert (found.meaning, found.content.text) == (Meaning.NOTE, note)


@pytest.mark.parametrize("sign", INVISIBLE.values(), ids=INVISIBLE)
def test_what_cannot_be_seen_hides_no_mark(sign: str) -> None:
    for text in (f"{sign}// hm", f"/{sign}/ hm", f"//{sign}hm", f"{sign}{sign}/note hm"):
        found = read(Content(Kind.TEXT, text), KNOWN, ME)
        assert (found.meaning, found.content) == (Meaning.NOTE, Content(Kind.TEXT, "hm"))


@pytest.mark.parametrize("sign", INVISIBLE.values(), ids=INVISIBLE)
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


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("/solve.", ["solve"]),
        ("/solve!", ["solve"]),
        ("/ solve", ["solve"]),
        ("／solve", ["solve"]),
        ("\\solve", ["solve"]),
        ("/сolve", ["solve"]),  # the first letter is Cyrillic
        ("/ыщдму", ["solve"]),  # typed with a Russian layout
        ("/іщдму", ["solve"]),  # and a Ukrainian one
        ("/solvee", ["solve"]),
        ("/slove", ["solve"]),
        ("/notes", ["note"]),
        ("/unsent", ["unsend"]),
        ("/5 of 10 cakes", []),
        ("/srv/files is full", []),
        ("/", []),
        ("/ 😀", []),
        ("/привіт", []),
    ],
)
def test_what_looks_like_a_slash_and_a_word_is_held_with_what_may_be_meant(
    text: str, suggested: list[str]
) -> None:
    found = read(Content(Kind.TEXT, text), KNOWN, ME)
    assert found.meaning is Meaning.HELD
    assert found.content.text == text
    assert suggestions(found.name, KNOWN) == suggested


@pytest.mark.parametrize(
    "text",
    [
        "note: he is rude",
        "note - he is rude",
        "нотатка – внутрішнє",
        "примітка — дати знижку",
        "Примечание",
        "solve",
        " Solve ",
        "Note : he is rude",
        "Нотатка: хамить",
        "заметка： хамит",
        "Hello\n// he is rude",
        "Hello\n/note he is rude",
        "Hello\n/solve",
        "*// he is rude*",
        "«/note he is rude»",
        "🤫 // he is rude",
        "> // he is rude",
        ".. he is rude",
        ".ыщдму",
        ".тщеу he is rude",
        "@daria глянь сюди",
        "\u200e @daria",
    ],
)
def test_what_may_be_meant_to_stay_inside_is_held(text: str) -> None:
    assert meaning(text) is Meaning.HELD


@pytest.mark.parametrize("kind", Kind)
def test_captions_are_read_as_texts_are(kind: Kind) -> None:
    assert meaning("// hm", kind) is Meaning.NOTE
    assert meaning("/solve.", kind) is Meaning.HELD


def test_what_is_bold_in_a_note_stays_bold() -> None:
    bold = {"type": "bold", "offset": 3, "length": 2}
    found = read(Content(Kind.TEXT, "// hm", entities=(bold,)))
    assert found.content.entities == (bold | {"offset": 0},)
