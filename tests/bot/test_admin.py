"""The admin's pages, and what an operator is told in private."""

import pytest
from sqlalchemy import update

from care.inbox.dead_letters import keep
from care.notices.customer import BanOver
from care.outbox import owe, to_person
from care.store.tables import outbox, webhooks
from care.store.unit import Store
from care.values.clock import SystemClock
from care.webhooks import calls
from playground.client.actor import Actor
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.store.cast import at_moment
from tests.store.looking import ask
from tests.words import label, sentence


@pytest.fixture
def solomiia(shop: Shop) -> Actor:
    return shop.playground.person("solomiia")


async def bury(shop: Shop, update: dict[str, object]) -> None:
    """As if the bot had failed to handle this update."""
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.write() as unit:
        await keep(at_moment(unit, SystemClock().now()), update, "KeyError", admins=shop.business.admins)
        await unit.commit()
    await store.close()


async def test_an_admin_sees_who_works_here_and_removes_an_operator(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.solomiia.start()
    await desk.solomiia.say("/admin")
    await desk.solomiia.press_button("desk.0.page.operators")
    await desk.solomiia.press_button("desk.0.ask.2001")
    await desk.solomiia.press_button("desk.0.remove.2001")
    await desk.solomiia.wait_for("Тарас більше не оператор", GROUP)
    assert (await desk.press_card(desk.taras, "take"))["show_alert"]


async def test_an_admin_can_admit_from_the_page_too(shop: Shop, solomiia: Actor) -> None:
    charlie = shop.playground.person("charlie")
    await charlie.do("join", chat_id=GROUP)
    await solomiia.wait_for("Charlie", GROUP)
    await solomiia.say("/operators")
    await solomiia.press_button("desk.0.admit.4001")
    await solomiia.wait_for("Charlie тепер оператор", GROUP)


async def test_the_admins_pages_are_nobody_elses(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.say("/admin")
    menu = await emma.wait_for("Hello")
    answered = await emma.press(menu["message_id"], "desk.0.remove.3001")
    assert "Operators" not in str(await emma.messages())
    assert answered["answered"]


async def test_what_failed_is_tried_again_with_one_press(shop: Shop, solomiia: Actor) -> None:
    person = {"id": 1003, "is_bot": False, "first_name": "Emma", "language_code": "en"}
    chat = {"id": 1003, "type": "private", "first_name": "Emma"}
    message = {"message_id": 900, "date": 1795000000, "chat": chat, "from": person, "text": "/question"}
    await shop.playground.person("emma").start()
    await solomiia.start()
    await bury(shop, {"update_id": 5, "message": message})
    await solomiia.say("/admin")
    await solomiia.press_button("desk.0.page.letters")
    answered = await solomiia.press_button("desk.0.retry.5")
    assert answered["text"] == sentence("Done: it worked this time.")
    await solomiia.wait_for(sentence("No failures: every message and button press was handled."))


async def test_what_fails_again_is_kept_and_can_be_dropped(shop: Shop, solomiia: Actor) -> None:
    await solomiia.start()
    await bury(shop, {"update_id": 6, "message": {"text": "no message at all"}})
    await solomiia.say("/admin")
    await solomiia.press_button("desk.0.page.letters")
    assert "Знову не вдалося" in (await solomiia.press_button("desk.0.retry.6"))["text"]
    assert (await solomiia.press_button("desk.0.drop.6"))["text"] == sentence("Discarded.")
    await solomiia.wait_for(sentence("No failures: every message and button press was handled."))


@pytest.mark.usefixtures("shop")
async def test_health_is_told_in_plain_words(solomiia: Actor) -> None:
    await solomiia.start()
    await solomiia.say("/health")
    await solomiia.wait_for(sentence("Tickets in progress: {count}", count="0"))


async def test_what_an_error_of_ours_kept_from_being_sent_is_sent_with_one_press(
    shop: Shop, solomiia: Actor
) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await solomiia.start()
    store = Store.at(shop.settings.database_url)
    async with store.write() as unit:
        await owe(at_moment(unit, SystemClock().now()), to_person(emma.id, BanOver()))
        aside = {"error": "ours: KeyError", "failed_at": SystemClock().now()}
        await unit.execute(update(outbox).where(outbox.c.chat_id == emma.id).values(aside))
        await unit.commit()
    await store.close()
    await solomiia.say("/health")
    await solomiia.wait_for("Через помилку в боті")
    assert (await solomiia.press_button(label("Try again")))["text"] == sentence(
        "The messages are being sent again."
    )
    await emma.wait_for("You can write to us here again")


async def test_what_a_system_would_not_take_is_told_again_with_one_press(shop: Shop, solomiia: Actor) -> None:
    row = {
        "endpoint": "crm",
        "event": "ticket.opened",
        "body": "{}",
        "made_at": await shop.now(),
        "tries": 25,
    }
    async with Store.opened(shop.settings.database_url) as store, store.write() as unit:
        await unit.execute(unit.insert(webhooks), [{**row, "name": f"msg_{number}"} for number in range(3)])
        await unit.commit()
    await solomiia.start()
    await solomiia.say("/admin")
    menu = await solomiia.wait_for(sentence("You are an admin here."))
    await solomiia.press(menu["message_id"], "desk.0.page.webhooks")
    for button, left in (("desk.0.retell.2", 2), (label("Try all again"), 0)):
        answered = await solomiia.press_button(button)
        assert answered["text"] == sentence("Sending again.")
        async with Store.opened(shop.settings.database_url) as store:
            assert await ask(store, calls.counts) == (3 - left, left)


async def test_the_admins_page_leads_to_the_figures_and_to_the_log(shop: Shop, solomiia: Actor) -> None:
    await solomiia.start()
    for button, said in (
        (label("Figures"), sentence("Figures: {whose}", whose="")),
        (label("Audit log"), sentence("viewing the figures")),
    ):
        await solomiia.say("/admin")
        await solomiia.press_button(button)
        await solomiia.wait_for(said)
        await shop.rest()


async def test_an_operator_reads_in_private_how_the_desk_works(shop: Shop) -> None:
    desk: Desk = await open_desk(shop)
    await desk.taras.start()
    await desk.taras.wait_for(sentence("You are an operator here."))
    await desk.taras.press_button(label("Complaint"))


async def test_an_admin_has_a_command_list_of_their_own_from_their_first_word_on(shop: Shop) -> None:
    solomiia = shop.playground.person("solomiia")
    await solomiia.start()
    await solomiia.wait_for("")
    await shop.rest()
    [chat] = [chat for chat in (await shop.playground.snapshot())["chats"] if chat["id"] == solomiia.id]
    names = [command["command"] for command in chat["commands"][str(solomiia.id)]]
    assert {"admin", "operators", "health"} <= set(names)
