"""What may have arrived is looked for: where, for how long, and what is done when it is found or not."""

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

from bot.delivery.arrival import probe
from bot.delivery.arrival.asking import BUTTON
from bot.delivery.arrival.probe import send_once, written_down
from bot.delivery.journal.calls import State
from bot.delivery.journal.journal import Journal
from bot.telegram.callback import ASKING
from care import outbox
from care.notices.customer import BanOver
from care.outbox import Claim, Lane, to_person
from playground.world.faults import Fault
from tests.delivery.town import EMMA, GROUP, OLENA, Town, picture
from tests.store.cast import claim_of, owed_row, worded

ROW = owed_row(worded("Hi"), 7, ticket=None)
WORDS = SendMessage(chat_id=EMMA.id, text="Your tea is ready")
UNSETTLED = Journal.unsettled  # as it is outside these tests, in which nobody waits


def owed(chat_id: int = EMMA.id, **changes: Any) -> Claim:  # noqa: ANN401 - its fields
    plain = claim_of(chat_id, ROW, lane=Lane.ANSWER, token="stamp000" + "0" * 24, ambiguous=True)
    return replace(plain, **changes)


async def other(town: Town, text: str = "Something else", chat_id: int = EMMA.id) -> int:
    """A message of ours that nothing here has noted: another process's."""
    sent = await town.client._bot(SendMessage(chat_id=chat_id, text=text))
    return int(sent.message_id)


async def lost(
    town: Town,
    method: Any = WORDS,  # noqa: ANN401 - whatever is sent
    chat_id: int = EMMA.id,
    what: Claim | None = None,
    *,
    arrived: bool = True,
) -> None:
    """The call is made, and its answer is not heard."""
    town.fail("lost" if arrived else "reset")
    with pytest.raises(TelegramAPIError):
        await town.client.call(method, chat_id, f"{(what or owed()).task}.message")


def sent(town: Town) -> int:
    return len([call for call in town.calls("sendMessage") if call["text"] == WORDS.text])


async def look(town: Town, what: Claim | None = None, method: Any = WORDS, **known: Any) -> list[int]:  # noqa: ANN401
    return list(await send_once(town.client, what or owed(), "message", method, **known))


async def test_what_was_never_tried_is_sent_without_looking(town: Town) -> None:
    [stands] = await look(town, owed(ambiguous=False))
    assert (sent(town), len(town.calls())) == (1, 1)
    call = town.client.journal.call_for(f"{owed().task}.message")
    assert call is not None
    assert (call.state, call.ids) == (State.DONE, (stands,))


async def test_what_was_answered_is_known_without_asking(town: Town) -> None:
    first = await look(town, owed(ambiguous=False))
    before = len(town.calls())
    assert await look(town) == first
    assert len(town.calls()) == before


async def test_what_was_refused_is_sent_again_without_asking(town: Town) -> None:
    town.fail("refusal", description="Bad Request: message is too long")
    with pytest.raises(TelegramAPIError):
        await look(town, owed(ambiguous=False))
    assert len(await look(town)) == 1
    assert (sent(town), len(town.calls())) == (2, 2)


async def test_what_was_never_begun_is_sent_without_asking(town: Town) -> None:
    """Our own journal would have the line."""
    what = owed(token=town.client.journal.stamp + "0" * 24, floor=1)
    assert len(await look(town, what)) == 1
    assert len(town.calls()) == 1
    assert town.client.unproven == set()


async def test_what_arrived_unheard_is_found_and_not_sent_again(town: Town) -> None:
    await lost(town)
    found = await look(town)
    assert [town.world.chats[EMMA.id].messages[number].words for number in found] == [WORDS.text]
    assert sent(town) == 1
    assert town.client.unproven == set()
    before = len(town.calls())
    assert await look(town) == found  # it is noted, and not asked about again
    assert len(town.calls()) == before


async def test_what_did_not_arrive_is_sent_once_and_that_is_proven(town: Town) -> None:
    await lost(town, arrived=False)
    assert len(await look(town)) == 1
    assert town.words(EMMA.id).count(WORDS.text or "") == 1
    assert town.client.unproven == set()


