"""Canned replies: their rules, finding them, filling them in, and how they are written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.replies.file import read_replies, write_replies
from bot.settings.errors import SettingsError
from bot.settings.settings import load_business
from bot.telegram.callback import Callback
from care.business import LANGUAGES, Localized, Signature, TicketRules
from care.replies.finding import found
from care.replies.model import FIELDS, TEXT_LIMIT, TITLE_LIMIT, Canned, Reply, longest
from care.replies.rows import Changes
from dialogs.engine.machine import Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.panels.replies import render_found, render_preview
from dialogs.panels.team.reply_book import changed, render_asking, render_book, render_reply
from dialogs.staff.ticket.replies import Recipient, preview
from tests.for_each import for_each

ROOT = Path(__file__).parents[2]
BUSINESS = load_business(ROOT / "turbota.toml")
EMMA = Recipient("Emma", "en", 12, 1500, "Taras", 2001)
ALL = " ".join(f"{{{name}}}" for name in FIELDS)


def words(language: str = "en") -> Words:
    return Words(language, BUSINESS.tz)


def canned(key: str, used: int = 0, **texts: str) -> Canned:
    return Canned(key, Reply.model_validate(texts), used)


def check(screen: Screen, conversation: str = "desk") -> None:
    shown = len(screen.text.unescape().encode("utf-16-le")) // 2  # with the tags: more than Telegram counts
    assert 0 < shown <= 4300
    assert sum(len(row) for row in screen.rows) <= 100
    for button in (button for row in screen.rows for button in row):
        assert 0 < len(button.label) <= 64
        assert Callback(conversation, 10**6, button.action, button.argument).pack()


# --- rules


@for_each(
    "given, code",
    [
        ({}, "empty_text"),
        ({"en": "  "}, "empty_text"),
        ({"en": "Hello {nmae}"}, "no_field"),
        ({"en": "Hello {}"}, "no_field"),
        ({"en": "x" * (TEXT_LIMIT + 1)}, "long_text"),
        ({"en": "😀" * (TEXT_LIMIT // 2 + 1)}, "long_text"),
        ({"en": "x" * (TEXT_LIMIT - 60) + "{name}"}, "long_text"),
        ({"en": "Hello", "department": "kitchen"}, "no_department"),
        ({"en": "Hello", "de": "Hallo"}, "extra_forbidden"),
        ({"en": "Hello", "title": {"en": "x" * (TITLE_LIMIT + 1)}}, "long_title"),
        ({"en": "Hello", "title": {"en": " "}}, "empty_text"),
    ],
)
def test_a_reply_that_breaks_a_rule_is_none(given: dict[str, object], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Reply.model_validate(given, context={"departments": {"delivery"}})
    assert [error["type"] for error in caught.value.errors()] == [code]


def test_a_brace_that_begins_no_field_is_a_brace() -> None:
    assert Reply(en="See you :-} or {").texts == {"en": "See you :-} or {"}


@given(name=st.text(max_size=400), text=st.text(alphabet="ab {}\n", max_size=200))
def test_no_name_makes_it_longer_than_was_reckoned(name: str, text: str) -> None:
    try:
        reply = Reply(en=f"{text} {ALL}")
    except ValidationError:
        return
    business = BUSINESS.model_copy(update={"tickets": TicketRules(signature=Signature.OPERATOR)})
    recipient = Recipient(name, "en", 10**12, 10**9, name, 1)
    shown = preview(Canned("key", reply), recipient, business, "en")
    assert sanitize.length(shown.text) <= longest(reply.texts["en"]) <= TEXT_LIMIT


# --- filling in


def test_every_field_is_filled_in_the_customers_language() -> None:
    shown = preview(canned("key", en=ALL, uk=ALL), EMMA, BUSINESS, "uk")
    assert shown.text == "Emma 12 1,500 Kalyna Taras"
    assert shown.own.replace("\xa0", " ") == "Emma 12 1 500 Калина Тарас"
    assert (shown.language, shown.wanted) == ("en", "en")


def test_where_the_business_signs_no_operator_is_named() -> None:
    business = BUSINESS.model_copy(update={"tickets": TicketRules(signature=Signature.BUSINESS)})
    assert preview(canned("key", en="{operator}"), EMMA, business, "en").text == "Kalyna"


@pytest.mark.parametrize(
    ("texts", "language"),
    [({"uk": "У", "en": "E"}, "en"), ({"uk": "У"}, "uk"), ({"ru": "Р", "uk": "У"}, "uk")],
)
def test_a_missing_language_gives_way_and_is_said(texts: dict[str, str], language: str) -> None:
    recipient = Recipient("Ivan", "ru" if "ru" not in texts else "en", 1, 0, "Taras", 2001)
    shown = preview(Canned("key", Reply.model_validate(texts)), recipient, BUSINESS, "uk")
    assert shown.language == language
    assert "There is no text in the customer’s language" in render_preview(shown, words()).text


def test_the_mark_follows_the_text() -> None:
    first, second = (
        preview(canned("key", en=text), EMMA, BUSINESS, "en").mark for text in ("Hello", "Hello!")
    )
    assert first != second


def test_what_is_shown_is_what_would_be_sent() -> None:
    shown = preview(canned("key", en="<b>{name}</b> & co"), EMMA, BUSINESS, "en")
    assert shown.text == "<b>Emma</b> & co"
    assert "&lt;b&gt;Emma&lt;/b&gt; &amp; co" in render_preview(shown, words()).text


# --- finding


SOME = (
    canned("late", 1, uk="Курʼєр затримується", en="The courier is late"),
    canned("courier", 0, en="Who brought it?"),
    canned("sorry", 5, en="So sorry about the latecomer", ru="Ещё раз простите"),
    canned("chocolate", 9, en="Cake"),
)
TITLED = Canned(
    "twice", Reply(title=Localized({"uk": "Подвійне списання", "en": "Charged twice"}), en="Sorry")
)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["chocolate", "sorry", "late", "courier"]),
        ("late", ["late", "sorry", "chocolate"]),
        ("cour", ["courier", "late"]),
        ("КУР'ЄР", ["late"]),
        ("еще", ["sorry"]),
        ("so late", ["sorry"]),
        ("nothing", []),
    ],
)
def test_a_few_letters_find_it_best_first(query: str, keys: list[str]) -> None:
    assert [one.key for one in found(SOME, query)] == keys


@pytest.mark.parametrize("query", ["подв", "спис", "charg", "twi"])
def test_its_title_finds_it_in_any_language_before_what_only_says_so(query: str) -> None:
    says = canned("aaa", 99, en="We have charged the twine twice", uk="Подвійне списання", ru="двойное")
    assert [one.key for one in found((says, TITLED), query)] == ["twice", "aaa"]


def test_staff_reads_its_title_in_their_language_else_in_another_else_its_key() -> None:
    assert [TITLED.called(language) for language in LANGUAGES] == [
        "Подвійне списання",
        "Charged twice",
        "Charged twice",
    ]
    assert SOME[0].called("uk") == "late"
    for screen in (render_found([TITLED], "", words("uk")), render_book([TITLED], 0, words("uk"))):
        assert screen.rows[0][0].label.startswith("Подвійне списання")
    assert "Charged twice</b> (twice)" in render_reply(TITLED, BUSINESS, words()).text


def test_each_of_the_samples_has_a_title_in_every_language() -> None:
    for reply in read_replies((ROOT / "replies.toml").read_text("utf-8"), BUSINESS).values():
        assert reply.title is not None
        assert set(reply.title.root) == set(LANGUAGES)


# --- how they are written


@given(st.dictionaries(st.from_regex(r"[a-z0-9_]{1,16}", fullmatch=True), st.text(min_size=1), max_size=3))
def test_a_file_is_read_back_as_it_was(texts: dict[str, str]) -> None:
    try:
        replies = {
            key: Reply(title=Localized({"uk": text, "en": key}), uk=text, department="delivery")
            for key, text in texts.items()
        }
        written = write_replies([Canned(key, reply) for key, reply in replies.items()])
        written.encode()
    except (ValidationError, UnicodeEncodeError):
        return
    assert read_replies(written, BUSINESS) == replies


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ('[late]\nen = "{nmae}"', ["line 2: late.en: there is no field {nmae}"]),
        ('[Late]\nen = "Hello"', ["line 1: Late: use 1 to 16 lowercase Latin letters"]),
        ('[late]\nen = "Hello"\n[late]', ["line 3: this is not TOML"]),
        (
            '[late]\nen = "Hello"\ndeparment = "x"',
            ["line 3: late.deparment: there is no such setting; did you mean"],
        ),
        (
            '[a]\nen = ""\n[b]\nuk = 1',
            ["line 2: a.en: give the text", "line 4: b.uk: write a text in quotation"],
        ),
        ('late = "Hello"', ["line 1: late: write"]),
    ],
)
def test_every_mistake_of_a_file_has_its_line(text: str, mistakes: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        read_replies(text, BUSINESS)
    sentences = caught.value.sentences(words())
    assert len(sentences) == len(mistakes)
    for sentence, mistake in zip(sentences, mistakes, strict=True):
        assert sentence.startswith(f"replies.toml: {mistake}")


# --- screens


@given(
    texts=st.fixed_dictionaries({language: st.text("<&😀x\n ", min_size=1) for language in LANGUAGES}),
    language=st.sampled_from(LANGUAGES),
    name=st.text(max_size=256),
)
def test_the_screens_fit_whatever_is_in_them(texts: dict[str, str], language: str, name: str) -> None:
    try:
        titles = dict.fromkeys(LANGUAGES, "<Ж&" * (TITLE_LIMIT // 3))
        given = {key: text * 200 for key, text in texts.items()}
        long = Canned("k" * 16, Reply.model_validate({"title": titles, **given}))
    except ValidationError:
        return
    _ = words(language)
    shown = preview(long, Recipient(name, "en", 10**9, 0, name, 1), BUSINESS, language)
    for screen in (render_preview(shown, _, changed=True), render_found([long] * 50, name, _)):
        check(screen, "t1000000")
    for screen in (render_book([long] * 300, 1, _), render_reply(long, BUSINESS, _), render_asking(long, _)):
        check(screen)


def test_a_page_that_is_not_there_is_the_first() -> None:
    assert render_book(SOME, 7, words()) == render_book(SOME, 0, words())


def test_many_changes_are_counted_and_not_all_named() -> None:
    text = changed(Changes(added=tuple(f"k{number}" for number in range(50))), words())
    assert text.endswith("and 30 more.")
