"""What an operator writes reaches the customer only if it is meant for them, and what was sent can be taken back."""

import pytest

from care.business import Business, Localized
from care.business.desk import Person
from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json
from playground.world.views import spaced, words
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence

INSIDE = [
    "/Note he is rude",
    "/note: he is rude",
    "/ note he is rude",
    "\u200b// he is rude",
    "\ufeff/\u200f/ he is rude",
    "\u00a0／／ he is rude",
    "\\\\ he is rude",
    "/нотатка хамить",
    "note: he is rude",
    "/сolve",
    "/solve.",
    "/5 of 10 cakes",
    "/ban@OtherBot 7d",
    "Hello\n// he is rude",
    "для своїх: хамить",
    "(внутреннее) хамит",
    "#note he is rude",
    "Колеги, хто візьме?",
    "Дашо, подивись",
    "Нагадай через 10 хв подзвонити",
    "remind me tomorrow at 9 to call the supplier",
]


@pytest.fixture
def business(business: Business) -> Business:
    daria = Person(id=2002, name=Localized({"uk": "Дарія", "en": "Daria"}))
    return business.model_copy(update={"staff": (daria,)})


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def press(desk: Desk, message: Json, label: str, by: Actor | None = None) -> Json:
    rows = message["reply_markup"]["inline_keyboard"]
    data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
    return await (by or desk.taras).press(message["message_id"], data, GROUP)


async def read_by_emma(desk: Desk) -> list[str]:
    """What the operator has said to her, after all that was said before has arrived."""
    await desk.write("That is all")
    await desk.emma.wait_for("That is all")
    return [
        message.get("text", "")
        for message in await desk.emma.messages()
        if message.get("text", "").startswith("Тарас\n")
    ]


async def test_what_may_be_meant_to_stay_inside_stays_inside(desk: Desk) -> None:
    for text in INSIDE:
        await desk.write(text)
        photo = Upload("cake.png", png(8, 8), "image/png")
        await desk.taras.send_files(photo, caption=text, chat_id=GROUP, thread=desk.thread)
    assert await read_by_emma(desk) == ["Тарас\nThat is all"]
    assert not any("photo" in message for message in await desk.emma.messages())
    assert not any("🔒" in topic["name"] or "✅" in topic["name"] for topic in await desk.taras.topics(GROUP))


async def test_a_customer_may_be_asked_to_remind_us_of_something(desk: Desk) -> None:
    await desk.write("Нагадайте, будь ласка, номер замовлення")
    await desk.emma.wait_for("номер замовлення")


async def test_a_tickets_command_in_private_is_told_where_it_works(desk: Desk) -> None:
    for text in ("/solve", "/note he is rude", "/c вибач"):
        await desk.taras.say(text, desk.taras.id)
        said = sentence(
            "/{name} only works in a ticket’s topic. Please write it there.", name=text.split()[0][1:]
        )
        await desk.taras.wait_for(said, desk.taras.id)
    await desk.emma.say("/solve")  # to a customer there is no such command
    await desk.emma.wait_for("There is no such command.")


async def test_what_was_held_is_said_and_can_be_sent_all_the_same(desk: Desk) -> None:
    written = await desk.write("/slove it is 5 of 10")
    asked = await desk.wait_in_topic(
        sentence("Not sent to the customer: this looks like a command or a note.")
    )
    assert asked["reply_to_message"]["message_id"] == written["message_id"]
    assert sentence("Did you mean {names}?", names="/solve") in asked["text"]
    await press(desk, asked, label("Send anyway"))
    await desk.emma.wait_for("/slove it is 5 of 10")
    await desk.wait_in_topic(sentence("Sent to the customer by {name}.", name="Тарас"))


async def test_an_answer_edited_into_a_note_disappears_and_back_again_when_it_is_sent(desk: Desk) -> None:
    said = await desk.write("He is rude")
    await desk.emma.wait_for("He is rude")
    await desk.shop.rest()
    await desk.taras.edit(said["message_id"], "// He is rude", GROUP)
    await desk.wait_in_topic(like("Taken back by {name}, so the customer no longer sees it: “{begin}”."))
    assert not await desk.emma_read("He is rude")
    await desk.taras.edit(said["message_id"], "He is right", GROUP)
    asked = await desk.wait_in_topic(sentence("This message was not sent before you edited it, and it has…"))
    assert not await desk.emma_read("He is right")
    await press(desk, asked, label("Send anyway"))
    await desk.emma.wait_for("He is right")


