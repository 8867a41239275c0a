"""How a delivery is worded: whose words they are, what they answer, and where they go."""

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.methods import SendMessage

from bot.delivery.kind import Delivery, Doubt
from bot.delivery.kinds import react, relay, show, worded
from bot.delivery.kinds.joined import parts_of
from bot.delivery.kinds.relay import Relayed
from bot.delivery.rendering import methods, speech
from bot.delivery.rendering.methods import place
from bot.delivery.rendering.together import together
from care.business import Signature
from care.outbox import Row
from care.outbox.bodies import Worded
from care.tickets.entries import Author, Entry
from care.values.content import Content, Kind
from tests.for_each import for_each
from tests.pure.relays import EMMA, GROUP, TOPIC, entry, marked, reader, relayed, row, said, words
from tests.store.cast import SHOP, claim_of, owed_row
from tests.store.cast import worded as worded_as

NAMELESS = SHOP.model_copy(
    update={"tickets": SHOP.tickets.model_copy(update={"signature": Signature.BUSINESS})}
)


def joined(rows: Iterable[Row], *entries: Entry) -> Any:  # noqa: ANN401
    """The message that these become."""
    claim = claim_of(GROUP, *rows, together="text")
    nothing: Any = None
    store: Any = SimpleNamespace(business=SHOP)
    way = Delivery(
        store=store,
        client=nothing,
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


@for_each("shown, to_staff, business, heading", HEADINGS)
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
