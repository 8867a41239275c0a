"""How a delivery is worded: whose words they are, what they answer, and what becomes of them when they are edited."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

from bot.delivery.context import DeliveryContext
from bot.delivery.kinds.rendering import Letters
from care import notices, outbox
from care.business import Signature
from care.outbox import Claim, Lane, Row
from care.people.customers import Customer
from care.tickets.entries import Author, Entry
from care.values.content import Content, Kind, to_json
from care.values.pieces import pieces
from dialogs.language.words import Words
from tests.store.cast import SHOP

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
EMMA = Customer(1003, "Emma", "en", since=NOW)
GROUP, TOPIC = -1001, 5
WHERE = {"chat_id": GROUP, "message_id": 9}
NAMELESS = SHOP.model_copy(
    update={"tickets": SHOP.tickets.model_copy(update={"signature": Signature.BUSINESS})}
)


def said(text: str = "Hi", kind: Kind = Kind.TEXT, **data: Any) -> Content:  # noqa: ANN401 - a content's data
    return Content(kind, text, "" if kind is Kind.TEXT else "file", data=data)


def entry(content: Content, number: int = 1, author: Author = Author.CUSTOMER, **fields: object) -> Entry:
    who = (1003, "Emma") if author is Author.CUSTOMER else (201, "Taras")
    plain = Entry(number, 1, author, *who, 1003, 40 + number, content, NOW)
    return replace(plain, **fields)  # type: ignore[arg-type]


def row(number: int = 1, kind: outbox.Kind = outbox.Kind.RELAY, **body: object) -> Row:
    return Row(number, kind, body, 1, number, 1, NOW)


def owed(*rows: Row, chat_id: int = GROUP, together: str = "") -> Claim:
    return Claim(chat_id, "t1", Lane.RELAY, rows, "token", together)


def letters(*entries: Entry, to_staff: bool = True, business: Any = SHOP, **context: Any) -> Any:  # noqa: ANN401
    facts = DeliveryContext(customer=EMMA, entries={each.id: each for each in entries}, **context)
    return Letters(business, facts, Words("en", SHOP.tz), NOW, to_staff=to_staff)


def words(method: TelegramMethod[Any]) -> str:
    return getattr(method, "text", None) or getattr(method, "caption", None) or ""


def marked(method: TelegramMethod[Any]) -> list[tuple[str, str]]:
    text = words(method)
    entities = getattr(method, "entities", None) or getattr(method, "caption_entities", None) or []
    return [(each.type, text[each.offset : each.offset + each.length]) for each in entities]


# --- whose words they are

OPERATOR = entry(said(), author=Author.OPERATOR)
HEADINGS: list[tuple[Entry, bool, Any, str]] = [
    (entry(said()), True, SHOP, "Emma"),
    (entry(said(), author_name=""), True, SHOP, "Emma"),  # known since by a name
    (OPERATOR, True, SHOP, "Taras"),
    (OPERATOR, False, SHOP, "Taras"),
    (OPERATOR, True, NAMELESS, "Taras"),
    (OPERATOR, False, NAMELESS, "Kava"),
    (entry(said(forwarded="Ivan")), True, SHOP, "Emma, forwarded from Ivan"),
    (entry(said(forwarded="")), True, SHOP, "Emma, forwarded"),
    (entry(said(left_out=True)), True, SHOP, "Emma · part of this message cannot be shown"),
    (entry(said(left_out=True)), False, SHOP, "Emma"),
    (entry(said(forwarded="I" * 99)), True, SHOP, f"Emma, forwarded from {'I' * 63}…"),
]


@pytest.mark.parametrize(("shown", "to_staff", "business", "heading"), HEADINGS)
def test_it_is_said_whose_words_they_are(shown: Entry, to_staff: bool, business: Any, heading: str) -> None:  # noqa: ANN401
    method = letters(shown, to_staff=to_staff, business=business).message(owed(row()), TOPIC)
    assert words(method) == f"{heading}\nHi"
    assert marked(method) == [("bold", heading)]


def test_a_customer_of_whom_nothing_is_known_has_no_name() -> None:
    nobody = DeliveryContext(entries={1: entry(said(), author_name="")})
    found = Letters(SHOP, nobody, Words("en", SHOP.tz), NOW, to_staff=True)
    assert words(found.message(owed(row()), TOPIC)) == "—\nHi"


# --- where it goes, and with what


def test_it_goes_into_its_topic_and_answers_what_it_answered() -> None:
    plain = letters(entry(said())).message(owed(row()), TOPIC)
    assert isinstance(plain, SendMessage)
    assert (plain.chat_id, plain.message_thread_id, plain.reply_parameters) == (GROUP, TOPIC, None)
    answering = letters(entry(said()), reply=77).message(owed(row(reply=88)), TOPIC)
    assert answering.reply_parameters.message_id == 77
    told = letters(entry(said())).message(owed(row(reply=88)), TOPIC)
    assert told.reply_parameters.message_id == 88


def test_short_texts_that_waited_together_are_quotations_in_one_message() -> None:
    both = letters(entry(said("Hi\n\nthere")), entry(said("Hello?"), 2))
    one = both.message(owed(row(), row(2), together="text"), TOPIC)
    assert words(one) == "Emma\nHi\n\nthere\n\nHello?"
    assert marked(one) == [("bold", "Emma"), ("blockquote", "Hi\n\nthere"), ("blockquote", "Hello?")]
    assert (one.chat_id, one.message_thread_id) == (GROUP, TOPIC)


def test_who_speaks_is_said_anew_when_it_is_another_or_the_bot_spoke_between() -> None:
    taken = Row(9, outbox.Kind.NOTICE, {"html": "Taken", "rows": [], "as": ["desk", 0]}, 1, None, 1, NOW)
    other = entry(said("Hello, Emma"), 2, author_id=201)  # who is called the same
    three = letters(entry(said()), other, entry(said("Hello?"), 3, author_id=201))
    one = three.message(owed(row(), row(2), taken, row(3), together="text"), TOPIC)
    assert words(one) == "Emma\nHi\n\nEmma\nHello, Emma\n\nTaken\n\nEmma\nHello?"
    assert ("blockquote", "Taken") not in marked(one)


def test_a_quotation_within_words_that_stand_in_one_is_left_out() -> None:
    quoting = entry(
        Content(
            Kind.TEXT,
            "Who said that?",
            entities=(
                {"type": "blockquote", "offset": 0, "length": 3},
                {"type": "bold", "offset": 4, "length": 4},
            ),
        ),
        2,
    )
    one = letters(entry(said()), quoting).message(owed(row(), row(2), together="text"), TOPIC)
    quotations = [("blockquote", "Hi"), ("blockquote", "Who said that?"), ("bold", "said")]
    assert marked(one) == [("bold", "Emma"), *quotations]


def test_what_finds_no_room_in_one_message_is_left_for_the_next() -> None:
    reasons = [
        Row(9 + n, outbox.Kind.NOTICE, {"html": "x" * 500, "rows": [], "as": ["desk", 0]}, 1, None, 1, NOW)
        for n in range(9)
    ]
    claim = owed(*reasons, together="text")
    assert letters().share(claim) == 8
    assert words(letters().message(claim, TOPIC)) == "\n\n".join(["x" * 500] * 8)


def test_what_has_become_a_file_while_it_waited_goes_by_itself() -> None:
    photo = entry(said("See", Kind.PHOTO), 2)
    both = letters(entry(said()), photo, entry(said(), 3))
    assert both.share(owed(row(), row(2), row(3), together="text")) == 1
    assert both.share(owed(row(2), row(3), together="text")) == 1
    assert both.message(owed(row(2), row(3), together="text"), TOPIC).__api_method__ == "sendPhoto"


def test_one_text_alone_is_sent_as_it_is() -> None:
    link = entry(said("Hi", preview={"is_disabled": True}))
    method = letters(link).message(owed(row(), together="text"), TOPIC)
    assert method.link_preview_options.is_disabled


def test_an_album_says_once_whose_it_is() -> None:
    both = letters(entry(said("one", Kind.PHOTO)), entry(said("two", Kind.VIDEO), 2))
    album = both.message(owed(row(), row(2), together="album:7"), TOPIC)
    assert [part.caption for part in album.media] == ["Emma\none", "two"]


def test_a_notice_among_texts_is_worded_like_them() -> None:
    note = Row(
        2, outbox.Kind.NOTICE, {"html": "<b>Taken</b>", "rows": [], "as": ["desk", 0]}, 1, None, 1, NOW
    )
    both = letters(entry(said())).message(owed(row(), note, together="text"), TOPIC)
    assert words(both) == "Emma\nHi\n\nTaken"
    assert marked(both) == [("bold", "Emma"), ("blockquote", "Hi"), ("bold", "Taken")]


def test_what_was_worded_when_it_was_promised_keeps_its_buttons() -> None:
    body = {"html": "<b>Done</b>", "rows": [[["Undo", "undo", "7"]]], "as": ["desk", 3]}
    note = Row(2, outbox.Kind.NOTICE, body, 1, None, 1, NOW)
    method = letters().message(owed(note), TOPIC)
    assert (method.text, method.parse_mode) == ("<b>Done</b>", "HTML")
    [[button]] = method.reply_markup.inline_keyboard
    assert (button.text, button.callback_data) == ("Undo", "desk.3.undo.7")


def test_a_notice_is_worded_now_with_its_fields_and_the_buttons_of_its_ticket() -> None:
    post = notices.group_trouble(EMMA.id, GROUP, "not enough rights")
    note = Row(2, outbox.Kind.NOTICE, post.body, None, None, 1, NOW)
    method = letters().message(owed(note, chat_id=EMMA.id), None)
    assert (method.chat_id, method.parse_mode) == (EMMA.id, "HTML")
    assert "not enough rights" in method.text


def test_a_text_file_is_a_document() -> None:
    post = Row(2, outbox.Kind.FILE, {"text": "a,b", "name": "replies.csv"}, None, None, 1, NOW)
    method = letters().message(owed(post), None)
    assert (method.document.filename, method.document.data, method.chat_id) == ("replies.csv", b"a,b", GROUP)


@pytest.mark.parametrize("count", [1, 2])
def test_what_somebody_sent_is_shown_without_a_heading(count: int) -> None:
    contents = [to_json(said(f"part {n}", Kind.PHOTO)) for n in range(count)]
    post = Row(2, outbox.Kind.SHOW, {"contents": contents}, None, None, 1, NOW)
    method = letters().message(owed(post), TOPIC)
    captions = [part.caption for part in method.media] if count > 1 else [method.caption]
    assert captions == [f"part {n}" for n in range(count)]
    assert method.message_thread_id == TOPIC


# --- long words

LONG = entry(said("word " * 1500))


def test_each_piece_of_long_words_is_a_message_of_its_own() -> None:
    parts = pieces(LONG.content)
    both = letters(LONG)
    assert [both.piece(row(part=number)) for number in range(len(parts))] == list(parts)
    assert both.piece(row()) == parts[0]
    assert both.piece(row(part=len(parts))) is None
    assert words(both.message(owed(row(part=1)), TOPIC)) == f"Emma\n{parts[1].text}"


def test_what_is_shorter_by_now_is_said_as_a_whole() -> None:
    assert words(letters(entry(said())).message(owed(row(part=1)), TOPIC)) == "Emma\nHi"


# --- edits

EDITED: dict[str, Any] = {"edited_at": NOW, "first_content": said("Hello")}


@pytest.mark.parametrize(("to_staff", "mark"), [(True, ["originally: Hello"]), (False, [])])
def test_the_staff_sees_what_was_edited(to_staff: bool, mark: list[str]) -> None:
    [method] = letters(entry(said(), **EDITED), to_staff=to_staff).edits(row(), GROUP, 9)
    assert isinstance(method, EditMessageText)
    assert (method.chat_id, method.message_id, method.parse_mode) == (GROUP, 9, None)
    assert words(method) == "\n".join(["Emma", "Hi", *mark])
    assert marked(method) == [("bold", "Emma"), *(("italic", each) for each in mark)]


def test_what_was_not_edited_has_no_mark() -> None:
    [method] = letters(entry(said())).edits(row(), GROUP, 9)
    assert words(method) == "Emma\nHi"


def test_of_several_words_in_one_message_all_are_said_again() -> None:
    first, second = entry(said("one")), entry(said("two"), 2, **EDITED)
    [method] = letters(first, second, together=(first, second)).edits(row(2), GROUP, 9)
    assert words(method) == "Emma\none\n\ntwo\noriginally: Hello"
    assert ("blockquote", "two") in marked(method)


def test_marks_give_way_where_several_words_fill_their_message() -> None:
    long = [entry(said("x" * 400), n, edited_at=NOW, first_content=said("y" * 300)) for n in range(1, 9)]
    [method] = letters(*long, together=long).edits(row(1), GROUP, 9)
    assert len(words(method)) <= 4096
    assert words(method).count("x" * 400) == 8


def test_alone_in_its_message_it_keeps_how_its_links_are_shown() -> None:
    own = entry(said(preview={"is_disabled": True}), **EDITED)
    [method] = letters(own, together=(own,)).edits(row(), GROUP, 9)
    assert method.link_preview_options.is_disabled


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.PHOTO, "editMessageMedia"),
        (Kind.ANIMATION, "editMessageMedia"),
        (Kind.VOICE, "editMessageCaption"),
        (Kind.OTHER, "editMessageText"),
    ],
)
def test_each_kind_is_edited_as_telegram_allows(kind: Kind, name: str) -> None:
    [method] = letters(entry(said("Hi", kind), **EDITED)).edits(row(), GROUP, 9)
    assert method.__api_method__ == name
    assert (method.chat_id, method.message_id) == (GROUP, 9)
    shown = method.media.caption if kind in (Kind.PHOTO, Kind.ANIMATION) else words(method)
    assert shown.startswith("Emma\n")
    assert shown.endswith("Hi\noriginally: Hello")


PLACE = {"latitude": 1.0, "longitude": 2.0}


@pytest.mark.parametrize(
    ("before", "calls"),
    [
        ({**PLACE, "live_period": 60}, ["editMessageLiveLocation", "stopMessageLiveLocation"]),
        (PLACE, []),
    ],
)
def test_a_live_location_is_moved_and_another_one_stays(before: dict[str, Any], calls: list[str]) -> None:
    moved = entry(
        said("", Kind.LOCATION, **PLACE), edited_at=NOW, first_content=said("", Kind.LOCATION, **before)
    )
    assert [each.__api_method__ for each in letters(moved).edits(row(), GROUP, 9)] == calls


def test_a_location_that_lives_still_is_only_moved() -> None:
    live = entry(said("", Kind.LOCATION, **PLACE, live_period=60))
    assert [each.__api_method__ for each in letters(live).edits(row(), GROUP, 9)] == [
        "editMessageLiveLocation"
    ]


def test_what_cannot_be_edited_stays() -> None:
    assert letters(entry(said("", Kind.STICKER))).edits(row(), GROUP, 9) == []


def test_a_part_that_is_no_more_is_taken_away() -> None:
    [method] = letters(entry(said(), **EDITED)).edits(row(part=1), GROUP, 9)
    assert (method.__api_method__, method.chat_id, method.message_id) == ("deleteMessage", GROUP, 9)


def test_of_long_words_the_last_part_has_the_mark() -> None:
    grown = replace(LONG, **EDITED)
    last = len(pieces(LONG.content)) - 1
    for part in range(last + 1):
        [method] = letters(grown).edits(row(part=part), GROUP, 9)
        assert words(method).startswith("Emma\n")
        assert words(method).endswith("originally: Hello") == (part == last)


def test_a_part_of_an_album_that_does_not_lead_has_no_heading() -> None:
    part = entry(said("Hi", Kind.PHOTO), **EDITED)
    [method] = letters(part, leads=False).edits(row(), GROUP, 9)
    assert method.media.caption == "Hi\noriginally: Hello"


def test_words_behind_an_album_say_whose_they_are() -> None:
    grown = replace(LONG, **EDITED)
    [method] = letters(grown, leads=False).edits(row(part=1), GROUP, 9)
    assert words(method).startswith("Emma\n")


def test_what_became_another_kind_is_sent_anew() -> None:
    changed = entry(said("Hi", Kind.PHOTO), **EDITED)
    method = letters(changed).anew(row(), {"chat_id": GROUP, "message_thread_id": TOPIC})
    assert (method.__api_method__, method.message_thread_id) == ("sendPhoto", TOPIC)
    assert method.caption == "Emma\nHi\noriginally: Hello"


# --- what it answers, and what cannot be shown


@pytest.mark.parametrize("to_staff", [True, False])
def test_what_it_answers_stands_above_it_and_whose_that_was_is_for_the_staff(to_staff: bool) -> None:
    quoting = entry(said(quote={"text": "At noon", "of": "Ivan", "elsewhere": "chat"}))
    method = letters(quoting, to_staff=to_staff).message(owed(row()), TOPIC)
    assert "At noon\nHi" in words(method)
    assert ("blockquote", "At noon") in marked(method)
    assert ("Ivan" in words(method)) == to_staff


def test_what_a_bot_cannot_show_is_described() -> None:
    poll = entry(said("Cake?", Kind.OTHER, type="poll", items=["Yes", "No"]))
    assert words(letters(poll).message(owed(row()), TOPIC)) == "Emma\nPoll\nCake?\n• Yes\n• No"


def test_a_caption_has_less_room_than_a_text() -> None:
    full = entry(said("x" * 1020, Kind.PHOTO))
    assert letters(full)._words_of(full.content, "Emma").text == full.content.text
    short = entry(said("x" * 1020))
    assert letters(short)._words_of(short.content, "Emma").text == f"Emma\n{short.content.text}"


@pytest.mark.parametrize(("emoji", "shown"), [("👍", ["👍"]), (None, [])])
def test_a_reaction_is_set_or_taken_away(emoji: str | None, shown: list[str]) -> None:
    method = letters().reaction(row(kind=outbox.Kind.REACT, emoji=emoji), GROUP, 9)
    assert (method.chat_id, method.message_id) == (GROUP, 9)
    assert [each.emoji for each in method.reaction] == shown
