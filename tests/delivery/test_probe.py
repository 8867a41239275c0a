"""What may have arrived is looked for: where, for how long, and what is done when it is found or not."""

import pytest
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import CreateForumTopic, SendMediaGroup, SendMessage
from aiogram.types import InputMediaPhoto

from bot.delivery.arrival import probe
from bot.delivery.arrival.probe import written_down
from bot.delivery.journal.calls import State
from bot.delivery.journal.journal import Journal
from care import outbox
from care.notices.customer import BanOver
from care.outbox import to_person
from playground.world.faults import Fault
from tests.delivery.doubt import WORDS, look, lost, owed, sent
from tests.delivery.town import EMMA, GROUP, OLENA, Town

UNSETTLED = Journal.unsettled  # as it is outside these tests, in which nobody waits


async def other(town: Town, text: str = "Something else", chat_id: int = EMMA.id) -> int:
    """A message of ours that nothing here has noted: another process's."""
    sent = await town.client._bot(SendMessage(chat_id=chat_id, text=text))
    return int(sent.message_id)


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
