"""What colleagues know about a customer, from `/about` to the next one's `/card`."""

import pytest

from care.store.tables import note_uses
from care.store.unit import Store
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.store.looking import rows
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def readers(shop: Shop) -> list[int]:
    store = Store.at(shop.settings.database_url, shop.business)
    found = [row["operator_id"] for row in await rows(store, note_uses)]
    await store.close()
    return found


async def test_a_note_stands_on_the_tickets_card_and_on_the_customers(desk: Desk) -> None:
    await desk.write("/about Prefers oat milk")
    await desk.wait_in_topic("1 нотатка про клієнта: Prefers oat milk /card")
    await desk.write("/card")
    card = await desk.wait_in_topic(like("customer since {date}"))
    assert "Prefers oat milk (Тарас" in card["text"]
    assert not await desk.emma_read("oat milk")


async def test_a_colleague_who_reads_it_has_used_it_and_its_author_has_not(desk: Desk) -> None:
    await desk.write("/about Prefers oat milk")
    daria = await desk.admit("daria")
    for reader in (desk.taras, daria, daria):
        before = (await desk.write("/card", reader))["message_id"]
        await desk.wait_in_topic(like("customer since {date}"), after=before)
    assert await readers(desk.shop) == [daria.id]


async def test_from_the_card_through_the_notes_and_back(desk: Desk) -> None:
    await desk.write("/about Prefers oat milk")
    await desk.wait_in_topic(sentence("a note about the customer"))
    for button in (
        "Ще",
        label("Customer"),
        label("Notes: {count}", count=1),
        label("Delete {number}", number=1),
    ):
        await desk.taras.press_button(button, GROUP, desk.thread)
    asked = await desk.wait_in_topic(sentence("Delete this note for everybody?"))
    assert asked["message_id"] == desk.card
    await desk.taras.press_button(label("Delete"), GROUP, desk.thread)
    await desk.wait_in_topic(sentence("No notes yet. To write one: /about"))
    await desk.taras.press_button(label("Back"), GROUP, desk.thread)
    card = await desk.wait_in_topic("The cake was crushed")
    assert sentence("a note about the customer") not in card["text"]


@pytest.mark.parametrize(
    ("written", "refused"),
    [("/about", "/about Любить вівсяне молоко"), (f"/about {'x' * 301}", "щонайбільше 300")],
)
async def test_a_note_that_says_nothing_or_too_much_is_refused(
    desk: Desk, written: str, refused: str
) -> None:
    await desk.write(written)
    await desk.wait_in_topic(refused)


async def test_another_ticket_of_theirs_is_one_press_away(desk: Desk) -> None:
    await desk.emma.start()
    await desk.emma.press_button("Question")
    await desk.emma.press_button("Payments")
    await desk.emma.say("Do you take cards?")
    await desk.emma.press_button("Send")
    second = await desk.taras.wait_for("Do you take cards?", GROUP)
    await desk.write("/card")
    card = await desk.wait_in_topic(like("customer since {date}"))
    links = [entity["url"] for entity in card["entities"] if entity["type"] == "text_link"]
    assert f"https://t.me/c/{str(GROUP)[4:]}/{second['message_thread_id']}" in links
