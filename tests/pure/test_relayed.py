"""How a delivery is worded: whose words they are, what they answer, and what becomes of them when they are edited."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

from bot.delivery.kind import Delivery, Doubt
from bot.delivery.kinds import edit, react, relay, show, worded
from bot.delivery.kinds.edit import Edited
from bot.delivery.kinds.joined import parts_of
from bot.delivery.kinds.relay import Relayed
from bot.delivery.rendering import methods, speech
from bot.delivery.rendering.methods import place
from bot.delivery.rendering.speech import Reader
from bot.delivery.rendering.together import together
from care.business import Signature
from care.outbox import Row
from care.outbox.bodies import Relay, Worded
from care.people.customers import Customer
from care.tickets.entries import Author, Entry
from care.values.content import Content, Kind
from care.values.pieces import pieces
from dialogs.language.words import Words
from tests.store.cast import SHOP, claim_of, owed_row
from tests.store.cast import worded as worded_as

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


def row(number: int = 1, part: int = 0) -> Row:
    return owed_row(Relay(part=part), number, entry=number)


def reader(*, to_staff: bool = True, business: Any = SHOP) -> Reader:  # noqa: ANN401
    return Reader(words=Words("en", SHOP.tz), business=business, customer=EMMA, is_staff=to_staff)


def relayed(*entries: Entry, part: int = 0, **reading: Any) -> Any:  # noqa: ANN401
    rows = [row(each.id, part=part) for each in entries]
    return relay.render(reader(**reading), place(GROUP, TOPIC), list(zip(rows, entries, strict=True)))


def edits(one: Entry, part: int = 0, *, to_staff: bool = True, **more: Any) -> list[Any]:  # noqa: ANN401
    shown = Edited(customer=EMMA, entries={one.id: one}, **more)
    return list(edit.changes(reader(to_staff=to_staff), shown, row(one.id, part=part), WHERE))


def joined(rows: Iterable[Row], *entries: Entry) -> Any:  # noqa: ANN401
    """The message that these become."""
    claim = claim_of(GROUP, *rows, together="text")
    nothing: Any = None
    way = Delivery(
        store=nothing,
        client=nothing,
        business=SHOP,
        clock=nothing,
        panels=nothing,
        titles={},
        shown={},
        claim=claim,
        doubt=Doubt.LOOK,
    )
    context = Relayed(customer=EMMA, language="en", entries={each.id: each for each in entries})
    return methods.text_message(place(GROUP, TOPIC), together(parts_of(way, context), 4096))


def ours(number: int, html: str) -> Row:
    return owed_row(worded_as(html), number)


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
    method = relayed(shown, to_staff=to_staff, business=business)
    assert words(method) == f"{heading}\nHi"
    assert marked(method) == [("bold", heading)]


def test_a_customer_of_whom_nothing_is_known_has_no_name() -> None:
    nobody = replace(reader(), customer=None)
    assert speech.heading_of(nobody, entry(said(), author_name="")) == "—"


# --- where it goes, and with what


def test_it_goes_into_its_topic_and_answers_what_it_answered() -> None:
    plain = relayed(entry(said()))
    assert isinstance(plain, SendMessage)
    assert (plain.chat_id, plain.message_thread_id, plain.reply_parameters) == (GROUP, TOPIC, None)
    answering: Any = relay.render(reader(), place(GROUP, TOPIC, 77), [(row(), entry(said()))])
    assert answering.reply_parameters.message_id == 77


def test_short_texts_that_waited_together_are_quotations_in_one_message() -> None:
    one = joined([row(), row(2)], entry(said("Hi\n\nthere")), entry(said("Hello?"), 2))
    assert words(one) == "Emma\nHi\n\nthere\n\nHello?"
    assert marked(one) == [("bold", "Emma"), ("blockquote", "Hi\n\nthere"), ("blockquote", "Hello?")]
    assert (one.chat_id, one.message_thread_id) == (GROUP, TOPIC)


def test_who_speaks_is_said_anew_when_it_is_another_or_the_bot_spoke_between() -> None:
    other = entry(said("Hello, Emma"), 2, author_id=201)  # who is called the same
    again = entry(said("Hello?"), 3, author_id=201)
    one = joined([row(), row(2), ours(9, "Taken"), row(3)], entry(said()), other, again)
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
    one = joined([row(), row(2)], entry(said()), quoting)
    quotations = [("blockquote", "Hi"), ("blockquote", "Who said that?"), ("bold", "said")]
    assert marked(one) == [("bold", "Emma"), *quotations]


def test_what_finds_no_room_in_one_message_is_left_for_the_next() -> None:
    one = joined(ours(9 + number, "x" * 500) for number in range(9))
    assert words(one) == "\n\n".join(["x" * 500] * 8)


def test_what_has_become_a_file_while_it_waited_is_not_among_others() -> None:
    photo = entry(said("See", Kind.PHOTO), 2)
    assert words(joined([row(), row(2), row(3)], entry(said()), photo, entry(said(), 3))) == "Emma\nHi"
    assert words(joined([row(2), row(3)], photo, entry(said(), 3))) == ""


def test_one_text_alone_is_sent_as_it_is() -> None:
    assert relayed(entry(said("Hi", preview={"is_disabled": True}))).link_preview_options.is_disabled


def test_an_album_says_once_whose_it_is() -> None:
    album = relayed(entry(said("one", Kind.PHOTO)), entry(said("two", Kind.VIDEO), 2))
    assert [part.caption for part in album.media] == ["Emma\none", "two"]


def test_a_notice_among_texts_is_worded_like_them() -> None:
    both = joined([row(), ours(2, "<b>Taken</b>")], entry(said()))
    assert words(both) == "Emma\nHi\n\nTaken"
    assert marked(both) == [("bold", "Emma"), ("blockquote", "Hi"), ("bold", "Taken")]


def test_what_was_worded_when_it_was_promised_keeps_its_buttons() -> None:
    rows = ((("Undo", "undo", "7", ""),),)
    body = Worded(html="<b>Done</b>", rows=rows, conversation=("desk", 3))
    method: Any = worded.render(place(GROUP, TOPIC), body)
    assert (method.text, method.parse_mode) == ("<b>Done</b>", "HTML")
    [[button]] = method.reply_markup.inline_keyboard
    assert (button.text, button.callback_data) == ("Undo", "desk.3.undo.7")


@pytest.mark.parametrize("count", [1, 2])
def test_what_somebody_sent_is_shown_without_a_heading(count: int) -> None:
    contents = [said(f"part {n}", Kind.PHOTO) for n in range(count)]
    method: Any = show.render(reader(), place(GROUP, TOPIC), contents)
    captions = [part.caption for part in method.media] if count > 1 else [method.caption]
    assert captions == [f"part {n}" for n in range(count)]
    assert method.message_thread_id == TOPIC


# --- long words

LONG = entry(said("word " * 1500))


def test_each_piece_of_long_words_is_a_message_of_its_own() -> None:
    parts = pieces(LONG.content)
    assert [relay.piece_of(LONG, row(part=number)) for number in range(len(parts))] == list(parts)
    assert relay.piece_of(LONG, row()) == parts[0]
    assert relay.piece_of(LONG, row(part=len(parts))) is None
    assert words(relayed(LONG, part=1)) == f"Emma\n{parts[1].text}"


def test_what_is_shorter_by_now_is_said_as_a_whole() -> None:
    assert words(relayed(entry(said()), part=1)) == "Emma\nHi"


# --- edits

EDITED: dict[str, Any] = {"edited_at": NOW, "first_content": said("Hello")}


@pytest.mark.parametrize(("to_staff", "mark"), [(True, ["originally: Hello"]), (False, [])])
def test_the_staff_sees_what_was_edited(to_staff: bool, mark: list[str]) -> None:
    [method] = edits(entry(said(), **EDITED), to_staff=to_staff)
    assert isinstance(method, EditMessageText)
    assert (method.chat_id, method.message_id, method.parse_mode) == (GROUP, 9, None)
    assert words(method) == "\n".join(["Emma", "Hi", *mark])
    assert marked(method) == [("bold", "Emma"), *(("italic", each) for each in mark)]


def test_what_was_not_edited_has_no_mark() -> None:
    [method] = edits(entry(said()))
    assert words(method) == "Emma\nHi"


def test_of_several_words_in_one_message_all_are_said_again() -> None:
    first, second = entry(said("one")), entry(said("two"), 2, **EDITED)
    [method] = edits(second, together=(first, second))
    assert words(method) == "Emma\none\n\ntwo\noriginally: Hello"
    assert ("blockquote", "two") in marked(method)


def test_marks_give_way_where_several_words_fill_their_message() -> None:
    long = [entry(said("x" * 400), n, edited_at=NOW, first_content=said("y" * 300)) for n in range(1, 9)]
    [method] = edits(long[0], together=long)
    assert len(words(method)) <= 4096
    assert words(method).count("x" * 400) == 8


def test_alone_in_its_message_it_keeps_how_its_links_are_shown() -> None:
    own = entry(said(preview={"is_disabled": True}), **EDITED)
    [method] = edits(own, together=(own,))
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
    [method] = edits(entry(said("Hi", kind), **EDITED))
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
    assert [each.__api_method__ for each in edits(moved)] == calls


def test_a_location_that_lives_still_is_only_moved() -> None:
    live = entry(said("", Kind.LOCATION, **PLACE, live_period=60))
    assert [each.__api_method__ for each in edits(live)] == ["editMessageLiveLocation"]


def test_what_cannot_be_edited_stays() -> None:
    assert edits(entry(said("", Kind.STICKER))) == []


def test_a_part_that_is_no_more_is_taken_away() -> None:
    [method] = edits(entry(said(), **EDITED), part=1)
    assert (method.__api_method__, method.chat_id, method.message_id) == ("deleteMessage", GROUP, 9)


def test_of_long_words_the_last_part_has_the_mark() -> None:
    grown = replace(LONG, **EDITED)
    last = len(pieces(LONG.content)) - 1
    for part in range(last + 1):
        [method] = edits(grown, part=part)
        assert words(method).startswith("Emma\n")
        assert words(method).endswith("originally: Hello") == (part == last)


def test_a_part_of_an_album_that_does_not_lead_has_no_heading() -> None:
    part = entry(said("Hi", Kind.PHOTO), **EDITED)
    [method] = edits(part, leads=False)
    assert method.media.caption == "Hi\noriginally: Hello"


def test_words_behind_an_album_say_whose_they_are() -> None:
    grown = replace(LONG, **EDITED)
    [method] = edits(grown, part=1, leads=False)
    assert words(method).startswith("Emma\n")


def test_what_became_another_kind_is_sent_anew() -> None:
    changed = entry(said("Hi", Kind.PHOTO), **EDITED)
    shown = Edited(customer=EMMA, entries={1: changed})
    method: Any = edit.anew(reader(), shown, row(), place(GROUP, TOPIC))
    assert (method.__api_method__, method.message_thread_id) == ("sendPhoto", TOPIC)
    assert method.caption == "Emma\nHi\noriginally: Hello"


# --- what it answers, and what cannot be shown


@pytest.mark.parametrize("to_staff", [True, False])
def test_what_it_answers_stands_above_it_and_whose_that_was_is_for_the_staff(to_staff: bool) -> None:
    quoting = entry(said(quote={"text": "At noon", "of": "Ivan", "elsewhere": "chat"}))
    method = relayed(quoting, to_staff=to_staff)
    assert "At noon\nHi" in words(method)
    assert ("blockquote", "At noon") in marked(method)
    assert ("Ivan" in words(method)) == to_staff


def test_what_a_bot_cannot_show_is_described() -> None:
    poll = entry(said("Cake?", Kind.OTHER, type="poll", items=["Yes", "No"]))
    assert words(relayed(poll)) == "Emma\nPoll\nCake?\n• Yes\n• No"


def test_a_caption_has_less_room_than_a_text() -> None:
    full = entry(said("x" * 1020, Kind.PHOTO))
    assert speech.worded(reader(), full.content, "Emma").text == full.content.text
    short = entry(said("x" * 1020))
    assert speech.worded(reader(), short.content, "Emma").text == f"Emma\n{short.content.text}"


@pytest.mark.parametrize(("emoji", "shown"), [("👍", ["👍"]), (None, [])])
def test_a_reaction_is_set_or_taken_away(emoji: str | None, shown: list[str]) -> None:
    method: Any = react.render(GROUP, 9, emoji)
    assert (method.chat_id, method.message_id) == (GROUP, 9)
    assert [each.emoji for each in method.reaction] == shown