@pytest.mark.parametrize("inside", ["Дашо, глянь", "не для клієнта: хамить"])
async def test_an_answer_edited_into_a_word_to_the_team_is_taken_back(desk: Desk, inside: str) -> None:
    said = await desk.write("Emma, we are sorry")
    await desk.emma.wait_for("we are sorry")
    await desk.shop.rest()
    await desk.taras.edit(said["message_id"], inside, GROUP)
    await desk.wait_in_topic(sentence("After your edit this looks like a command or something for…"))
    await desk.wait_in_topic(like("Taken back by {name}, so the customer no longer sees it: “{begin}”."))
    assert await read_by_emma(desk) == ["Тарас\nThat is all"]


async def test_a_mistyped_command_is_mended_by_an_edit(desk: Desk) -> None:
    said = await desk.write("/pritority high")
    await desk.wait_in_topic(sentence("Did you mean {names}?", names="/priority"))
    await desk.taras.edit(said["message_id"], "/priority high", GROUP)
    await desk.wait_in_topic("Пріоритет:")


async def test_a_message_is_taken_back_by_a_reply(desk: Desk) -> None:
    said = await desk.write("He is rude")
    await desk.emma.wait_for("He is rude")
    await desk.shop.rest()
    await desk.taras.say("/unsend", GROUP, desk.thread, reply_to=said["message_id"])
    await desk.wait_in_topic(
        sentence(
            "Taken back by {name}, so the customer no longer sees it: “{begin}”.",
            name="Тарас",
            begin="He is rude",
        )
    )
    assert not await desk.emma_read("He is rude")


async def test_an_album_is_taken_back_as_a_whole_by_a_button(desk: Desk) -> None:
    photos = [Upload(f"{index}.png", png(8, 8), "image/png") for index in range(3)]
    await desk.taras.send_files(*photos, caption="Look", chat_id=GROUP, thread=desk.thread)
    while sum("photo" in message for message in await desk.emma.messages()) < 3:
        await desk.shop.rest()
    await desk.write("/unsend")
    listed = await desk.wait_in_topic(sentence("Which message should be taken back?"))
    await press(desk, listed, label("Take back {number}", number="1"))
    await desk.wait_in_topic("Відкликано (Тарас), клієнт цього більше не бачить: «Look»")
    assert not any("photo" in message for message in await desk.emma.messages())


async def test_what_telegram_deletes_no_more_is_emptied(desk: Desk) -> None:
    said = await desk.write("He is rude")
    await desk.emma.wait_for("He is rude")
    await desk.shop.rest()
    await desk.shop.playground.advance(hours=49)
    await desk.taras.say("/unsend", GROUP, desk.thread, reply_to=said["message_id"])
    await desk.wait_in_topic(like("Taken back by {name}: “{begin}”. It is more than 48 hours…"))
    await desk.emma.wait_for("This message was taken back.")
    assert not await desk.emma_read("He is rude")


async def test_a_file_that_telegram_deletes_no_more_is_said_to_stay(desk: Desk) -> None:
    photo = Upload("cake.png", png(8, 8), "image/png")
    said = await desk.taras.send_files(photo, chat_id=GROUP, thread=desk.thread)
    while not any("photo" in message for message in await desk.emma.messages()):
        await desk.shop.rest()
    await desk.shop.rest()
    await desk.shop.playground.advance(hours=49)
    number = said[0]["message_id"] if isinstance(said, list) else said["message_id"]
    await desk.taras.say("/unsend", GROUP, desk.thread, reply_to=number)
    await desk.wait_in_topic(like("Not taken back, so the customer still sees it: “{begin}”…"))


async def test_a_topic_that_is_made_anew_says_why_first_and_marks_what_the_customer_does_not_have(
    desk: Desk,
) -> None:
    await desk.write("We are looking into it")
    await desk.emma.wait_for("looking into it")
    await desk.write("// she is a regular")
    await desk.write("/slove")
    await desk.wait_in_topic("/solve")
    wrong = await desk.write("This was for somebody else")
    await desk.emma.wait_for("for somebody else")
    await desk.taras.say("/unsend", GROUP, desk.thread, reply_to=wrong["message_id"])
    await desk.wait_in_topic("Відкликано")
    await desk.solomiia.do("topics", chat_id=GROUP, action="delete", message_thread_id=desk.thread)
    await desk.emma.say("And now?")
    await desk.taras.wait_for("And now?", GROUP)
    texts = [spaced(words(each)) for each in await desk.taras.messages(GROUP)]
    [start] = [
        at
        for at, text in enumerate(texts)
        if sentence("The topic of this ticket was deleted. The ticket continues here.") in text
    ]
    anew = "\n".join(texts[start:])
    for said, marked in (
        ("We are looking into it", "Тарас"),
        ("she is a regular\n\n/slove", "Тарас · клієнту не надіслано"),
        ("This was for somebody else", "Тарас · відкликано"),
    ):
        assert f"{marked}\n{said}" in anew
    assert "The cake was crushed" in texts[start - 1]
