"""What is changed of the rules holds in a bot that runs, whoever changed it."""

from care.rules import change
from care.store.unit import Store
from playground.client.client import Playground
from tests.bot.shop import Shop


async def test_a_bot_that_runs_goes_by_what_another_process_has_changed(
    shop: Shop, playground: Playground
) -> None:
    emma = playground.person("emma")
    await emma.start()
    async with Store.opened(shop.settings.database_url, shop.business) as other, other.write() as unit:
        await change(unit, 3001, {"departments.news": {"name": {"en": "Newspapers"}}})
        await unit.commit()
    await playground.advance(seconds=1)
    await shop.rest()
    await emma.say("/complaint")
    await emma.press_button("Newspapers")
