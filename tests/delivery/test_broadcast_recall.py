"""What was sent to many is taken out of the chats again: of each, once, as far as Telegram deletes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.run.broadcasts import Broadcasts
from care.broadcasts import recalling, steering
from care.broadcasts.after import after
from care.broadcasts.model import Draft, Letter, Outcome, Text
from care.broadcasts.recalling import Reach
from care.customers import reach
from care.people.customers import Wishes, save
from care.values.content import Content, Kind
from tests.delivery.town import EMMA, OLENA, SOLOMIIA, Town, picture
from tests.store.casting import counts, draft, found
from tests.store.looking import ask
from tests.words import sentence

WORDS = "A new blend is here."
NEWS = Wishes(news=True)


@pytest.fixture(autouse=True)
async def agreed(town: Town) -> None:
    await town.do(save, [replace(EMMA, wishes=NEWS), replace(OLENA, wishes=NEWS)])


async def sent(town: Town, what: Draft | None = None) -> int:
    number = await town.do(steering.begin, SOLOMIIA, what or draft())
    await goes(town)
    return number


async def goes(town: Town, feeder: Broadcasts | None = None) -> None:
    await (feeder or Broadcasts(town.store)).round()
    await town.send()


def stands(town: Town) -> list[int]:
    """How many messages stand in the chat of each."""
    return [len(town.standing(who.id)) for who in (EMMA, OLENA)]


async def test_it_is_deleted_in_each_chat_and_counted(town: Town) -> None:
    before = stands(town)
    number = await sent(town)
    assert stands(town) == [each + 1 for each in before]
    assert await ask(town.store, recalling.reach, number) == Reach(2, 2)
    assert await town.do(recalling.recall, number)
    assert not await town.do(recalling.recall, number)
    feeder = Broadcasts(town.store)
    for _ in range(2):
        await goes(town, feeder)
    assert stands(town) == before
    said = sentence("recalled: {count}", count=2)
    assert any(said in each.get("text", "") for each in town.standing(SOLOMIIA))
    assert (await counts(town.store, number)).by == {Outcome.RECALLED: 2}
    assert (await ask(town.store, after, number)).total.delivered == 2
    assert await ask(town.store, recalling.under_way) == []
    assert not await town.do(steering.resume, number, (Outcome.REFUSED,))


async def test_an_album_goes_with_its_buttons(town: Town) -> None:
    before = stands(town)
    photos = town.world.send_files(town.world.people["emma"], EMMA.id, [picture(), picture()], "photo", "See")
    files = [message.body["photo"][-1]["file_id"] for message in photos]
    album = Text(tuple(Content(Kind.PHOTO, "Look", file) for file in files))
    number = await sent(town, draft(letter=Letter({"en": album})))
    assert stands(town) == [before[0] + 5, before[1] + 3]  # with the two of hers
    await town.do(recalling.recall, number)
    await goes(town)
    assert stands(town) == [before[0] + 2, before[1]]


async def test_what_is_too_old_or_kept_by_telegram_stays_and_is_told_apart(town: Town) -> None:
    number = await sent(town)
    town.fail("refusal", method="deleteMessages", chat_id=EMMA.id)
    await town.do(recalling.recall, number)
    await goes(town)
    assert (await counts(town.store, number)).why == {(Outcome.SENT, "not_deleted"): 1}
    other = await sent(town)
    town.clock.moment += timedelta(hours=49)
    assert (await ask(town.store, recalling.reach, other)).young == 0
    assert not await town.do(recalling.recall, other)


async def test_what_waits_for_the_rest_is_cancelled_with_it(town: Town) -> None:
    number = await town.do(steering.begin, SOLOMIIA, draft())
    await Broadcasts(town.store).round()
    [first, second] = [each for each in await town.claim() if each.chat_id != SOLOMIIA]
    await town.deliver(first)
    assert await town.do(recalling.recall, number)
    await town.deliver(second)
    await goes(town)
    assert (await found(town.store, number)).cancelled_at is not None
    assert (await counts(town.store, number)).by.get(Outcome.RECALLED) == 1


async def test_who_blocks_the_bot_while_it_is_on_its_way_keeps_it(town: Town) -> None:
    number = await sent(town)
    await town.do(recalling.recall, number)
    await Broadcasts(town.store).round()
    await town.do(reach.lost, EMMA.id)
    await town.send()
    assert (await counts(town.store, number)).why == {(Outcome.SENT, "not_deleted"): 1}
    assert await ask(town.store, recalling.under_way) == []


async def test_one_who_has_blocked_the_bot_meanwhile_keeps_it(town: Town) -> None:
    number = await sent(town)
    town.fail("blocked", method="deleteMessages", chat_id=OLENA.id)
    await town.do(recalling.recall, number)
    await goes(town)
    assert (await counts(town.store, number)).by == {Outcome.RECALLED: 1, Outcome.SENT: 1}


@pytest.mark.parametrize("kind", ["lost", "reset"])
async def test_a_lost_answer_to_the_deleting_is_asked_again(town: Town, kind: str) -> None:
    before = stands(town)
    number = await sent(town)
    town.fail(kind, method="deleteMessages", chat_id=EMMA.id)
    await town.do(recalling.recall, number)
    await goes(town)
    await town.later(minutes=3)
    assert stands(town) == before
    assert (await counts(town.store, number)).by == {Outcome.RECALLED: 2}
