"""Presses that no button of ours can have made, by Telegram's own way in."""

import pytest

from care.store.tables import dead_letters
from care.store.unit import Store
from tests.bot.shop import Shop
from tests.store.looking import rows

FORGED = [
    "go.0.language.<b>nowhere</b>",
    "go.0.language.resume",
    "go.0.zone.nowhere",
    "go.0.nowhere.",
    "go.0.tickets.0",
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_link_leads_nowhere_and_leaves_no_failure(shop: Shop, data: str) -> None:
    emma, solomiia = shop.playground.person("emma"), shop.playground.person("solomiia")
    await emma.start()
    screen = await emma.wait_for("Hello! This is Kalyna.")
    for _again in range(3):
        await emma.press(screen["message_id"], data)
        await emma.say("/language")
        await emma.press_button("English")
    await shop.rest()
    store = Store.at(shop.settings.database_url, shop.business)
    assert await rows(store, dead_letters) == []
    await store.close()
    assert await solomiia.messages() == []
