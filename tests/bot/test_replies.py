"""Canned replies, from the operator's `/c` to what the customer reads."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from care.business import Localized, Signature, TicketRules
from care.replies.model import Reply
from care.replies.rows import put
from care.store.unit import Store
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LATE = Reply(
    department="delivery",
    uk="Вітаємо, {name}! Курʼєр у дорозі, № {ticket}. {operator}",
    en="Hello {name}, the courier is on the way with No. {ticket}. {operator}",
)
ON_THE_WAY = "Hello Emma, the courier is on the way with No. 1. Тарас"


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Emma's complaint, Taras who reads Ukrainian, and a few replies."""
    replies = {
        "late": LATE,
        "sorry": Reply(uk="Перепрошуємо."),
        "menu": Reply(department="quality", en="Cake"),
    }
    await keep(shop, replies)
    return await open_desk(shop)


async def keep(shop: Shop, replies: dict[str, Reply]) -> None:
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.write() as unit:
        for key, reply in replies.items():
            await put(unit, key, reply)
        await unit.commit()
    await store.close()


async def preview(desk: Desk, query: str = "late") -> Json:
    """Found by the command; returns the message of the preview."""
    await desk.write(f"/c {query}")
    return await desk.wait_in_topic(like("The customer will get ({language}):"))


async def test_a_reply_of_another_department_is_named_with_it(desk: Desk) -> None:
    await desk.write("/c menu")
    shown = await desk.wait_in_topic(like("No canned reply of this department contains “{query}”."))
    assert (
        sentence(
            "{name}: only for the {department} department", name="menu", department="Якість страв і напоїв"
        )
        in shown["text"]
    )


async def test_it_is_listed_by_its_title_in_the_readers_language_and_found_by_it_in_any(desk: Desk) -> None:
    title = Localized({"uk": "Подвійне списання", "en": "Charged twice"})
    await keep(desk.shop, {"refund": Reply(title=title, en="We are refunding it")})
    await desk.write("/c")
    listed = await desk.wait_in_topic(sentence("<b>Canned replies</b>, most used first"))
    assert any(label.startswith("Подвійне списання · ") for label in labels(listed))
    for query in ("подвійне", "charged tw"):
        command = await desk.write(f"/c {query}")
        shown = await desk.wait_in_topic(
            like("The customer will get ({language}):"), after=command["message_id"]
        )
        assert "We are refunding it" in shown["text"]
    await desk.write("/c подвйне")
    close = await desk.wait_in_topic(sentence("Did you mean {names}?", names="Подвійне списання"))
    assert labels(close)[0].startswith("Подвійне списання")


def labels(message: Json) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


def data(message: Json, label: str) -> str:
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    return str(next(button["callback_data"] for button in buttons if label in button["text"]))


async def test_the_customer_gets_their_own_language_and_the_operator_sees_both(desk: Desk) -> None:
    shown = await preview(desk)
    assert ON_THE_WAY in shown["text"]
    assert "Вітаємо, Emma! Курʼєр у дорозі, № 1. Тарас" in shown["text"]
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    got = await desk.emma.wait_for("the courier is on the way")
    assert got["text"] == f"Тарас\n{ON_THE_WAY}"
    await desk.until_titled("💬 № 1 Emma")


async def test_the_preview_becomes_the_message_that_shows_what_was_sent(desk: Desk) -> None:
    shown = await preview(desk)
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    sent = await desk.wait_in_topic(f"Тарас\n{ON_THE_WAY}")
    assert sent["message_id"] == shown["message_id"]
    assert "reply_markup" not in sent


async def test_pressing_twice_sends_once(desk: Desk) -> None:
    shown = await preview(desk)
    send = data(shown, label("Send"))
    await desk.taras.press(shown["message_id"], send, GROUP)
    again = await desk.taras.press(shown["message_id"], send, GROUP)
    assert again["text"] == sentence("It has already been sent.")
    await desk.shop.rest()
    read = [message for message in await desk.emma.messages() if ON_THE_WAY in message.get("text", "")]
    assert len(read) == 1
    await desk.wait_in_topic(f"Тарас\n{ON_THE_WAY}")


async def test_what_has_changed_since_it_was_shown_is_shown_again_first(desk: Desk) -> None:
    shown = await preview(desk)
    await keep(desk.shop, {"late": Reply(department="delivery", en="The courier is there")})
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    await desk.wait_in_topic(sentence("Something has changed in the meantime, so nothing has been…"))
    assert not await desk.emma_read("courier")
    await desk.taras.press(
        shown["message_id"], data(await desk.wait_in_topic("The courier is there"), label("Send")), GROUP
    )
    await desk.emma.wait_for("The courier is there")


async def test_a_ticket_that_somebody_has_taken_meanwhile_is_looked_at_first(desk: Desk) -> None:
    await preview(desk)
    await desk.press_card(await desk.admit("daria"), "take")
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    await desk.wait_in_topic(sentence("Something has changed in the meantime, so nothing has been…"))
    assert not await desk.emma_read("courier")


async def test_a_language_that_is_missing_is_said_before_it_is_sent(desk: Desk) -> None:
    await desk.write("/c переп")
    shown = await desk.wait_in_topic("Тексту мовою клієнта (англійська) немає.")
    assert "Перепрошуємо." in shown["text"]
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    await desk.emma.wait_for("Перепрошуємо.")


async def test_the_card_leads_to_the_departments_replies_and_stays(desk: Desk) -> None:
    await desk.taras.press_button(label("Replies"), GROUP, desk.thread)
    listed = await desk.wait_in_topic(sentence("<b>Canned replies</b>, most used first"))
    labels = [row[0]["text"] for row in listed["reply_markup"]["inline_keyboard"]]
    assert [label.split(" ")[0] for label in labels] == ["late", "sorry", label("Back")]
    await desk.taras.press_button("late", GROUP, desk.thread)
    await desk.wait_in_topic(ON_THE_WAY)
    await desk.taras.press_button(label("Back"), GROUP, desk.thread)
    await desk.wait_in_topic(sentence("<b>Canned replies</b>, most used first"))
    assert (await desk.wait_in_topic("The cake was crushed"))["message_id"] == desk.card


async def test_what_was_sent_counts_as_used_and_stands_first(desk: Desk) -> None:
    await desk.write("/c переп")
    await desk.wait_in_topic("Перепрошуємо.")
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    await desk.emma.wait_for("Перепрошуємо.")
    await desk.write("/c")
    listed = await desk.wait_in_topic(sentence("<b>Canned replies</b>, most used first"))
    assert listed["reply_markup"]["inline_keyboard"][0][0]["text"].startswith("sorry")


async def test_where_the_business_signs_colleagues_still_see_who_sent_it(
    closed_shop: Shop,
) -> None:
    rules = {"tickets": TicketRules(signature=Signature.BUSINESS)}
    desk = await open_desk(replace(closed_shop, business=closed_shop.business.model_copy(update=rules)))
    shop = desk.shop
    await keep(shop, {"late": LATE})
    await preview(desk)
    await desk.taras.press_button(label("Send"), GROUP, desk.thread)
    got = await desk.emma.wait_for("the courier is on the way")
    assert got["text"] == "Kalyna\nHello Emma, the courier is on the way with No. 1. Kalyna"
    await desk.wait_in_topic("Тарас\nHello Emma")
    await shop.end()
