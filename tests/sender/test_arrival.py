"""What may have arrived is looked for: where, for how long, and what is done when it is found or not."""

from dataclasses import replace
from typing import Any

import pytest
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import CreateForumTopic, SendMediaGroup, SendMessage
from aiogram.types import InputMediaPhoto

from bot.sender import arrival
from bot.sender.arrival import send_once, written_down
from bot.sender.journal import State
from care.outbox import Kind, Lane, Owed, Row
from playground.faults import Fault
from tests.sender.town import EMMA, GROUP, OLENA, Town
from tests.store.cast import NOW

ROW = Row(7, Kind.NOTICE, {}, None, None, 2, NOW)
WORDS = SendMessage(chat_id=EMMA.id, text="Your tea is ready")
ERRAND = "stamp000000000000.7.message"


def owed(chat_id: int = EMMA.id, **changes: Any) -> Owed:  # noqa: ANN401 - its fields
    plain = Owed(chat_id, "s", Lane.ANSWER, (ROW,), "stamp000" + "0" * 24, ambiguous=True)
    return replace(plain, **changes)


async def other(town: Town, text: str = "Something else", chat_id: int = EMMA.id) -> int:
    """A message of ours that nothing here has noted: another process's."""
    sent = await town.gate._bot(SendMessage(chat_id=chat_id, text=text))
    return int(sent.message_id)


async def lost(town: Town, method: Any = WORDS, chat_id: int = EMMA.id, *, arrived: bool = True) -> None:  # noqa: ANN401
    """The call is made, and its answer is not heard."""
    town.fail("lost" if arrived else "reset")
    with pytest.raises(TelegramAPIError):
        await town.gate.call(method, chat_id, f"{owed().task}.message")


def sent(town: Town) -> int:
    return len([call for call in town.calls("sendMessage") if call["text"] == WORDS.text])


async def look(town: Town, what: Owed | None = None, method: Any = WORDS, **known: Any) -> list[int]:  # noqa: ANN401
    return list(await send_once(town.gate, what or owed(), "message", method, **known))


async def test_what_was_never_tried_is_sent_without_looking(town: Town) -> None:
    [stands] = await look(town, owed(ambiguous=False))
    assert (sent(town), len(town.calls())) == (1, 1)
    call = town.gate.journal.call_for(f"{owed().task}.message")
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
    what = owed(token=town.gate.journal.stamp + "0" * 24, floor=1)
    assert len(await look(town, what)) == 1
    assert len(town.calls()) == 1
    assert town.gate.unproven == set()


async def test_what_arrived_unheard_is_found_and_not_sent_again(town: Town) -> None:
    await lost(town)
    found = await look(town)
    assert [town.world.chats[EMMA.id].messages[number].words for number in found] == [WORDS.text]
    assert sent(town) == 1
    assert town.gate.unproven == set()
    before = len(town.calls())
    assert await look(town) == found  # it is noted, and not asked about again
    assert len(town.calls()) == before


async def test_what_did_not_arrive_is_sent_once_and_that_is_proven(town: Town) -> None:
    await lost(town, arrived=False)
    assert len(await look(town)) == 1
    assert town.words(EMMA.id).count(WORDS.text or "") == 1
    assert town.gate.unproven == set()


async def test_a_message_of_somebody_else_is_left_as_it_is(town: Town) -> None:
    await lost(town, arrived=False)
    town.world.say(town.world.people["emma"], EMMA.id, "Hello?")
    await look(town)
    assert town.words(EMMA.id)[-2:] == ["Hello?", WORDS.text]


async def test_what_is_known_to_be_something_else_is_not_asked_about(town: Town) -> None:
    await lost(town, arrived=False)
    heard = town.world.say(town.world.people["emma"], EMMA.id, "Hello?").id
    copied = await other(town)
    town.gate.journal.saw(EMMA.id, heard)
    await look(town, known={copied})
    asked = [call["message_id"] for call in town.calls("editMessageText")]
    assert heard not in asked
    assert copied not in asked
    assert asked


async def test_another_message_of_ours_that_comes_to_say_the_same_is_taken_away(town: Town) -> None:
    """The question is an edit, and it hits a screen first."""
    noted = town.gate.journal.begin(EMMA.id, f"{owed().task}.message")
    screen = await other(town, "A screen")
    stands = (await town.gate._bot(WORDS)).message_id
    assert noted.floor < screen < stands
    assert await look(town) == [stands]
    assert town.words(EMMA.id).count(WORDS.text or "") == 1
    assert sent(town) == 1


