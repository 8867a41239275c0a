"""What is seen while a broadcast goes on: of the first it is known before the rest get it, and when it is over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.run.broadcasts import Broadcasts
from care.broadcasts import rows, steering
from care.broadcasts.model import Outcome, Paused
from care.business.broadcasts import Broadcasts as Rules
from care.business.broadcasts import Canary
from care.contact.answering import decline
from care.people.customers import save
from tests.delivery.town import RULES, SOLOMIIA, Town
from tests.store.casting import counts, draft, found, reader

WAIT = timedelta(minutes=10)


@pytest.fixture
async def feeder(town: Town, monkeypatch: pytest.MonkeyPatch) -> Broadcasts:
    """Ten people want news, and three of them get it first."""
    monkeypatch.setattr("bot.run.broadcasts.COUNTED", 0.0)
    people = [reader(number) for number in range(10)]
    await town.do(save, people)
    for person in people:
        town.world.welcome(replace(town.world.people["emma"], key=person.name, id=person.id))
        town.world.chats[person.id].started = True
    canary = Canary(least=3, share=0.1, wait=WAIT, refused=0.4, blocked=0.4, unsubscribed=0.4)
    town.rebuild(RULES.model_copy(update={"broadcasts": Rules(canary=canary)}))
    return Broadcasts(town.store)


async def begin(town: Town) -> int:
    return await town.do(steering.begin, 3001, draft())


async def goes(town: Town, feeder: Broadcasts, times: int = 2) -> None:
    for _ in range(times):
        await feeder.round()
        await town.send()


async def test_the_rest_get_it_when_the_first_have_had_their_time(town: Town, feeder: Broadcasts) -> None:
    number = await begin(town)
    await goes(town, feeder, 3)
    assert (await counts(town.store, number)).by == {Outcome.SENT: 3, Outcome.PENDING: 7}
    town.clock.moment += WAIT
    await goes(town, feeder, 3)
    assert (await counts(town.store, number)).by == {Outcome.SENT: 10}
    broadcast = await found(town.store, number)
    assert broadcast.ended_at == town.clock.moment
    assert rows.stage(broadcast, await counts(town.store, number)) == rows.Stage.FINISHED


@pytest.mark.parametrize("fault", ["refusal", "blocked"])
async def test_it_stops_by_itself_where_too_many_of_the_first_went_wrong(
    town: Town, feeder: Broadcasts, fault: str
) -> None:
    number = await begin(town)
    for each in range(2):
        town.fail(fault, method="sendMessage", chat_id=reader(each).id)
    await goes(town, feeder)
    town.clock.moment += WAIT
    await goes(town, feeder)
    broadcast = await found(town.store, number)
    assert (broadcast.paused_why, broadcast.tried_at) == (Paused.CANARY, None)
    assert (await counts(town.store, number)).left == 7
    await town.do(steering.resume, number)
    await goes(town, feeder)
    assert (await counts(town.store, number)).left == 0


async def test_it_stops_where_too_many_of_the_first_want_no_more(town: Town, feeder: Broadcasts) -> None:
    number = await begin(town)
    await goes(town, feeder)
    for each in range(2):
        await town.do(decline, reader(each), "broadcast", "No more", on=False)
    town.clock.moment += WAIT
    await goes(town, feeder)
    assert (await found(town.store, number)).paused_why == Paused.CANARY
    assert (await counts(town.store, number)).unsubscribed == 2


async def test_it_stops_where_one_answer_after_another_is_lost(
    town: Town, feeder: Broadcasts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("care.broadcasts.ending.IN_A_ROW", 3)
    number = await begin(town)
    await feeder.round()
    for each in range(3):
        town.fail("reset", method="sendMessage", chat_id=reader(each).id)
    await town.send()
    await feeder.round()
    assert (await found(town.store, number)).paused_why == Paused.LOST


async def test_with_nobody_to_get_it_it_is_over_at_once(town: Town, feeder: Broadcasts) -> None:
    await town.do(save, [replace(reader(number), blocked=True) for number in range(10)])
    number = await begin(town)
    await goes(town, feeder)
    assert (await found(town.store, number)).ended_at is not None
    assert not await town.do(steering.pause, number)


async def test_its_author_has_one_message_that_says_how_far_it_is(town: Town, feeder: Broadcasts) -> None:
    number = await town.do(steering.begin, SOLOMIIA, draft())
    await goes(town, feeder)
    [shown] = progress(town)
    assert "3" in shown
    town.clock.moment += WAIT
    await goes(town, feeder, 3)
    [shown] = progress(town)
    assert "100" in shown  # per cent
    assert (await found(town.store, number)).told is not None


def progress(town: Town) -> list[str]:
    return [words for words in town.words(SOLOMIIA) if "█" in words or "░" in words]
