"""What was on its way to the staff when its customer was erased: nobody knows any more what it said, and it goes."""

from care.outbox import Lane, Post
from care.privacy import knowledge
from care.tickets.opening.open import open_ticket
from tests.delivery.town import EMMA, GROUP, Town
from tests.store.cast import complaint, worded


async def erased(town: Town) -> None:
    await town.do(knowledge.erase, EMMA.id)
    for _ in range(3):
        await town.later(seconds=30)
    assert await town.waiting() == []


async def test_words_that_arrived_unheard_are_erased_and_what_else_is_ours_stays(town: Town) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "My number is 42")
    town.fail("lost", method="sendMessage")
    await town.send()
    await town.send(Post(GROUP, worded("The till is open"), Lane.DESK, stream="s"))
    assert "My number is 42" in str(town.words())
    await erased(town)
    assert "42" not in str(town.words())
    assert "The till is open" in town.words()
    assert (await town.ticket(ticket.id)).card in [body["message_id"] for body in town.standing()]


async def test_a_topic_that_was_made_unheard_becomes_the_tickets_and_names_nobody(town: Town) -> None:
    ticket = await town.do(open_ticket, EMMA, complaint(EMMA))
    town.fail("lost", method="createForumTopic")
    await town.send()
    await erased(town)
    topics = town.world.chats[GROUP].topics
    assert list(topics) == [(await town.ticket(ticket.id)).topic]
    assert "Emma" not in next(iter(topics.values())).name
