"""The shop rests when its bot has done what there is to do, and not before."""

from playground.content.files import Upload
from playground.values.pictures import png
from tests.bot.shop import GROUP, Shop, complain


async def test_it_waits_for_what_telegram_takes_its_time_for(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await shop.playground.fail("delay", method="sendMessage", silence=0.5)
    await emma.start()
    await shop.rest()
    assert "Hello!" in str(await emma.messages())


async def test_it_waits_for_a_screen_that_waits_for_more(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.press_button("Complaint")
    await emma.press_button("Delivery")
    album = Upload("cake.png", png(8, 6), "image/png"), Upload("tea.png", png(6, 8), "image/png")
    last = (await emma.send_files(*album))[-1]
    await shop.rest()
    screen = await emma.screen()
    assert screen
    assert screen["message_id"] > last["message_id"]


async def test_it_waits_for_a_ticket_to_stand(shop: Shop) -> None:
    await shop.playground.fail("delay", method="createForumTopic", silence=0.5)
    await complain(shop.playground.person("emma"), "The soup was cold")
    await shop.rest()
    assert "The soup was cold" in str(await shop.playground.person("taras").messages(GROUP))