async def test_a_second_one_that_comes_to_say_the_same_goes_and_the_first_stays(town: Town) -> None:
    town.gate.journal.begin(EMMA.id, f"{owed().task}.message")
    first, second = await other(town, "A screen"), await other(town, "Another")
    assert await look(town) == [first]
    assert town.words(EMMA.id).count(WORDS.text or "") == 1
    assert second not in [body["message_id"] for body in town.standing(EMMA.id)]


async def test_one_alone_that_came_to_say_the_same_is_what_was_meant(town: Town) -> None:
    town.gate.journal.begin(EMMA.id, f"{owed().task}.message")
    screen = await other(town, "A screen")
    assert await look(town) == [screen]
    assert sent(town) == 0


async def test_a_spare_one_that_cannot_be_taken_away_keeps_nothing_up(town: Town) -> None:
    town.gate.journal.begin(EMMA.id, f"{owed().task}.message")
    await other(town, "A screen")
    stands = (await town.gate._bot(WORDS)).message_id
    town.fail("refusal", method="deleteMessage", description="Bad Request: message can't be deleted")
    assert await look(town) == [stands]


def test_an_album_that_is_found_has_an_id_for_each_part() -> None:
    album = SendMediaGroup(
        chat_id=EMMA.id, media=[InputMediaPhoto(media="a", caption="x"), InputMediaPhoto(media="b")]
    )
    found = arrival._found(album, EMMA.id, 40)
    assert found.ids == (40, 41)
    assert arrival._found(WORDS, EMMA.id, 40).ids == (40,)
    assert found.proven


async def test_a_topic_is_found_by_its_name_and_the_first_that_bears_it_is_ours(town: Town) -> None:
    """A topic cannot be turned into another one by asking: it would be renamed."""
    topic = CreateForumTopic(chat_id=GROUP, name="Emma")
    town.gate.journal.begin(GROUP, f"{owed().task}.message")
    made = (await town.gate._bot(topic)).message_thread_id
    assert await look(town, owed(GROUP), topic) == [made]
    assert len(town.calls("createForumTopic")) == 1


@pytest.mark.parametrize(("floor", "asked"), [(None, 0), (3, arrival.FAR), (1, arrival.FAR)])
async def test_what_another_process_tried_without_a_line_is_never_quite_sure(
    town: Town, floor: int | None, asked: int
) -> None:
    what = owed(floor=floor)
    await look(town, what)
    assert town.gate.unproven == {what.task}
    assert len(town.calls("editMessageText")) == asked


async def test_a_later_id_that_is_known_ends_the_search(town: Town) -> None:
    """What was on its way then has a lower one."""
    journal = town.gate.journal
    call = journal.begin(EMMA.id, f"{owed().task}.message")
    call.at -= 60
    later = await town.gate.call(SendMessage(chat_id=OLENA.id, text="Later"), OLENA.id)
    await look(town)
    asked = [edit["message_id"] for edit in town.calls("editMessageText")]
    assert all(number < later.message_id for number in asked)
    assert town.gate.unproven == set()


async def test_more_than_can_be_asked_remains_in_doubt(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrival, "PROBES", 2)
    town.gate.journal.begin(EMMA.id, f"{owed().task}.message")
    for number in range(4):
        town.world.say(town.world.people["emma"], EMMA.id, f"{number}")
    await look(town)
    assert len(town.calls("editMessageText")) == 2
    assert town.gate.unproven == {owed().task}


async def test_exactly_as_many_as_can_be_asked_prove_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    call = town.gate.journal.begin(EMMA.id, f"{owed().task}.message")
    places = arrival._Places(town.gate.journal, owed(), call, frozenset(), noted=True)
    monkeypatch.setattr(arrival, "PROBES", len(list(places)))
    assert len(list(places)) == arrival.BEHIND + 1  # it may stand above itself, too
    assert places.all_asked


async def test_what_is_written_down_is_made_anew_when_it_is_asked_for_again(town: Town) -> None:
    [first] = await look(town, owed(ambiguous=False))
    written_down(town.gate, owed(), "message")
    [second] = await look(town)
    assert first != second
    assert sent(town) == 2


async def test_a_question_that_is_not_answered_is_asked_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.probes.PAUSES", (0.0, 0.0, 0.0))
    await lost(town)
    monkeypatch.setattr(town.gate.budgets, "pause", lambda *_: None)
    for kind in ("reset", "429", "500"):
        town.world.faults.waiting.append(Fault(kind, method="editMessageText"))
    found = await look(town)
    assert [town.world.chats[EMMA.id].messages[number].words for number in found] == [WORDS.text]
    assert sent(town) == 1


async def test_a_question_that_is_never_answered_leaves_it_in_doubt(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.probes.PAUSES", (0.0, 0.0, 0.0))
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
