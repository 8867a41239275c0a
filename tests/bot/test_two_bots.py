"""Two bots on one store: one works, the other is ready."""

from dataclasses import replace

from tests.bot.shop import GROUP, Shop, complain


async def test_a_second_bot_keeps_still_and_takes_over_when_the_first_has_ended(shop: Shop) -> None:
    second = replace(shop, bot=None)
    await second.open()
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await complain(emma, "The soup was cold")
    await taras.wait_for("The soup was cold", chat_id=GROUP)
    await shop.rest()
    words = [message.get("text", "") for message in await taras.messages(GROUP)]
    assert sum("The soup was cold" in text for text in words) == 1

    await shop.end()
    await emma.say("Anybody there?")
    await emma.wait_for("Your message went to No.\u00a01.", timeout=15)
    await taras.wait_for("Anybody there?", chat_id=GROUP, timeout=15)
    await second.end()
