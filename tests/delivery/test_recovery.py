"""What Telegram does not take: when it is tried again, what is made anew, who is told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery.recovery import LONGEST, LONGEST_CARD, PAUSE, SHUT_OUT, TOLD_CARD, TOLD_EVERY, TRIES
from bot.delivery.troubles import Trouble
from care.outbox import Claim, Lane, Post
from care.outbox.bodies import Card, React
from care.store.tables import customers, moved_groups
from care.store.tables import outbox as table
from care.tickets.work import working
from tests.delivery.town import EMMA, GROUP, OLENA, SOLOMIIA, TARAS, Town, word
from tests.words import sentence


async def attempt(town: Town, number: int) -> Claim:
    """The post that waits, as if it had been tried so often."""

    async def count(unit: Any) -> None:  # noqa: ANN401
        await unit.execute(table.update().values(attempts=number - 1, due_at=town.clock.now()))

    await town.do(count)
    [owed] = await town.claim()
    return owed


def wait(row: Any, town: Town) -> float:  # noqa: ANN401
    return float((row["due_at"] - town.clock.now()).total_seconds())


async def test_a_429_is_tried_again_when_telegram_says(town: Town) -> None:
    town.fail("429", chat_id=EMMA.id, retry_after=7)
    await town.send(word())
    [row] = await town.waiting()
    assert (row["token"], wait(row, town)) == (None, 7)


async def test_that_alerts_do_not_reach_one_of_the_staff_is_said_once_a_day(town: Town) -> None:
    """Nobody can be written to before they have pressed Start."""
    for _ in range(2):
        await town.send(word(TARAS.id))
    assert await town.waiting() == []
    [told] = town.words(GROUP)
    assert "Taras" in told
    await town.later(days=1)
    await town.send(word(TARAS.id))
    assert town.words(GROUP) == [told, told]


async def test_a_token_that_is_refused_waits_for_another(town: Town) -> None:
    town.fail("refusal", chat_id=EMMA.id, code=401, description="Unauthorized")
    await town.send(word())
    [row] = await town.waiting()
    assert (row["token"], wait(row, town)) == (None, SHUT_OUT.total_seconds())


@pytest.mark.parametrize(("tries", "seconds"), [(1, 1), (2, 2), (5, 16), (6, 30), (5000, 30)])
async def test_what_is_in_doubt_waits_twice_as_long_each_time(town: Town, tries: int, seconds: float) -> None:
    assert (timedelta(seconds=1), timedelta(seconds=30)) == (PAUSE, LONGEST)
    await town.owe(word())
    owed = await attempt(town, tries)
    town.fail("500", chat_id=EMMA.id)
    await town.deliver(owed)
    [row] = await town.waiting()
    assert (row["token"], wait(row, town)) == (owed.token, seconds)
    assert b"turbota_ambiguous_sends_total 1.0" in town.metrics.page()


async def test_who_has_blocked_the_bot_is_owed_nothing_more_and_their_staff_hears_of_it(town: Town) -> None:
    ticket = await town.opened()
    await town.do(working.take, ticket.id, TARAS)
    await town.send()
    await town.from_taras(ticket, "Hello")
    town.world.chats[EMMA.id].blocked = True
    await town.send()
    assert await town.waiting() == []
    async with town.store.read() as unit:
        assert (await unit.execute(select(customers.c.blocked).where(customers.c.id == EMMA.id))).scalar_one()
    blocked = sentence("The customer has blocked the bot: nothing reaches them until…")
    assert any(blocked in text for text in town.words())


async def test_a_group_that_shuts_us_out_is_tried_each_minute_and_the_admins_hear_of_it_once(
    town: Town,
) -> None:
    town.fail(
        "refusal", chat_id=GROUP, description="Bad Request: not enough rights to send text messages", times=9
    )
    await town.send(word(GROUP))
    [row] = await town.waiting(GROUP)
    assert (row["token"], wait(row, town)) == (None, 60)
    assert town.client.budgets.wait(GROUP) > 59
    [told] = town.words(SOLOMIIA)[1:]
    assert "not enough rights" in told


@pytest.mark.parametrize(("tries", "told"), [(1, 1), (2, 0), (TOLD_EVERY, 0), (TOLD_EVERY + 1, 1)])
async def test_the_admins_hear_of_a_group_every_hour(town: Town, tries: int, told: int) -> None:
    await town.owe(word(GROUP))
    owed = await attempt(town, tries)
    town.fail("refusal", chat_id=GROUP, description="Bad Request: not enough rights to send text messages")
    await town.deliver(owed)
    assert len(await town.waiting(SOLOMIIA)) == told


async def test_a_group_that_has_another_id_now_is_found_there(town: Town) -> None:
    await town.owe(word(GROUP))
    chat = town.world.upgrade(GROUP)
    await town.send()
    async with town.store.read() as unit:
        assert (await unit.execute(select(moved_groups.c.new_id))).scalars().all() == [chat.id]
    assert "Hi" in [message.words for message in chat.visible()]
    assert await town.waiting() == []


async def test_a_deleted_topic_is_made_anew_with_all_that_was_said(town: Town) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "Hello?")
    await town.send()
    del town.world.chats[GROUP].topics[ticket.topic or 0]
    await town.from_emma(ticket, "Is anybody there?")
    await town.send()
    again = await town.ticket(ticket.id)
    assert again.topic != ticket.topic
    words = town.words(GROUP, again.topic)
    assert ["The coffee was cold" in words[0], *words[1:]][:1] == [True]
    assert sum("Hello?" in text for text in words) == 1
    assert sum("Is anybody there?" in text for text in words) == 1
    assert await town.waiting() == []


async def test_a_deleted_card_is_made_anew_in_its_topic(town: Town) -> None:
    ticket = await town.opened()
    town.world.chats[GROUP].messages[ticket.card or 0].deleted = True
    await town.do(working.take, ticket.id, TARAS)
    await town.send()
    again = await town.ticket(ticket.id)
    assert again.card not in (None, ticket.card)
    assert again.topic == ticket.topic
    assert await town.waiting() == []


async def test_what_belongs_to_a_message_that_is_gone_is_done(town: Town) -> None:
    """A reaction in a topic, an edit for a customer."""
    ticket = await town.opened()
    await town.from_emma(ticket, "Hello?")
    await town.send()
    for chat_id in (GROUP, EMMA.id):
        town.fail("refusal", chat_id=chat_id, description="Bad Request: message to react not found")
        await town.send(
            Post(chat_id, React(emoji="👍"), Lane.RELAY, stream="t1", ticket_id=ticket.id, entry_id=2)
        )
    assert await town.waiting() == []
    assert (await town.ticket(ticket.id)).card == ticket.card


async def test_a_closed_topic_is_opened_and_the_word_said(town: Town) -> None:
    ticket = await town.opened()
    town.world.chats[GROUP].topics[ticket.topic or 0].closed = True
    town.fail("refusal", method="sendMessage", chat_id=GROUP, description="Bad Request: TOPIC_CLOSED")
    await town.from_emma(ticket, "Hello?")
    await town.send()
    assert town.words()[-1] == "Emma\nHello?"
    assert not town.world.chats[GROUP].topics[ticket.topic or 0].closed
    [opened] = town.calls("reopenForumTopic")
    assert (opened["chat_id"], opened["message_thread_id"]) == (GROUP, ticket.topic)


async def test_a_closed_topic_that_we_may_not_open_is_told_to_the_admins(town: Town) -> None:
    ticket = await town.opened()
    town.fail("refusal", method="sendMessage", chat_id=GROUP, description="Bad Request: TOPIC_CLOSED")
    town.fail(
        "refusal", method="reopenForumTopic", description="Bad Request: not enough rights to manage topics"
    )
    await town.from_emma(ticket, "Hello?")
    await town.send()
    [row] = await town.waiting(GROUP)
    assert (wait(row, town), row["attempts"]) == (60, 1)
    assert "not enough rights to manage topics" in town.words(SOLOMIIA)[-1]


TOO_LONG = "Bad Request: message is too long"


async def test_what_is_refused_for_good_stays_on_the_record_and_the_admins_hear_of_it(town: Town) -> None:
    town.fail("refusal", chat_id=EMMA.id, description=TOO_LONG)
    await town.send(word())
    [row] = await town.waiting(EMMA.id)
    assert (row["error"], row["failed_at"]) == (TOO_LONG, town.clock.now())
    [told] = await town.waiting(SOLOMIIA)
    assert told["due_at"] > town.clock.now()
    await town.later(seconds=2)
    assert "message is too long" in town.words(SOLOMIIA)[-1]


async def test_an_operators_words_that_are_refused_are_told_in_their_topic_and_to_no_admin(
    town: Town,
) -> None:
    ticket = await town.opened()
    await town.from_taras(ticket, "Yes")
    town.fail("refusal", chat_id=EMMA.id, description=TOO_LONG)
    town.fail("refusal", chat_id=EMMA.id, description=TOO_LONG)
    await town.send()
    await town.later(minutes=1)
    assert any("message is too long" in text for text in town.words())
    assert len(town.words(SOLOMIIA)) == 1


async def test_who_cannot_be_told_something_is_not_told_that(town: Town) -> None:
    town.fail("refusal", chat_id=SOLOMIIA, description=TOO_LONG)
    await town.send(word(SOLOMIIA))
    await town.later(minutes=1)
    assert len(town.words(SOLOMIIA)) == 1


@pytest.mark.parametrize(
    ("tries", "seconds", "told"),
    [
        (1, 10, 1),
        (2, 20, 0),
        (TOLD_CARD, 1280, 0),
        (TOLD_CARD + 1, LONGEST_CARD.total_seconds(), 1),
        (5000, 1800, 0),
    ],
)
async def test_a_card_that_is_refused_is_tried_on_and_on(
    town: Town, tries: int, seconds: float, told: int
) -> None:
    ticket = await town.opened()
    await town.owe(Post(GROUP, Card(), Lane.DESK, stream="card1", ticket_id=ticket.id))
    owed = await attempt(town, tries)
    town.fail("refusal", chat_id=GROUP, description=TOO_LONG)
    await town.deliver(owed)
    [row] = await town.waiting(GROUP)
    assert (row["failed_at"], wait(row, town)) == (None, seconds)
    assert len(await town.waiting(SOLOMIIA)) == told


def failed(town: Town, owed: Claim, error: Exception, how: str) -> Any:  # noqa: ANN401
    return getattr(town.courier._recovery, how)(owed, error)


@pytest.mark.parametrize(("how", "in_doubt"), [("not_tried", False), ("broken_off", True)])
@pytest.mark.parametrize(("tries", "seconds"), [(1, 1), (3, 4), (TRIES - 1, 30)])
async def test_a_mistake_of_ours_is_tried_again(
    town: Town, how: str, in_doubt: bool, tries: int, seconds: float
) -> None:
    await town.owe(word())
    owed = await attempt(town, tries)
    await town.do(failed(town, owed, KeyError("ours"), how))
    [row] = await town.waiting()
    assert (row["token"] is not None, wait(row, town), row["failed_at"]) == (in_doubt, seconds, None)


@pytest.mark.parametrize("tries", [TRIES, TRIES + 1])
async def test_a_mistake_that_stays_sets_the_post_aside_until_the_next_start(town: Town, tries: int) -> None:
    await town.owe(word())
    owed = await attempt(town, tries)
    await town.do(failed(town, owed, KeyError("ours"), "broken_off"))
    [row] = await town.waiting()
    assert (row["error"], row["failed_at"]) == ("ours: KeyError", town.clock.now())


async def test_a_store_that_is_away_comes_back_however_long_it_takes(town: Town) -> None:
    await town.owe(word())
    owed = await attempt(town, 5000)
    await town.do(failed(town, owed, ConnectionRefusedError(), "not_tried"))
    [row] = await town.waiting()
    assert (row["failed_at"], wait(row, town)) == (None, 30)


async def test_a_refusal_of_nothing_that_is_known_is_given_up(town: Town) -> None:
    await town.owe(word(OLENA.id))
    [owed] = await town.claim()
    await town.do(await town.courier._recovery.settle(owed, Trouble.REFUSED, None))
    [row] = await town.waiting(OLENA.id)
    assert row["failed_at"] == town.clock.now()