async def test_a_message_of_somebody_else_is_left_as_it_is(town: Town) -> None:
    await lost(town, arrived=False)
    town.world.say(town.world.people["emma"], EMMA.id, "Hello?")
    await look(town)
    assert town.words(EMMA.id)[-2:] == ["Hello?", WORDS.text]


async def test_what_is_known_to_be_something_else_is_not_asked_about(town: Town) -> None:
    await lost(town, arrived=False)
    heard = town.world.say(town.world.people["emma"], EMMA.id, "Hello?").id
    copied = await other(town)
    town.client.journal.saw(EMMA.id, heard)
    await look(town, known={copied})
    asked = [call["message_id"] for call in town.calls("editMessageText")]
    assert heard not in asked
    assert copied not in asked
    assert asked


async def test_another_message_of_ours_that_comes_to_say_the_same_is_taken_away(town: Town) -> None:
    """The question is an edit, and it hits a screen first."""
    noted = town.client.journal.begin(EMMA.id, f"{owed().task}.message")
    screen = await other(town, "A screen")
    stands = (await town.client._bot(WORDS)).message_id
    assert noted.floor < screen < stands
    assert await look(town) == [stands]
    assert town.words(EMMA.id).count(WORDS.text or "") == 1
    assert sent(town) == 1


async def test_a_second_one_that_comes_to_say_the_same_goes_and_the_first_stays(town: Town) -> None:
    town.client.journal.begin(EMMA.id, f"{owed().task}.message")
    first, second = await other(town, "A screen"), await other(town, "Another")
    assert await look(town) == [first]
    assert town.words(EMMA.id).count(WORDS.text or "") == 1
    assert second not in [body["message_id"] for body in town.standing(EMMA.id)]


async def test_one_alone_that_came_to_say_the_same_is_what_was_meant(town: Town) -> None:
    town.client.journal.begin(EMMA.id, f"{owed().task}.message")
    screen = await other(town, "A screen")
    assert await look(town) == [screen]
    assert sent(town) == 0


async def test_a_spare_one_that_cannot_be_taken_away_keeps_nothing_up(town: Town) -> None:
    town.client.journal.begin(EMMA.id, f"{owed().task}.message")
    await other(town, "A screen")
    stands = (await town.client._bot(WORDS)).message_id
    town.fail("refusal", method="deleteMessage", description="Bad Request: message can't be deleted")
    assert await look(town) == [stands]


def test_an_album_that_is_found_has_an_id_for_each_part() -> None:
    album = SendMediaGroup(
        chat_id=EMMA.id, media=[InputMediaPhoto(media="a", caption="x"), InputMediaPhoto(media="b")]
    )
    found = probe._found(album, EMMA.id, 40)
    assert found.ids == (40, 41)
    assert probe._found(WORDS, EMMA.id, 40).ids == (40,)
    assert found.proven


async def test_a_topic_is_found_by_its_name_and_the_first_that_bears_it_is_ours(town: Town) -> None:
    """A topic cannot be turned into another one by asking: it would be renamed."""
    topic = CreateForumTopic(chat_id=GROUP, name="Emma")
    town.client.journal.begin(GROUP, f"{owed().task}.message")
    made = (await town.client._bot(topic)).message_thread_id
    assert await look(town, owed(GROUP), topic) == [made]
    assert len(town.calls("createForumTopic")) == 1


@pytest.mark.parametrize(("floor", "asked"), [(None, 0), (3, probe.FAR), (1, probe.FAR)])
async def test_what_another_process_tried_without_a_line_is_never_quite_sure(
    town: Town, floor: int | None, asked: int
) -> None:
    what = owed(floor=floor)
    await look(town, what)
    assert town.client.unproven == {what.task}
    assert len(town.calls("editMessageText")) == asked


