"""An edit is brought to every place where the words stand, whatever has come to stand beside them."""

from dataclasses import replace
from datetime import timedelta

from care.notices.topic import DeskRated, DeskReopened
from care.outbox import Lane, Post, to_topic
from care.outbox.bodies import Relay
from care.tickets.words import changes
from care.tickets.words.scheduled_replies import put_off
from care.values.content import Content, Message
from care.values.content import Kind as ContentKind
from tests.delivery.town import EMMA, GROUP, TARAS, Town, copied, picture
from tests.store.cast import worded
from tests.words import sentence, term


async def edited(town: Town, message: Message, content: Content) -> None:
    again = Message(message.chat_id, message.message_id, content, town.clock.now())
    await town.do(changes.customer_edited, again)
    await town.send()


async def test_an_edit_is_brought_to_the_message_that_shows_it(town: Town) -> None:
    ticket = await town.opened()
    said = await town.from_emma(ticket, "At nune")
    await town.send()
    await edited(town, said, Content(ContentKind.TEXT, "At noon"))
    assert town.words()[-1] == "Emma\nAt noon\n" + term("mark", "originally: {text}", text="At nune")
    assert len(town.standing()) == 2


async def test_an_edit_of_what_stands_in_the_card_redraws_the_card(town: Town) -> None:
    said = town.written("emma", "The soup was cold", EMMA.id)
    ticket = await town.opened(said)
    await edited(town, said, Content(ContentKind.TEXT, "The soup was warm"))
    [card] = town.words()
    assert "The soup was warm" in card
    assert (await town.ticket(ticket.id)).card == ticket.card


async def test_a_text_among_others_that_becomes_a_file_leaves_them_and_stands_below(town: Town) -> None:
    ticket = await town.opened()
    first = await town.from_emma(ticket, "No spoon")
    await town.from_emma(ticket, "No napkin")
    await town.send()
    assert town.words()[-1] == "Emma\nNo spoon\n\nNo napkin"
    photo = town.world.send_files(town.world.people["emma"], EMMA.id, [picture()], "photo", "See")[0].body[
        "photo"
    ][-1]["file_id"]
    await edited(town, first, Content(ContentKind.PHOTO, "See", photo))
    assert town.words()[-2] == "Emma\nNo napkin"
    assert town.words()[-1].startswith("Emma\nSee")
    places = {entry: message for entry, _, message in await copied(town)}
    assert len(set(places.values())) == 2


async def test_what_a_message_cannot_become_is_sent_anew(town: Town) -> None:
    ticket = await town.opened()
    said = await town.from_emma(ticket, "No spoon")
    await town.send()
    town.fail(
        "refusal",
        method="editMessageText",
        description="Bad Request: there is no text in the message to edit",
    )
    await edited(town, said, Content(ContentKind.TEXT, "No fork"))
    assert town.words()[-1].startswith("Emma\nNo fork")
    [[_, _, stands]] = await copied(town)
    assert town.standing()[-1]["message_id"] == stands
    assert town.calls("sendMessage")[-1]["message_thread_id"] == ticket.topic


async def test_an_edit_that_changes_nothing_is_done(town: Town) -> None:
    ticket = await town.opened()
    said = await town.from_emma(ticket, "No spoon")
    await town.send()
    town.fail("refusal", method="editMessageText", description="Bad Request: message is not modified")
    await edited(town, said, Content(ContentKind.TEXT, "No fork"))
    assert await town.waiting() == []
    assert town.words()[-1] == "Emma\nNo spoon"


async def test_what_is_shorter_by_now_owes_its_last_part_no_more(town: Town) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "Hi")
    await town.send()
    [[entry, _, _]] = await copied(town)
    before = len(town.calls())
    await town.send(Post(GROUP, Relay(part=1), Lane.RELAY, stream="t1", ticket_id=ticket.id, entry_id=entry))
    assert len(town.calls()) == before
    assert await town.waiting() == []


async def test_a_planned_reply_that_is_shown_already_is_edited(town: Town) -> None:
    ticket = await town.opened()
    said = town.written("taras", "/later at nine Hello", GROUP, ticket.topic)
    reply = await town.do(put_off, ticket.id, TARAS, said, town.clock.now() + timedelta(hours=1))
    preview = worded("At nine: Hello", later=reply.id)
    await town.send(Post(GROUP, preview, Lane.DESK, stream="later", ticket_id=ticket.id))
    await town.send(
        Post(GROUP, replace(preview, html="At ten: Hello"), Lane.DESK, stream="later", ticket_id=ticket.id)
    )
    assert town.words()[2:] == ["At ten: Hello"]
    assert len(town.calls("editMessageText")) == 1


RATED = sentence("The customer’s rating: {score} out of 5.", score=4)


async def test_a_notice_that_stands_beside_a_customers_words_outlives_their_edit(town: Town) -> None:
    ticket = await town.opened()
    await town.owe(to_topic(ticket, DeskReopened()))
    asked = await town.from_emma(ticket, "Is anybody theer?")
    await town.send(to_topic(ticket, DeskRated(score=4)))
    assert len(town.words()) == 2  # the card, and one message for all three
    await edited(town, asked, Content(ContentKind.TEXT, "Is anybody there?"))
    reopened, emmas, rated = town.words()[-1].split("\n\n")
    assert reopened.startswith(sentence("The customer has reopened the ticket and is waiting for an answer."))
    assert emmas.startswith("Emma\nIs anybody there?")
    assert rated == RATED


async def test_a_notice_stays_where_the_words_beside_it_have_become_a_file(town: Town) -> None:
    ticket = await town.opened()
    said = await town.from_emma(ticket, "It looked like this")
    await town.send(to_topic(ticket, DeskRated(score=4)))
    photo = town.world.send_files(town.world.people["emma"], EMMA.id, [picture()], "photo", "See")[0].body[
        "photo"
    ][-1]["file_id"]
    await edited(town, said, Content(ContentKind.PHOTO, "See", photo))
    rated, shown = town.words()[-2:]
    assert rated == RATED
    assert shown.startswith("Emma\nSee")
