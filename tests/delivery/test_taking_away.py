"""What is taken back from a customer, and what showed somebody who is erased: deleted, emptied, or said to remain."""

import pytest

from care.model.ticket import Ticket
from care.outbox import Lane, Post
from care.outbox.bodies import Erase
from care.tickets.entries import entry_at
from care.tickets.words import edits, relay, taking_back
from care.tickets.words.meaning import read
from care.values.content import Content, Message
from care.values.content import Kind as ContentKind
from playground.content.files import Upload
from tests.delivery.town import EMMA, GROUP, LEASE, TARAS, Town
from tests.store.cast import worded

TOO_OLD = "Bad Request: message can't be deleted for everyone"
KEPT = "Bad Request: message can't be edited"


async def answered(town: Town, words: str = "Yes") -> tuple[Ticket, Message]:
    ticket = await town.opened()
    message = await town.from_taras(ticket, words)
    await town.send()
    return ticket, message


async def take_back(town: Town, ticket: Ticket, message: Message) -> None:
    async with town.store.read() as unit:
        entry = await entry_at(unit, GROUP, message.message_id)
    await town.do(taking_back.unsend, ticket.id, entry, TARAS)
    await town.send()


async def test_what_is_taken_back_is_deleted_where_the_customer_reads_it(town: Town) -> None:
    ticket, message = await answered(town)
    shown = town.standing(EMMA.id)[-1]["message_id"]
    await take_back(town, ticket, message)
    assert "Taras\nYes" not in town.words(EMMA.id)
    [call] = town.calls("deleteMessages")
    assert (call["chat_id"], call["message_ids"]) == (EMMA.id, [shown])
    assert await town.waiting() == []


async def test_what_is_too_old_to_be_deleted_is_emptied(town: Town) -> None:
    ticket, message = await answered(town)
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    await take_back(town, ticket, message)
    assert "Taras\nYes" not in town.words(EMMA.id)
    assert town.words(EMMA.id)[-1] == "This message was taken back."
    assert await town.waiting() == []


async def test_of_several_pieces_each_is_emptied(town: Town) -> None:
    ticket, message = await answered(town, "word " * 800)
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    before = len(town.words(EMMA.id))
    await take_back(town, ticket, message)
    assert town.words(EMMA.id)[-2:] == ["This message was taken back."] * 2
    assert len(town.words(EMMA.id)) == before


async def test_a_file_that_is_too_old_keeps_nothing_but_itself(town: Town) -> None:
    ticket = await town.opened()
    content = Content(ContentKind.DOCUMENT, "The price list", file(town))
    sent = town.written("taras", "The price list", GROUP, ticket.topic)
    message = Message(GROUP, sent.message_id, content, town.clock.now())
    await town.do(relay.from_operator, ticket.id, TARAS, message)
    await town.send()
    assert "The price list" in town.words(EMMA.id)[-1]
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    await take_back(town, ticket, message)
    assert town.words(EMMA.id)[-1] == "This message was taken back."
    assert "document" in town.standing(EMMA.id)[-1]


def file(town: Town) -> str:
    uploads = [Upload("list.txt", b"tea 2", "text/plain")]
    [message] = town.world.send_files(town.world.people["taras"], GROUP, uploads, "document")
    town.client.journal.saw(GROUP, message.id)
    return str(message.body["document"]["file_id"])


@pytest.mark.parametrize(
    "why", [KEPT, "Bad Request: message is not modified", "Bad Request: message is too long"]
)
async def test_whatever_telegram_says_of_emptying_it_is_settled(town: Town, why: str) -> None:
    ticket, message = await answered(town)
    for method, words in (("deleteMessages", TOO_OLD), ("editMessageText", why)):
        town.fail("refusal", method=method, description=words)
    await take_back(town, ticket, message)
    assert await town.waiting() == []


async def test_what_cannot_be_emptied_either_is_an_answer_again(town: Town) -> None:
    ticket, message = await answered(town)
    for method in ("deleteMessages", "editMessageText"):
        town.fail("refusal", method=method, description=TOO_OLD)
    await take_back(town, ticket, message)
    async with town.store.read() as unit:
        entry = await entry_at(unit, GROUP, message.message_id)
    assert entry is not None
    assert entry.author == "operator"


