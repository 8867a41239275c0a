"""What becomes of words that are edited, and of words too long for one message."""

from dataclasses import replace
from typing import Any

import pytest
from aiogram.methods import EditMessageText

from bot.delivery.kinds import edit, relay
from bot.delivery.kinds.edit import Edited
from bot.delivery.rendering.methods import place
from care.tickets.entries import Entry
from care.values.content import Kind
from care.values.pieces import pieces
from tests.pure.relays import EMMA, GROUP, NOW, TOPIC, entry, marked, reader, relayed, row, said, words

WHERE = {"chat_id": GROUP, "message_id": 9}


def edits(one: Entry, part: int = 0, *, to_staff: bool = True, **more: Any) -> list[Any]:  # noqa: ANN401
    shown = Edited(customer=EMMA, entries={one.id: one}, **more)
    return list(edit.changes(reader(to_staff=to_staff), shown, row(one.id, part=part), WHERE))


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
