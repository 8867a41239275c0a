"""Claims what is due and has it sent, round by round."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery import worker as postmen
from bot.delivery.worker import IDLE
from care import outbox
from care.outbox import Lane
from tests.delivery.town import EMMA, OLENA, Town, word, worker


class Rounds:
    """A worker's rounds, one at a time; what he sends meanwhile is sent when the round is over."""

    def __init__(self, town: Town) -> None:
        self.man = worker(town)
        self.man._caught_up = True

    async def go(self) -> float:
        async with asyncio.TaskGroup() as tasks:
            settle, self.man._settle = self.man._settle, []
            return await self.man._round(settle, tasks)


async def test_what_is_owed_is_sent_and_written_down_in_the_next_round(town: Town) -> None:
    await town.owe(word())
    rounds = Rounds(town)
    assert await rounds.go() == IDLE
    assert town.words(EMMA.id)[-1] == "Hi"
    assert len(await town.waiting()) == 1
    assert rounds.man._bell.is_set()
    assert await rounds.go() == IDLE
    assert await town.waiting() == []


async def test_a_chat_that_is_served_waits_until_that_is_written_down(town: Town) -> None:
    await town.owe(word(stream="a"), word(stream="b"), word(OLENA.id))
    rounds = Rounds(town)
    await rounds.go()
    assert rounds.man._busy == {EMMA.id, OLENA.id}
    assert len(town.calls("sendMessage")) == 2
    await rounds.go()
    assert rounds.man._busy == {EMMA.id}
    assert len(town.calls("sendMessage")) == 3


async def test_no_more_chats_are_served_at_once_than_it_can(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postmen, "AT_ONCE", 1)
    await town.owe(word(), word(OLENA.id))
    rounds = Rounds(town)
    await rounds.go()
    assert len(rounds.man._busy) == 1
    rounds.man._settle = []  # it is still on its way
    await rounds.go()
    assert len(town.calls("sendMessage")) == 1


async def test_a_chat_whose_budget_is_empty_is_left_alone_and_looked_at_when_it_is_not(town: Town) -> None:
    town.client.budgets.pause(EMMA.id, 2)
    await town.owe(word())
    assert 1 < await Rounds(town).go() <= 2
    assert town.calls("sendMessage") == []


@pytest.mark.parametrize(("due", "pause"), [(2, 2.0), (60, IDLE)])
async def test_it_rests_until_something_is_due(town: Town, due: int, pause: float) -> None:
    await town.owe(word(due_at=town.clock.now() + timedelta(seconds=due)))
    assert await Rounds(town).go() == pause


async def test_with_nothing_to_do_it_looks_now_and_then(town: Town) -> None:
    assert await Rounds(town).go() == IDLE


async def test_what_is_in_doubt_waits_until_people_were_heard(town: Town) -> None:
    await town.owe(word())
    await town.claim()
    await town.do(outbox.end_leases)
    rounds = Rounds(town)
    rounds.man._caught_up = False
    await rounds.go()
    assert town.calls() == []
    rounds.man._caught_up = True
    await rounds.go()
    assert town.calls() != []


async def test_a_lease_is_longer_than_a_delivery_with_its_tries(town: Town) -> None:
    await town.owe(word())
    rounds = Rounds(town)
    await rounds.go()
    [row] = await town.waiting()
    assert row["leased_until"] == town.clock.now() + timedelta(seconds=120)
    assert row["token"].startswith(town.client.journal.stamp)


async def test_a_clock_that_was_set_back_keeps_nobody_waiting(town: Town) -> None:
    rounds = Rounds(town)
    await rounds.go()
    await town.owe(word(due_at=town.clock.now() + timedelta(seconds=1)))
    town.clock.moment -= timedelta(hours=1)
    await rounds.go()
    [row] = await town.waiting()
    assert row["due_at"] <= town.clock.now() + timedelta(seconds=2)


async def test_what_we_begin_ourselves_goes_at_its_own_pace(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    sleep = asyncio.sleep

    async def counted(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    monkeypatch.setattr(town.client.budgets, "take_bulk", lambda _chat: 7.0)
    monkeypatch.setattr(asyncio, "sleep", counted)
    await town.owe(word(lane=Lane.RELAY), word(OLENA.id, Lane.FOLLOWUP))
    await Rounds(town).go()
    assert slept.count(7.0) == 1


async def test_a_long_journal_forgets_what_is_written_down(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.journal.journal.LONG", 0)
    await town.owe(word(stream="a"), word(OLENA.id, due_at=town.clock.now() + timedelta(hours=1)))
    rounds = Rounds(town)
    await rounds.go()
    assert len(town.client.journal._errands) == 1
    await rounds.go()
    assert len(town.client.journal._errands) == 0
