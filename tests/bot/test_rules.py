"""What is changed of the rules holds in a bot that runs, whoever changed it."""

from care.rules import change, history
from care.store.unit import Store
from playground.client.client import Playground
from tests.bot.shop import Shop
from tests.words import label, sentence


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


async def test_an_admin_closes_for_a_day_in_the_chat_and_takes_it_back(
    shop: Shop, playground: Playground
) -> None:
    """Customers read it at once, with no tick between; and the same when it is taken back."""
    solomiia, emma = playground.person("solomiia"), playground.person("emma")
    closed, shut = sentence("Closed on: {days}", "en", days="").strip(), sentence("closed", "en")
    await solomiia.say("/setup")
    await solomiia.press_button(label("Special day"))
    await solomiia.press_button(label("Closed tomorrow"))
    await solomiia.press_button(label("Save"))
    await solomiia.wait_for(sentence("Your business"))
    await emma.say("/hours")
    before = await emma.wait_for(closed)
    await solomiia.press_button(label("What was changed"))
    await solomiia.press_button(label("Undo the last one"))
    await solomiia.wait_for(sentence("Your business"))
    await emma.say("/hours")
    after = await emma.wait_for("Phone", after=before["message_id"])
    assert before["text"].count(shut) == after["text"].count(shut) + 1
    async with Store.opened(shop.settings.database_url, shop.business) as store, store.read() as unit:
        assert [(each.by, each.undoes is None) for each in await history(unit, 5)] == [
            (solomiia.id, False),
            (solomiia.id, True),
        ]
