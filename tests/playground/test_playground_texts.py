"""Text as Telegram reads it: markup, entities in UTF-16 code units, dirt, and what it finds by itself."""

import pytest

from playground.content.entities import formatted
from playground.values.errors import ApiError
from playground.values.shapes import Json


def spans(text: str, mode: str | None = "HTML") -> list[tuple[str, str]]:
    """The text of each entity and its type."""
    plain, entities = formatted(text, mode, None)
    units = plain.encode("utf-16-le")
    return [
        (units[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le"), e["type"])
        for e in entities
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "<b>a</b> <i>b</i> <u>c</u> <s>d</s>",
            [("a", "bold"), ("b", "italic"), ("c", "underline"), ("d", "strikethrough")],
        ),
        ("👩‍🔧 <STRONG>Ок</strong>", [("Ок", "bold")]),
        ("<b>a<i>b</i></b>", [("ab", "bold"), ("b", "italic")]),
        ('<span class="tg-spoiler">x</span>', [("x", "spoiler")]),
        ("<blockquote expandable>x</blockquote>", [("x", "expandable_blockquote")]),
        ("<code>a &lt; b</code>", [("a < b", "code")]),
        ("<b></b>x", []),
        ("<b>x</>", [("x", "bold")]),
        ('<a href="nowhere">x</a>', []),
        ("<code>see example.com</code>", [("see example.com", "code")]),
    ],
)
def test_tags_become_entities(source: str, found: list[tuple[str, str]]) -> None:
    assert spans(source) == found


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ('<a href="https://a.io/?x=1&amp;y=2">x</a>', {"type": "text_link", "url": "https://a.io/?x=1&y=2"}),
        ('<pre><code class="language-py">x</code></pre>', {"type": "pre", "language": "py"}),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "5"}),
        (
            '<tg-time unix="60" format="t">x</tg-time>',
            {"type": "date_time", "unix_time": 60, "date_time_format": "t"},
        ),
        (
            '<a href="tg://user?id=7">x</a>',
            {"type": "text_mention", "user": {"id": 7, "is_bot": False, "first_name": "x"}},
        ),
    ],
)
def test_attributes_are_kept(source: str, entity: Json) -> None:
    assert formatted(source, "html", None) == ("x", [entity | {"offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Привіт <b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
        ("Привіт <3 you", 'Unsupported start tag "3" at byte offset 13'),
        ("I <3", "Unclosed start tag at byte offset 2"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b class", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="soon">x</tg-time>', "must have a number"),
    ],
)
def test_bad_markup_is_refused(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        formatted(source, "HTML", None)
    assert refused.value.description.startswith("Bad Request: can't parse entities: ")
    assert words in refused.value.description


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start@turbota_demo_bot hi", [("/start@turbota_demo_bot", "bot_command")]),
        ("see https://a.io/x?y=1.", [("https://a.io/x?y=1", "url")]),
        (
            "example.com, a.b@c.org @olena #ідея",
            [("example.com", "url"), ("a.b@c.org", "email"), ("@olena", "mention"), ("#ідея", "hashtag")],
        ),
        ("call +380 44 123 45 67 now", [("+380 44 123 45 67", "phone_number")]),
        ("a/b 1/2 #1 @me", []),
    ],
)
def test_telegram_finds_links_and_commands_itself(text: str, found: list[tuple[str, str]]) -> None:
    assert spans(text, None) == found


def test_dirt_goes_and_entities_move_with_the_text() -> None:
    entity = {"type": "bold", "offset": 5, "length": 2}
    text, entities = formatted("\u202e\tа\r\u2028ok\x00end \n", None, [entity])
    assert (text, entities) == ("аok end", [{"type": "bold", "offset": 1, "length": 2}])


def test_given_entities_are_kept_and_trimmed() -> None:
    given = [{"type": "italic", "offset": 2, "length": 9, "url": None}]
    assert formatted("  both  ", None, given) == ("both", [{"type": "italic", "offset": 0, "length": 4}])


def test_an_entity_without_a_place_is_refused() -> None:
    with pytest.raises(ApiError, match="MessageEntity"):
        formatted("x", None, [{"type": "bold"}])


def test_at_most_a_hundred_entities_remain() -> None:
    assert len(formatted("<b>a</b> " * 150, "HTML", None)[1]) == 100
