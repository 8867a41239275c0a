"""Everything that people send crosses between topic and customer as what it is."""

from collections.abc import Callable

import pytest

from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.until import until

CONTENTS = [
    {"sticker": "👍"},
    {"location": {"latitude": 50.45, "longitude": 30.52}},
    {"contact": {"phone_number": "+380441234567", "first_name": "Тарас"}},
]
KINDS = ["photo", "video", "voice", "audio", "document", "video_note", "animation"]


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


def picture(name: str = "cake.png") -> Upload:
    return Upload(name, png(8, 8), "image/png")


async def seen(actor: Actor, fits: Callable[[Json], bool], chat_id: int, times: int = 1) -> list[Json]:
    """The messages of the bot that fit, once there are so many."""

    async def found() -> list[Json]:
        messages = await actor.messages(chat_id)
        return [message for message in messages if message["from"]["is_bot"] and fits(message)]

    return await until(found, lambda found: len(found) >= times)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_file_crosses_both_ways(desk: Desk, kind: str) -> None:
    file = picture() if kind == "photo" else Upload("file.bin", b"content", "application/octet-stream")
    await desk.taras.send_files(file, kind=kind, chat_id=GROUP, thread=desk.thread)
    await seen(desk.emma, lambda message: kind in message, desk.emma.id)
    await desk.emma.send_files(file, kind=kind)
    (message,) = await seen(desk.taras, lambda message: kind in message, GROUP)
    assert message["message_thread_id"] == desk.thread


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: next(iter(content)))
async def test_other_contents_cross_both_ways(desk: Desk, content: Json) -> None:
    (kind,) = content
    await desk.taras.send(GROUP, desk.thread, **content)
    await seen(desk.emma, lambda message: kind in message, desk.emma.id)
    await desk.emma.send(**content)
    await seen(desk.taras, lambda message: kind in message, GROUP)


async def test_an_album_stays_an_album_both_ways(desk: Desk) -> None:
    photos = [picture(f"{index}.png") for index in range(3)]
    await desk.taras.send_files(*photos, caption="Look", chat_id=GROUP, thread=desk.thread)
    parts = await seen(desk.emma, lambda message: "photo" in message, desk.emma.id, 3)
    assert len({message["media_group_id"] for message in parts}) == 1
    await desk.emma.send_files(*photos, caption="Yes")
    parts = await seen(desk.taras, lambda message: "photo" in message, GROUP, 3)
    assert len({message["media_group_id"] for message in parts}) == 1


async def test_an_album_whose_caption_is_a_note_stays_inside(desk: Desk) -> None:
    photos = [picture(f"{index}.png") for index in range(3)]
    await desk.taras.send_files(*photos, caption="// for us", chat_id=GROUP, thread=desk.thread)
    await desk.write("That is all")
    await desk.emma.wait_for("That is all")
    await desk.shop.rest()
    assert not any("photo" in message for message in await desk.emma.messages())


async def test_replies_stay_replies_both_ways(desk: Desk) -> None:
    await desk.write("Which spoon?")
    asked = await desk.emma.wait_for("Which spoon?")
    assert "reply_to_message" not in asked
    await desk.shop.rest()  # where a message stands is written down right after it was sent
    await desk.emma.say("The big one", reply_to=asked["message_id"])
    (answer,) = await seen(desk.taras, lambda m: "The big one" in m.get("text", ""), GROUP)
    assert answer["reply_to_message"]["text"] == "Which spoon?"
    await desk.shop.rest()
    await desk.taras.say("That one?", GROUP, desk.thread, reply_to=answer["message_id"])
    (last,) = await seen(desk.emma, lambda m: "That one?" in m.get("text", ""), desk.emma.id)
    assert last["reply_to_message"]["text"] == "The big one"


async def test_a_customers_edit_is_marked_in_the_topic_and_its_first_wording_kept(desk: Desk) -> None:
    await desk.write("Which spoon?")
    await desk.emma.wait_for("Which spoon?")
    said = await desk.emma.say("The small one")
    await desk.wait_in_topic("The small one")
    await desk.emma.edit(said["message_id"], "The big one")
    edited = await desk.wait_in_topic("The big one")
    assert "спочатку: The small one" in edited["text"]


async def test_a_solved_ticket_is_rated_the_next_day_and_reopened_after_a_low_score(desk: Desk) -> None:
    await desk.press_card(desk.taras, "solve", argument="anyway")
    await desk.emma.wait_for("has been solved")
    for _ in range(6):  # steps that are shorter than the night, in which nobody is asked
        await desk.shop.playground.advance(hours=6)
        await desk.shop.rest()
    asked = await desk.emma.wait_for("How did we do with your ticket No. 1?")
    await desk.emma.press(asked["message_id"], "go.0.survey.1-1")
    await desk.wait_in_topic("Оцінка клієнта: 1 з 5")


async def test_words_for_an_operator_who_wrote_after_solving_reach_them_though_a_form_waits(
    desk: Desk,
) -> None:
    await desk.write("It is on its way")
    await desk.write("/solve")
    solved = await desk.emma.wait_for("has been solved")
    await desk.emma.press(solved["message_id"], "go.0.tickets.1-reopen")
    await desk.emma.wait_for("What is still not right")
    await desk.shop.playground.advance(hours=1)
    await desk.write("Has it come by now?")
    await desk.emma.wait_for("Has it come by now?")
    await desk.emma.say("No, it has not")
    await desk.wait_in_topic("No, it has not")
    await desk.until_titled("🆕 № 1 Emma")
