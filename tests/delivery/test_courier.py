"""One delivery after another: where it goes, as what, and what is written down of it."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, update

from care import outbox
from care.notices.customer import BanOver
from care.notices.private import GroupTrouble
from care.notices.topic import DeskMoved, DeskRated
from care.notices.undelivered import DeskUndelivered, What
from care.outbox import Lane, Post, to_person, to_staff, to_topic
from care.outbox.bodies import React, Told, Worded
from care.store.tables import entries, resent
from care.tickets.entries import entries_of
from care.tickets.opening.open import open_ticket
from care.tickets.words import relay
from care.values.content import Content, Message
from care.values.content import Kind as ContentKind
from dialogs.engine.machine import Screen
from dialogs.notices.context import WORDED
from tests.delivery.town import EMMA, GROUP, OLENA, SOLOMIIA, Town, copied
from tests.store.cast import complaint, worded
from tests.words import sentence


async def test_a_first_word_makes_a_topic_with_the_card_in_it(town: Town) -> None:
    ticket = await town.opened()
    chat = town.world.chats[GROUP]
    assert [topic.name for topic in chat.topics.values()] == ["🆕 № 1 Emma"]
    assert ticket.topic in chat.topics
    [card] = town.standing(GROUP, ticket.topic)
    assert (card["message_id"], card["message_thread_id"]) == (ticket.card, ticket.topic)
    assert "The coffee was cold" in card["text"]
    assert card["reply_markup"]["inline_keyboard"][0][0]["callback_data"].startswith("t1.1.")
    assert await town.waiting() == []


async def test_what_is_written_before_the_card_is_shown_stands_in_it_and_nothing_waits(town: Town) -> None:
    ticket = await town.do(open_ticket, EMMA, complaint(EMMA))
    await town.from_emma(ticket, "And the tea, too")
    await town.send()
    [card] = town.words()
    assert "The coffee was cold\n\nAnd the tea, too" in card
    async with town.store.read() as unit:
        found = await entries_of(unit, ticket.id)
    assert [entry.in_card for entry in found] == [True, True]
    assert await copied(town) == []
    assert await town.waiting() == []


async def test_a_text_that_does_not_fit_the_card_stands_below_it(town: Town) -> None:
    ticket = await town.do(open_ticket, EMMA, complaint(EMMA))
    long = Content(
        ContentKind.TEXT,
        "x" * 390,
        entities=({"type": "text_link", "offset": 0, "length": 1, "url": "https://a.example/"},),
    )
    message = Message(EMMA.id, 77, long, town.clock.now())
    await town.do(relay.from_customer, ticket, EMMA, message)
    await town.send()
    card, word = town.words()
    assert long.text not in card
    assert word == f"Emma\n{long.text}"
    assert len(await copied(town)) == 1


async def test_words_cross_in_both_directions_and_answer_what_they_answered(town: Town) -> None:
    ticket = await town.opened()
    asked = await town.from_emma(ticket, "Is anybody there?")
    await town.send()
    assert town.words()[-1] == "Emma\nIs anybody there?"
    [[_, chat, shown]] = await copied(town)
    assert (chat, town.standing()[-1]["message_id"]) == (GROUP, shown)
    await town.from_taras(ticket, "Yes", reply_to=shown)
    await town.send()
    answer = town.standing(EMMA.id)[-1]
    assert answer["text"] == "Taras\nYes"
    assert answer["reply_to_message"]["message_id"] == asked.message_id
    assert await town.waiting() == []


async def test_a_reaction_reaches_the_other_side_and_goes_again(town: Town) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "Thank you so much for the help")
    await town.send()
    [[entry, _, shown]] = await copied(town)
    for emoji in ("👍", None):
        react = Post(GROUP, React(emoji=emoji), Lane.RELAY, stream="t1", ticket_id=ticket.id, entry_id=entry)
        await town.send(react)
        reactions = list(town.world.chats[GROUP].messages[shown].reactions.values())
        assert reactions == ([emoji] if emoji else [])


async def test_a_reaction_to_what_stands_in_the_card_redraws_it_and_to_nothing_does_nothing(
    town: Town,
) -> None:
    ticket = await town.opened()
    async with town.store.read() as unit:
        [entry] = await entries_of(unit, ticket.id)
    react = Post(GROUP, React(emoji="👍"), Lane.RELAY, stream="t1", ticket_id=ticket.id, entry_id=entry.id)
    await town.send(react)
    assert len(town.calls("editMessageText")) == 1
    await town.do(_out_of_card)
    await town.send(react)
    assert len(town.calls("editMessageText")) == 1
    assert town.calls("setMessageReaction") == []
    assert await town.waiting() == []


async def _out_of_card(unit: Any) -> None:  # noqa: ANN401 - a unit of work
    await unit.execute(update(entries).values(in_card=False))


async def test_what_had_to_be_sent_again_is_counted_and_the_staff_is_told(town: Town) -> None:
    ticket = await town.opened()
    await town.from_taras(ticket, "Yes")
    claims = await town.claim()
    town.client.unproven |= {owed.task for owed in claims if owed.chat_id == EMMA.id}
    for owed in claims:
        await town.deliver(owed)
    assert town.client.unproven == set()
    async with town.store.read() as unit:
        [row] = (await unit.execute(select(resent))).mappings().all()
    assert (row["chat_id"], row["ticket_id"], row["kind"]) == (EMMA.id, ticket.id, "relay")
    assert b"turbota_sent_again_total 1.0" in town.metrics.page()
    await town.send()
    again = sentence("Telegram did not confirm whether a message reached the customer…")
    assert any(again in text for text in town.words())


async def test_a_sure_delivery_is_not_counted_as_sent_again(town: Town) -> None:
    ticket = await town.opened()
    await town.from_taras(ticket, "Yes")
    await town.send()
    assert b"turbota_sent_again_total 0.0" in town.metrics.page()


async def test_a_mistake_of_ours_costs_that_post_alone_and_says_whether_it_may_have_arrived(
    town: Town,
) -> None:
    broken = Post(EMMA.id, Told(notice="there is no such notice", fields={}), Lane.ANSWER, stream="a")
    await town.send(broken, Post(OLENA.id, worded("Hi"), Lane.ANSWER))
    assert town.words(OLENA.id)[-1] == "Hi"
    [row] = await town.waiting()
    assert (row["chat_id"], row["token"] is None, row["attempts"]) == (EMMA.id, False, 1)
    assert (row["due_at"] - town.clock.now()).total_seconds() == 1


async def test_what_cannot_be_read_was_certainly_not_tried(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(*_: object) -> None:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr("bot.delivery.context.load_context", gone)
    await town.send(to_staff(SOLOMIIA, GroupTrouble(group=GROUP, error="no rights")))
    [row] = await town.waiting()
    assert (row["token"], row["attempts"]) == (None, 1)


async def test_what_was_worded_when_it_was_promised_asks_the_store_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def gone(*_: object) -> None:
        raise KeyError("nothing has to be read")

    monkeypatch.setattr("bot.delivery.context.load_context", gone)
    await town.send(Post(EMMA.id, worded("Hi"), Lane.ANSWER))
    assert town.words(EMMA.id)[-1] == "Hi"


async def test_what_is_owed_as_the_current_screen_is_known_as_one(town: Town) -> None:
    screen = Worded(html="It went there", rows=((("Menu", "menu", "", ""),),), conversation=("told", 3))
    await town.send(Post(EMMA.id, replace(screen, conversation=("go", 0)), Lane.ANSWER))
    assert town.services.shown == {}
    await town.send(Post(EMMA.id, screen, Lane.ANSWER))
    [before] = town.services.shown.values()
    await town.send(Post(EMMA.id, screen, Lane.ANSWER))
    assert town.services.shown == {EMMA.id: before}  # which one was drawn since is the current one


async def test_words_that_were_not_delivered_keep_their_buttons_however_many_there_are(town: Town) -> None:
    ticket = await town.opened()
    lost = [DeskUndelivered(what=What.WORDS, text="Hi", error="no", entry=entry) for entry in (7, 8)]
    await town.send(*(to_topic(ticket, word) for word in lost))
    asked = [body["reply_markup"]["inline_keyboard"] for body in town.standing()[1:]]
    assert [rows[0][0]["callback_data"] for rows in asked] == ["desk.0.release.7", "desk.0.release.8"]


async def test_lines_that_find_no_room_in_one_message_go_in_the_next(town: Town) -> None:
    ticket = await town.opened()
    lines = [
        to_topic(ticket, DeskMoved(operator="Тарас", department="delivery", reason=f"{n}" * 500))
        for n in range(8)
    ]
    await town.send(*lines)
    messages = town.words()[1:]
    assert [message.count(sentence("Reason: {reason}", reason="").strip()) for message in messages] == [7, 1]
    assert all(str(n) * 500 in "".join(messages) for n in range(8))
    assert not await town.waiting()


async def test_a_sign_on_a_note_says_that_it_is_kept(town: Town) -> None:
    ticket = await town.opened()
    note = await town.from_taras(ticket, "// a regular")
    await town.send()
    [call] = town.calls("setMessageReaction")
    assert (call["chat_id"], call["message_id"]) == (GROUP, note.message_id)
    assert "✍" in str(call["reaction"])
    assert len(town.words()) == 2  # the card and the note: no word costs its readers anything


async def test_a_group_that_takes_no_reactions_is_no_matter_for_anybody(town: Town) -> None:
    ticket = await town.opened()
    town.fail("refusal", method="setMessageReaction", description="Bad Request: REACTIONS_NOT_ALLOWED")
    await town.from_taras(ticket, "// a regular")
    await town.send()
    assert len(town.words()) == 2
    assert town.words(SOLOMIIA) == ["/start"]


async def test_what_cannot_be_worded_keeps_back_no_words_that_waited_with_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Screen:
        raise KeyError("a mistake of ours")

    monkeypatch.setitem(WORDED, DeskRated, broken)
    monkeypatch.setattr("bot.delivery.recovery.TRIES", 1)
    ticket = await town.opened()
    await town.from_emma(ticket, "Is anybody there?")
    await town.owe(to_topic(ticket, DeskRated(score=4)))
    await town.from_emma(ticket, "Hello?")
    for _ in range(3):
        await town.send()
        await town.later(seconds=60)
    assert [text.splitlines()[-1] for text in town.words()[1:]] == ["Is anybody there?", "Hello?"]
    [row] = await town.waiting()
    assert (row["body"]["notice"], row["error"]) == (DeskRated.stored_as, "ours: KeyError")


async def test_what_cannot_be_worded_is_kept_and_counted_as_ours_and_sent_once_that_is_mended(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Screen:
        raise KeyError("a mistake of ours")

    await town.owe(to_person(EMMA.id, BanOver()))
    with monkeypatch.context() as patch:
        patch.setitem(WORDED, BanOver, broken)
        patch.setattr("bot.delivery.recovery.TRIES", 1)
        await town.send()
    depth = await town.do(outbox.depth)
    assert (depth.set_aside, depth.failed, len(await town.waiting())) == (1, 0, 1)
    assert town.words(EMMA.id) == town.words(SOLOMIIA) == ["/start"]
    assert await town.do(outbox.try_again) == 1
    await town.send()
    assert town.words(EMMA.id)[1:] == ["You can write to us here again."]
    assert await town.waiting() == []
