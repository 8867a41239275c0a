"""Several of one group in doubt at once: each is found where it was to go, and no words come into another topic."""

import asyncio
from dataclasses import replace
from itertools import permutations, product
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import (
    CreateForumTopic,
    EditMessageReplyMarkup,
    SendContact,
    SendMediaGroup,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from bot.delivery.arrival.asking import BUTTON
from bot.delivery.arrival.probe import written_down
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.marks import Marks
from bot.telegram.callback import ASKING
from care.outbox import Claim
from tests.delivery.doubt import ROW, look, lost, owed
from tests.delivery.town import EMMA, GROUP, Town, picture

TAKE = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Take", callback_data="t1.1.take.")]])
ORDERS = [
    (arrived, order)
    for count in (2, 3)
    for arrived, order in product(product((True, False), repeat=count), permutations(range(count)))
    if sum(arrived) >= count - 1
]


def of_group(number: int) -> Claim:
    return owed(GROUP, rows=(replace(ROW, id=number),))


async def in_topics(town: Town, names: str) -> list[TelegramMethod[Any]]:
    """A card, a relay and a contact, each in a topic of its own."""
    where: list[dict[str, Any]] = []
    for name in names:
        topic = await town.client.call(CreateForumTopic(chat_id=GROUP, name=name), GROUP)
        where.append({"chat_id": GROUP, "message_thread_id": topic.message_thread_id})
    kinds: list[TelegramMethod[Any]] = [
        SendMessage(**where[0], text=f"<b>{names[0]}</b>", parse_mode="HTML", reply_markup=TAKE),
        SendMessage(**where[1], text=names[1], entities=[], parse_mode=None),
        SendContact(**where[-1], phone_number="+380501234567", first_name=names[-1]),
    ]
    return kinds[: len(names)]


def said_in(town: Town, thread: int) -> set[str]:
    """All that was ever to be read in a topic, in whatever wording."""
    shown = [entry["message"] for kind in ("message", "edited") for entry in town.world.record.of(kind)]
    inside = [body for body in shown if body.get("message_thread_id") == thread]
    return {body.get("text") or body.get("contact", {}).get("first_name", "") for body in inside} - {""}


async def test_of_several_in_doubt_each_is_found_in_its_topic_and_no_words_come_into_another(
    town: Town,
) -> None:
    for arrived, order in ORDERS:
        names = "ABC"[: len(arrived)]
        methods = await in_topics(town, names)
        for number, method in enumerate(methods):
            await lost(town, method, GROUP, of_group(number), arrived=arrived[number])
        for number in order:
            [stands] = await look(town, of_group(number), methods[number])
            written_down(town.client, of_group(number), "message")
            body = town.world.chats[GROUP].messages[stands].body
            assert body["message_thread_id"] == methods[number].message_thread_id, (arrived, order)  # type: ignore[attr-defined]
            assert ("reply_markup" in body) is (number == 0), (arrived, order)
        for name, method in zip(names, methods, strict=True):
            thread = method.message_thread_id  # type: ignore[attr-defined]
            assert said_in(town, thread) == {name}, (arrived, order)
            assert len(town.standing(GROUP, thread)) == 1, (arrived, order)
    assert town.client.unproven == set()


async def test_where_an_id_stands_is_asked_once_whoever_looks(town: Town) -> None:
    """Else the questions grow with the square of what is in doubt, and a life may be too short for them."""
    methods = [method for _ in range(3) for method in await in_topics(town, "AB")]
    for number, method in enumerate(methods):
        await lost(town, method, GROUP, of_group(number), arrived=number % 2 == 0)
    a_minute_ago(town.client.journal)
    await town.client.call(SendMessage(chat_id=GROUP, text="A minute later"), GROUP)
    for number, method in enumerate(methods):
        await look(town, of_group(number), method)
    asked = [call["message_id"] for call in town.calls("editMessageReplyMarkup") if has_our_button(call)]
    assert len(asked) == len(set(asked)) >= 3
    assert town.client.unproven == set()


def a_minute_ago(journal: Journal) -> None:
    """All that it knows is as old as that."""
    for call in journal._calls.values():
        call.at -= 60
    known, journal._marks = journal._marks, Marks()
    for row, at, message_id in known:
        journal._marks.put(row, at - 60, message_id)


def has_our_button(call: dict[str, Any]) -> bool:
    return ASKING in str(call.get("reply_markup", ""))


@pytest.mark.parametrize("words", ["chat not found", "not enough rights to edit messages", "TOPIC_CLOSED"])
@pytest.mark.parametrize("alone", [True, False])
async def test_a_refusal_that_says_nothing_of_the_message_proves_nothing(
    town: Town, words: str, *, alone: bool
) -> None:
    """We may be out of the group: what was sent there stands, and we are asked back."""
    [card, relay] = await in_topics(town, "AB")
    await lost(town, card, GROUP, of_group(0))
    if not alone:
        await lost(town, relay, GROUP, of_group(1))
    method = "editMessageText" if alone else "editMessageReplyMarkup"
    town.fail("refusal", method=method, description=f"Bad Request: {words}")
    with pytest.raises(TelegramAPIError):
        await look(town, of_group(0), card)
    await look(town, of_group(0), card)
    assert len(town.standing(GROUP, card.message_thread_id)) == 1  # type: ignore[attr-defined]


async def test_one_alone_in_doubt_is_asked_about_by_its_words_at_once(town: Town) -> None:
    [card, _] = await in_topics(town, "AB")
    await lost(town, card, GROUP, of_group(0))
    await look(town, of_group(0), card)
    assert [len(town.calls(name)) for name in ("editMessageText", "editMessageReplyMarkup")] == [1, 0]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_a_button_that_was_left_on_by_whoever_died_while_asking_is_taken_off(
    town: Town, order: tuple[int, int]
) -> None:
    methods = await in_topics(town, "AB")
    for number, method in enumerate(methods):
        await lost(town, method, GROUP, of_group(number))
    stand = [body["message_id"] for body in town.standing(GROUP)]
    for message_id in stand:
        edit = EditMessageReplyMarkup(chat_id=GROUP, message_id=message_id, reply_markup=BUTTON)
        await town.client.call(edit, GROUP)
    found = {number: await look(town, of_group(number), methods[number]) for number in order}
    assert found == {0: [stand[0]], 1: [stand[1]]}
    card, relay = (town.world.chats[GROUP].messages[message_id] for message_id in stand)
    assert [button["text"] for row in card.body["reply_markup"]["inline_keyboard"] for button in row] == [
        "Take"
    ]
    assert "reply_markup" not in relay.body


async def test_what_stands_in_another_topic_does_not_keep_the_button_by_which_it_was_asked(
    town: Town,
) -> None:
    methods = await in_topics(town, "AB")
    for number, method in enumerate(methods):
        await lost(town, method, GROUP, of_group(number))
    await look(town, of_group(1), methods[1])
    assert any(map(has_our_button, town.calls("editMessageReplyMarkup")))
    assert not any(map(has_our_button, town.standing(GROUP)))


async def two_albums(town: Town) -> list[SendMediaGroup]:
    sent = town.world.send_files(town.world.people["emma"], EMMA.id, [picture()], "photo", "See")[0]
    town.client.journal.saw(EMMA.id, sent.id)
    photo = sent.body["photo"][-1]["file_id"]
    return [
        SendMediaGroup(
            chat_id=GROUP,
            message_thread_id=method.message_thread_id,  # type: ignore[attr-defined]
            media=[InputMediaPhoto(media=photo, caption=name), InputMediaPhoto(media=photo)],
        )
        for name, method in zip("AB", await in_topics(town, "AB"), strict=True)
    ]


async def test_of_two_albums_in_doubt_the_first_is_sent_again_because_nobody_tells_which_is_which(
    town: Town,
) -> None:
    """Telegram puts no button on an album, so its topic cannot be asked for."""
    first, second = await two_albums(town)
    for number, album in enumerate((first, second)):
        await lost(town, album, GROUP, of_group(number))
    assert len(await look(town, of_group(0), first)) == 2
    assert town.client.unproven == {of_group(0).task}
    assert town.calls("editMessageCaption") == []


async def test_an_album_alone_in_doubt_is_found_by_its_caption(town: Town) -> None:
    [album, _] = await two_albums(town)
    await lost(town, album, GROUP, of_group(0))
    stand = [body["message_id"] for body in town.standing(GROUP)]
    assert await look(town, of_group(0), album) == stand
    assert town.client.unproven == set()


async def test_what_is_no_album_is_not_taken_for_a_part_of_one(town: Town) -> None:
    [album, _] = await two_albums(town)
    [_, relay] = await in_topics(town, "CD")
    await lost(town, album, GROUP, of_group(0))
    await lost(town, relay, GROUP, of_group(1))
    [stands] = await look(town, of_group(1), relay)
    assert town.world.chats[GROUP].messages[stands].words == "D"
    assert len(await look(town, of_group(0), album)) == 2
    assert town.client.unproven == set()


async def test_nothing_more_of_ours_comes_to_stand_in_a_group_while_it_is_asked(town: Town) -> None:
    [card, relay] = await in_topics(town, "AB")
    await lost(town, card, GROUP, of_group(0))
    town.fail("delay", method="editMessageText", silence=0.1)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(look(town, of_group(0), card))
        await asyncio.sleep(0.02)
        tasks.create_task(town.client.call(relay, GROUP))
    assert [call["method"] for call in town.world.record.of("call")][-2:] == [
        "editMessageText",
        "sendMessage",
    ]
