"""What the staff reads in private: in their own language, and what they can do there."""

import aiohttp
import pytest

from care.notices.private import BreakOver
from care.outbox import owe, to_staff
from care.store.tables import customers
from care.store.unit import Store
from playground.client.actor import Actor
from tests.bot.desk import Desk, arrived, open_desk
from tests.bot.shop import Shop
from tests.store.cast import at_moment
from tests.words import sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def choose_english(person: Actor) -> None:
    await person.start()
    await person.press_button("English")
    await person.wait_for("Hello")


async def say_of_a_break(shop: Shop, operator: int) -> None:
    """An alert to somebody of the staff whom we know as no customer, or as one no more."""
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.write() as unit:
        await unit.execute(customers.delete().where(customers.c.id == operator))
        await owe(at_moment(unit, await shop.now()), to_staff(operator, BreakOver()))
        await unit.commit()
    await store.close()


async def content(desk: Desk, file_id: str) -> str:
    url = f"{desk.shop.settings.api_base_url}/people/file/{file_id}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.text()


# --- the language that they have chosen as a customer


async def test_who_has_chosen_a_language_reads_everything_said_to_them_alone_in_it(desk: Desk) -> None:
    await choose_english(desk.solomiia)
    for command, answer in (
        ("/figures", "Figures: Kalyna"),
        ("/queue", "Others: 1"),
        ("/route delivery", "Priority"),
        ("/audit", "approving an operator"),
    ):
        await desk.solomiia.say(command)
        await desk.solomiia.wait_for(answer)


async def test_a_chart_and_a_file_are_in_that_language_too(desk: Desk) -> None:
    await choose_english(desk.solomiia)
    await desk.solomiia.say("/figures chart")
    assert (await arrived(desk.solomiia, "photo"))["caption"].startswith("Figures: Kalyna\n")
    await desk.solomiia.say("/figures file")
    sent = await arrived(desk.solomiia, "document")
    table = await content(desk, sent["document"]["file_id"])
    assert "Delivery" in table


async def test_a_press_of_a_private_panel_is_answered_in_that_language(desk: Desk) -> None:
    await choose_english(desk.solomiia)
    await desk.solomiia.say("/figures")
    shown = await desk.solomiia.wait_for("Figures: Kalyna")
    await desk.solomiia.press_button("Departments")
    await desk.solomiia.press_button("Last week")
    await desk.solomiia.wait_for("Nothing happened in this period")
    answered = await desk.solomiia.press(shown["message_id"], "t1.1.take.")
    assert answered["text"] == "This button no longer works."


async def test_an_alert_is_in_the_language_of_the_operator_who_is_no_customer(desk: Desk) -> None:
    await choose_english(desk.taras)
    await desk.shop.rest()
    await say_of_a_break(desk.shop, desk.taras.id)
    await desk.shop.playground.advance(minutes=1)
    await desk.taras.wait_for("Your break is over")


async def test_an_operators_shift_is_spoken_of_in_it_too(desk: Desk) -> None:
    await choose_english(desk.taras)
    await desk.taras.say("/onshift")
    await desk.taras.wait_for("Тарас is on shift")


# --- what they can do there


async def commands(desk: Desk, person: Actor) -> set[str]:
    """The command list that Telegram shows in this person's chat."""
    await desk.shop.rest()
    chats = (await desk.shop.playground.snapshot())["chats"]
    [chat] = [chat for chat in chats if chat["id"] == person.id]
    return {command["command"] for command in chat["commands"][str(person.id)]}


@pytest.mark.parametrize("command", ["/start", "/help"])
async def test_an_operator_is_told_which_commands_work_here_by_their_rights(desk: Desk, command: str) -> None:
    await desk.taras.start()
    after = (await desk.taras.wait_for(sentence("You are an operator here.")))["message_id"]
    await desk.taras.say(command)
    told = (await desk.taras.wait_for(sentence("You are an operator here."), after=after))["text"]
    for name in ("queue", "onshift", "offshift", "break", "figures"):
        assert f"/{name} · " in told
    for name in ("audit", "route", "replies", "admin"):
        assert f"/{name} · " not in told


async def test_an_admin_is_told_that_they_are_one_and_how_to_begin(desk: Desk) -> None:
    await desk.solomiia.start()
    told = (await desk.solomiia.wait_for(sentence("You are an admin here.")))["text"]
    assert sentence("To get started, invite your operators to the staff group: the…") in told
    for name in ("queue", "audit", "route", "replies", "admin"):
        assert f"/{name} · " in told


async def test_telegram_lists_in_private_what_they_may(desk: Desk) -> None:
    await desk.taras.start()
    listed = await commands(desk, desk.taras)
    assert {"queue", "onshift", "figures", "complaint"} <= listed
    assert not {"audit", "route", "admin"} & listed
    await desk.solomiia.start()
    assert {"queue", "audit", "route", "replies", "admin"} <= await commands(desk, desk.solomiia)


async def test_who_wrote_as_a_customer_before_has_the_list_once_they_are_admitted(desk: Desk) -> None:
    daria = desk.shop.playground.person("daria")
    await daria.start()
    assert "queue" not in await commands(desk, daria)
    await desk.admit("daria")
    assert "queue" in await commands(desk, daria)


async def test_a_customer_is_told_nothing_of_it(desk: Desk) -> None:
    await desk.emma.say("/help")
    await desk.emma.wait_for("/cancel")
    assert not await desk.emma_read("/queue")
    assert "queue" not in await commands(desk, desk.emma)