async def test_a_later_id_that_is_known_ends_the_search(town: Town) -> None:
    """What was on its way then has a lower one."""
    journal = town.client.journal
    call = journal.begin(EMMA.id, f"{owed().task}.message")
    call.at -= 60
    later = await town.client.call(SendMessage(chat_id=OLENA.id, text="Later"), OLENA.id)
    await look(town)
    asked = [edit["message_id"] for edit in town.calls("editMessageText")]
    assert all(number < later.message_id for number in asked)
    assert town.client.unproven == set()


async def test_nobody_looks_for_what_may_yet_arrive(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be found nowhere, sent again, and come to stand twice."""
    monkeypatch.setattr(Journal, "unsettled", UNSETTLED)
    await town.owe(to_person(EMMA.id, BanOver()))
    town.fail("reset")
    [claim] = await town.claim()
    await town.deliver(claim)
    await town.later(seconds=2)
    assert town.calls("editMessageText") == []
    assert len(town.calls("sendMessage")) == 1
    call = town.client.journal.call_for(f"{claim.task}.message")
    assert call is not None
    call.at -= 5
    await town.later(seconds=5)
    assert town.calls("editMessageText")
    assert len(town.calls("sendMessage")) == 2
    assert await town.do(outbox.tasks_in_doubt) == set()


async def test_what_was_noted_late_is_looked_for_as_far_each_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """We know no better what else was on its way because somebody has asked already."""
    monkeypatch.setattr("bot.delivery.arrival.asking.PAUSES", (0.0, 0.0, 0.0))
    what = owed(floor=1)
    town.fail("500", method="editMessageText", times=4)
    with pytest.raises(TelegramAPIError):
        await look(town, what)
    before = len(town.calls("editMessageText"))
    await look(town, what)
    assert len(town.calls("editMessageText")) - before == probe.FAR
    assert town.client.unproven == {what.task}


async def test_more_than_can_be_asked_remains_in_doubt(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "PROBES", 2)
    town.client.journal.begin(EMMA.id, f"{owed().task}.message")
    for number in range(4):
        town.world.say(town.world.people["emma"], EMMA.id, f"{number}")
    await look(town)
    assert len(town.calls("editMessageText")) == 2
    assert town.client.unproven == {owed().task}


async def test_exactly_as_many_as_can_be_asked_prove_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    call = town.client.journal.begin(EMMA.id, f"{owed().task}.message")
    places = probe._Places(town.client.journal, owed(), call, frozenset())
    monkeypatch.setattr(probe, "PROBES", len(list(places)))
    assert len(list(places)) == probe.BEHIND + 1  # it may stand above itself, too
    assert places.all_asked


async def test_what_is_written_down_is_made_anew_when_it_is_asked_for_again(town: Town) -> None:
    [first] = await look(town, owed(ambiguous=False))
    written_down(town.client, owed(), "message")
    [second] = await look(town)
    assert first != second
    assert sent(town) == 2


async def test_a_question_that_is_not_answered_is_asked_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.arrival.asking.PAUSES", (0.0, 0.0, 0.0))
    await lost(town)
    monkeypatch.setattr(town.client.budgets, "pause", lambda *_: None)
    for kind in ("reset", "429", "500"):
        town.world.faults.waiting.append(Fault(kind, method="editMessageText"))
    found = await look(town)
    assert [town.world.chats[EMMA.id].messages[number].words for number in found] == [WORDS.text]
    assert sent(town) == 1


async def test_a_question_that_is_never_answered_leaves_it_in_doubt(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.arrival.asking.PAUSES", (0.0, 0.0, 0.0))
    await lost(town)
    town.fail("500", method="editMessageText", times=4)
    with pytest.raises(TelegramAPIError):
        await look(town)
    assert len(town.calls("editMessageText")) == 4
    assert sent(town) == 1


async def test_a_chat_that_cannot_be_asked_is_told_at_once(town: Town) -> None:
    await lost(town)
    town.fail("blocked", method="editMessageText")
    with pytest.raises(TelegramAPIError):
        await look(town)
    assert len(town.calls("editMessageText")) == 1


# --- several of one group in doubt at once

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
    journal._marks = {
        row: [(at - 60, number) for at, number in marks] for row, marks in journal._marks.items()
    }


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