@pytest.mark.parametrize("method", ["deleteMessages", "editMessageText"])
async def test_while_telegram_is_away_it_stays_owed(town: Town, method: str) -> None:
    ticket, message = await answered(town)
    if method != "deleteMessages":
        town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    town.fail("500", method=method, times=1)
    await take_back(town, ticket, message)
    [row] = [row for row in await town.waiting() if row["kind"] == "unsend"]
    assert row["token"] is not None
    await town.later(seconds=2)
    assert "Taras\nYes" not in town.words(EMMA.id)


async def test_what_was_edited_since_is_emptied_as_the_customer_has_it(town: Town) -> None:
    ticket, message = await answered(town, "word " * 800)
    note = Content(ContentKind.TEXT, "note: hm")
    again = Message(GROUP, message.message_id, note, town.clock.now())
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    await town.do(edits.operator_edited, ticket.id, TARAS, again, read(note))
    await town.send()
    assert town.words(EMMA.id)[-2:] == ["This message was taken back."] * 2


# --- what showed somebody who is erased


def erasing(*messages: int) -> Post:
    return Post(GROUP, Erase(messages=messages), Lane.DESK)


async def lines(town: Town, count: int = 1) -> list[int]:
    for number in range(count):
        await town.send(Post(GROUP, worded("Emma asks"), Lane.DESK, stream=f"s{number}"))
    return [body["message_id"] for body in town.standing()]


async def test_what_showed_them_is_deleted(town: Town) -> None:
    shown = await lines(town, 2)
    await town.send(erasing(*shown))
    assert town.words() == []
    [call] = town.calls("deleteMessages")
    assert (call["chat_id"], call["message_ids"]) == (GROUP, shown)
    assert await town.waiting() == []


async def test_of_several_each_is_tried_alone_when_telegram_keeps_one(town: Town) -> None:
    shown = await lines(town, 2)
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    await town.send(erasing(*shown))
    assert [call["message_ids"] for call in town.calls("deleteMessages")] == [shown, shown[:1], shown[1:]]
    assert len(town.words()) == 1
    assert "Emma" not in town.words()[0]
    assert await town.waiting() == []


async def test_what_is_emptied_says_why_in_the_groups_language(town: Town) -> None:
    shown = await lines(town)
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    await town.send(erasing(*shown))
    [words] = town.words()
    assert words.startswith("Вилучено") or "дані" in words
    assert await town.waiting() == []


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("Bad Request: message can't be edited", 1),
        ("Bad Request: too long", 1),
        ("Bad Request: message is not modified", 0),
    ],
)
async def test_what_can_neither_be_deleted_nor_emptied_is_said_to_the_group(
    town: Town, why: str, told: int
) -> None:
    shown = await lines(town)
    for method, words in (("deleteMessages", TOO_OLD), ("editMessageText", why)):
        town.fail("refusal", method=method, description=words)
    await town.send(erasing(*shown))
    await town.later(minutes=11)
    assert len(town.words()) == 1 + told
    assert await town.waiting() == []


@pytest.mark.parametrize("method", ["deleteMessages", "editMessageText"])
async def test_an_answer_that_is_lost_leaves_it_owed(town: Town, method: str) -> None:
    shown = await lines(town)
    if method != "deleteMessages":
        town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    town.fail("500", method=method)
    await town.send(erasing(*shown))
    [row] = await town.waiting()
    assert row["token"] is not None
    await town.later(seconds=1)
    assert await town.waiting() == []


async def test_who_has_the_post_by_now_does_the_rest(town: Town) -> None:
    shown = await lines(town, 2)
    town.fail("refusal", method="deleteMessages", description=TOO_OLD)
    await town.owe(erasing(*shown))
    [owed] = await town.claim()
    settle = await town.courier.deliver(owed)
    town.clock.moment += LEASE
    await town.claim()
    await town.do(settle)
    assert len(await town.waiting()) == 1
