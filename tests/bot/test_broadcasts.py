"""An admin composes in three languages; customers in three zones get it at their hour; the statistics add up."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from care.broadcasts import rows
from care.broadcasts.model import Outcome
from care.business.broadcasts import Broadcasts
from care.people.customers import find, save
from care.store.unit import Store
from playground.acts.private import block
from playground.client.actor import Actor
from tests.bot.desk import monday
from tests.bot.shop import Shop
from tests.until import until
from tests.words import label, like, sentence

ZONES = {"emma": "Europe/London", "ivan": "Europe/Warsaw", "olena": "", "daria": ""}
WORDS = {"emma": "New coffee", "ivan": "Новый кофе", "olena": "Нова кава"}


@pytest.fixture
async def people(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> dict[str, Actor]:
    """On a Monday at half past two in Kyiv; all of them want news."""
    for name in ("IDLE", "BUSY", "COUNTED"):
        monkeypatch.setattr(f"bot.run.broadcasts.{name}", 0.1)
    found = {key: shop.playground.person(key) for key in (*ZONES, "solomiia")}
    for person in found.values():
        await person.start()
    await shop.rest()
    await monday(shop)
    await shop.rest()
    async with Store.opened(shop.settings.database_url, shop.business) as store, store.write() as unit:
        for key, zone in ZONES.items():
            who = await find(unit, found[key].id)
            assert who is not None
            await save(unit, [replace(who, zone=zone, wishes=replace(who.wishes, news=True))])
        await unit.commit()
    return found


async def compose(admin: Actor) -> None:
    await admin.say("/broadcast")
    for language, key in (("English", "emma"), ("Русский", "ivan")):
        await admin.press_button(f"✎ {language}")
        await admin.say(WORDS[key])
    await admin.wait_for(sentence("there is no text yet."))
    await admin.press_button("✎ Українська")
    await admin.say("Нова кава")
    await admin.wait_for("Нова кава")


async def has(person: Actor, text: str) -> bool:
    return any(text == each.get("text", "") for each in await person.messages())


async def reads(person: Actor, text: str) -> None:
    await until(lambda: has(person, text))


async def counts(shop: Shop) -> rows.Counts:
    async with Store.opened(shop.settings.database_url, shop.business) as store, store.read() as unit:
        return await rows.counts(unit, 1)


async def test_it_comes_at_the_hour_of_each_zone_and_the_figures_add_up(
    shop: Shop, people: dict[str, Actor]
) -> None:
    admin = people["solomiia"]
    await compose(admin)
    await admin.press_button(label("Send me a preview"))
    for words in WORDS.values():
        await reads(admin, words)
    await admin.press_button(label("When"))
    await admin.press_button("15:00")
    await admin.press_button(label("Review and send"))
    await admin.press_button(label("Send"))
    await admin.wait_for(
        like(
            "Broadcast No. {number} has been accepted: {recipients}. You can follow it or stop it in /admin."
        )
    )
    await until(lambda: counts(shop), lambda found: found.total == 4)
    block(shop.world, shop.world.people["daria"])
    kyiv = (await shop.now()).astimezone(ZoneInfo("Europe/Kyiv"))
    assert (kyiv.hour, kyiv.minute) == (14, 30)
    for key in ("olena", "ivan", "emma"):
        assert not await has(people[key], WORDS[key])
        await shop.playground.advance(minutes=31 if key == "olena" else 60)
        await reads(people[key], WORDS[key])
    await people["emma"].press_button(label("No more of these", "en"))
    await people["emma"].wait_for("news and offers")
    await admin.wait_for(like("Broadcast No. {number} is finished."))
    found = await counts(shop)
    assert found.by == {Outcome.SENT: 3, Outcome.BLOCKED: 1}
    assert found.unsubscribed == 1
    await admin.press_button(label("Results of No. {number}", number=1))
    page = await admin.wait_for(sentence("Pressed “No more of these”: {count}", count=1))
    assert "English: " in page["text"]
    await admin.press_button(label("Recall No. {number}", number=1))
    await admin.press_button(label("Delete from chats"))
    await until(lambda: has(people["olena"], WORDS["olena"]), lambda there: not there)
    assert (await counts(shop)).by.get(Outcome.BLOCKED) == 1


async def test_who_asks_about_it_is_counted_with_it_and_the_figures_are_read_anew(
    people: dict[str, Actor],
) -> None:
    admin, emma = people["solomiia"], people["emma"]
    await compose(admin)
    await admin.press_button(f"✎ {label('Ask an operator')}")
    await admin.press_button(label("Review and send"))
    await admin.press_button(label("Send"))
    await reads(emma, WORDS["emma"])
    await admin.wait_for(like("Broadcast No. {number} is finished."))
    await admin.press_button(label("Results of No. {number}", number=1))
    asked = "Pressed a button below it: {count} ({share})"
    await admin.wait_for(sentence(asked, count=0, share="0%"))
    await emma.press_button(label("Ask an operator", "en"))
    await emma.say("Do you have it decaffeinated?")
    await emma.press_button(label("Send", "en"))
    await emma.wait_for(like("We have received your question: it is No. {number}.", "en"))
    await admin.press_button(label("Refresh"))
    page = await admin.wait_for(sentence(asked, count=1, share="25%"))
    assert sentence("Tickets after pressing a button: {count}", count=1) in page["text"]


async def test_above_so_many_a_second_admin_confirms_what_they_see_and_pauses_it(
    shop: Shop, people: dict[str, Actor]
) -> None:
    admin, second = people["solomiia"], people["daria"]
    rules = {"admins": shop.business.admins | {second.id}, "broadcasts": Broadcasts(confirm_above=2)}
    await shop.end()
    shop.business = shop.business.model_copy(update=rules)
    await shop.open()
    await compose(admin)
    await admin.press_button(label("Review and send"))
    await admin.press_button(label("Send"))
    await admin.wait_for(like("Broadcast No. {number} is waiting for another admin to confirm it."))
    await second.wait_for(WORDS["emma"])
    asked = like(
        "{name} wants to send the broadcast above to {recipients}. It will only be sent if another "
        "admin confirms it."
    )
    await second.wait_for(asked)
    assert not await has(people["emma"], WORDS["emma"])
    await admin.say("/admin")
    await admin.press_button(label("Broadcasts"))
    await admin.wait_for(sentence("waiting for another admin"))
    await second.press_button(label("Confirm No. {number}", number=1))
    await reads(people["emma"], WORDS["emma"])
    await admin.wait_for(like("Broadcast No. {number} is finished."))
    await admin.press_button(label("Refresh"))
    page = await admin.wait_for(sentence("finished"))
    assert sentence("delivered: {count}", count=4) in page["text"]


async def test_charlie_has_no_such_command(shop: Shop) -> None:
    charlie = shop.playground.person("charlie")
    await charlie.start()
    await charlie.say("/broadcast")
    await shop.rest()
    assert not any("✎" in str(each) for each in await charlie.messages())


async def test_who_wants_it_has_a_ticket_and_who_would_think_of_it_later_is_reminded(
    shop: Shop, people: dict[str, Actor]
) -> None:
    admin, emma, ivan = people["solomiia"], people["emma"], people["ivan"]
    await compose(admin)
    for below in ("I want this", "Remind me"):
        await admin.press_button(f"✎ {label(below)}")
    await admin.press_button(label("Send me a preview"))
    await reads(admin, WORDS["emma"])
    await admin.press_button(label("I want this", "en"))
    await admin.press_button(label("Back to the broadcast"))
    await admin.press_button(label("Review and send"))
    await admin.press_button(label("Send"))
    await reads(emma, WORDS["emma"])
    await emma.press_button(label("I want this", "en"))
    await emma.wait_for(like("We have passed it on to the team: ticket No. {number}.", "en"))
    await until(lambda: said_in_group(shop, WORDS["emma"]))
    await ivan.press_button(label("Remind me", "ru"))
    await ivan.wait_for(sentence("When shall we remind you?", "ru"))
    await ivan.say("завтра в 12")
    await ivan.wait_for(WORDS["ivan"])


async def said_in_group(shop: Shop, words: str) -> bool:
    desk = shop.playground.person("taras")
    return any(words in each.get("text", "") for each in await desk.messages(shop.business.staff_group))
