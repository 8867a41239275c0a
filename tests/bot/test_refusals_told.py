"""A final refusal by Telegram is told to people who can act, and what did not arrive is no answer."""

from datetime import datetime

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetMe
from sqlalchemy import select

from bot.delivery.troubles import Trouble, trouble_of
from care.store.tables import tickets
from care.store.unit import Store
from playground.content.files import Upload
from playground.values.pictures import png
from tests.bot.desk import Desk, desk_of, open_desk, opening
from tests.bot.shop import GROUP, Shop, complain

GONE = [
    "PEER_ID_INVALID",
    "USER_IS_BLOCKED",
    "INPUT_USER_DEACTIVATED",
    "CHAT_RESTRICTED",
    "chat not found",
    "user not found",
]
FINAL = ["wrong file identifier/HTTP URL specified", "MEDIA_EMPTY", "something that nobody has seen before"]


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """A ticket that Taras has taken, as its customer knows."""
    return await open_desk(shop, taken)


async def taken(shop: Shop) -> tuple[int, int]:
    desk = desk_of(shop, *await opening(shop))
    await desk.press_card(desk.taras, "take")
    await desk.emma.wait_for("Тарас")
    return desk.thread, desk.card


async def waits(desk: Desk) -> tuple[datetime | None, datetime | None]:
    """Since when the customer waits, and when they were first answered, as it is stored."""
    async with (
        Store.opened(desk.shop.settings.database_url, desk.shop.business) as store,
        store.read() as unit,
    ):
        row = (await unit.execute(select(tickets.c.waiting_since, tickets.c.first_answer_at))).one()
    return row.waiting_since, row.first_answer_at


def voice() -> Upload:
    return Upload("a.oga", b"sound", "audio/ogg")


async def test_a_voice_message_that_the_customer_takes_from_nobody_is_no_answer(desk: Desk) -> None:
    await desk.emma.do("voices", allowed=False)
    await desk.taras.send_files(voice(), kind="voice", chat_id=GROUP, thread=desk.thread)
    told = await desk.wait_in_topic("не приймає голосових")
    assert "Не доставлено" in told["text"]
    await desk.shop.rest()
    since, first = await waits(desk)
    assert since is not None
    assert first is None


async def test_what_was_not_delivered_can_be_sent_again(desk: Desk) -> None:
    await desk.emma.do("voices", allowed=False)
    await desk.taras.send_files(voice(), kind="voice", chat_id=GROUP, thread=desk.thread)
    await desk.wait_in_topic("не приймає голосових")
    await desk.emma.do("voices", allowed=True)
    await desk.taras.press_button("Усе одно надіслати", GROUP, desk.thread)
    await desk.shop.rest()
    assert any("voice" in message for message in await desk.emma.messages())
    assert (await waits(desk))[0] is None


@pytest.mark.parametrize("words", FINAL)
async def test_any_final_refusal_is_told_in_the_topic_and_is_no_answer(desk: Desk, words: str) -> None:
    await desk.shop.playground.fail("refusal", chat_id=desk.emma.id, description=f"Bad Request: {words}")
    await desk.write("It is on its way")
    await desk.wait_in_topic("Не доставлено")
    await desk.shop.rest()
    assert (await waits(desk))[0] is not None
    await desk.write("It is on its way now")
    await desk.emma.wait_for("on its way now")
    await desk.shop.rest()
    assert (await waits(desk))[0] is None


@pytest.mark.parametrize("words", GONE)
async def test_who_is_gone_is_told_as_such_and_waits_still(desk: Desk, words: str) -> None:
    await desk.shop.playground.fail("refusal", chat_id=desk.emma.id, description=f"Bad Request: {words}")
    await desk.write("It is on its way")
    await desk.shop.rest()
    assert (await waits(desk))[0] is not None
    card = await desk.taras.wait_for("The cake was crushed", GROUP)
    assert "заблоков" in card["text"]


async def test_a_customers_file_that_the_group_does_not_take_is_told_in_words(desk: Desk) -> None:
    await desk.write("Tell us more")
    await desk.emma.wait_for("Tell us more")
    refusal = "Bad Request: not enough rights to send photos to the chat"
    await desk.shop.playground.fail("refusal", method="sendPhoto", description=refusal)
    await desk.emma.send_files(Upload("a.png", png(8, 8), "image/png"), caption="a photo of the cake")
    told = await desk.wait_in_topic("a photo of the cake")
    assert "photos" in told["text"]


async def test_a_card_that_is_refused_is_told_to_the_admins_and_made_later(shop: Shop) -> None:
    emma, taras, solomiia = (shop.playground.person(key) for key in ("emma", "taras", "solomiia"))
    await solomiia.start()
    refusal = "Bad Request: something that nobody has seen before"
    await shop.playground.fail("refusal", method="createForumTopic", description=refusal)
    await complain(emma, "The cake was crushed")
    await solomiia.wait_for("nobody has seen before")
    await shop.playground.advance(seconds=30)
    await taras.wait_for("The cake was crushed", GROUP)


@pytest.mark.parametrize("words", GONE)
def test_gone_people_and_shut_groups_are_told_apart(words: str) -> None:
    error = _bad_request(words)
    assert trouble_of(error, 1003) is Trouble.BLOCKED
    assert trouble_of(error, GROUP) is not Trouble.BLOCKED


def _bad_request(words: str) -> TelegramBadRequest:
    return TelegramBadRequest(GetMe(), f"Bad Request: {words}")
