"""What the bot writes by itself after something has happened: over Telegram, with the clock moving."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from care.followups.events import PurchaseMade, VisitFinished, told_of
from care.followups.telling import tell
from care.store.unit import Store
from playground.client.actor import Actor
from tests.bot.desk import monday, open_desk
from tests.bot.shop import GROUP, Shop
from tests.store.cast import at_moment
from tests.words import label, like, sentence


async def visits(shop: Shop, person: Actor, number: str, touchpoint: str = "table_1") -> datetime:
    """As the business's system tells it, now; when that is."""
    now = await shop.now()
    event = VisitFinished(customer=person.id, reference=number, at=now, touchpoint=touchpoint)
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.write() as unit:
        assert await tell(at_moment(unit, now), event)
        await unit.commit()
    await store.close()
    return now


async def told(person: Actor, text: str) -> int:
    return sum(text in each.get("text", "") for each in await person.messages())


async def test_a_visit_is_asked_about_and_its_feedback_is_one_press_away(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await monday(shop)
    await visits(shop, emma, "V-1")
    await shop.playground.advance(hours=2)
    await emma.wait_for("Thank you for your visit (Table 1)")
    await emma.press_button("Leave feedback")
    await emma.wait_for("Table 1: how was it?")
    await shop.playground.advance(days=1, hours=1)
    await shop.rest()
    assert await told(emma, "We are asking once more") == 0


async def test_a_short_yes_after_a_solved_ticket_answers_what_we_asked_since(shop: Shop) -> None:
    desk = await open_desk(shop)
    await monday(shop)
    await desk.write("We are sorry")
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await visits(shop, desk.emma, "V-1")
    await shop.playground.advance(hours=2)
    await desk.emma.wait_for("Thank you for your visit (Table 1)")
    await desk.emma.say("yes thanks!")
    await desk.emma.wait_for("Thank you for telling us.")
    await desk.emma.say(
        "What about the bill?"
    )  # something else was asked since: nothing is opened again unasked
    asked = await desk.emma.wait_for("Where should it go?")
    assert "offer.reopen.1" in re.sub(r"\.\d+\.reopen", ".reopen", str(asked["reply_markup"]))
    await desk.until_titled("✅ № 1 Emma")


@pytest.mark.parametrize(("name", "language"), [("olena", "uk"), ("ivan", "ru")])
async def test_who_does_not_answer_is_asked_once_more_and_one_press_ends_it(
    shop: Shop, name: str, language: str
) -> None:
    person = shop.playground.person(name)
    await person.start()
    await monday(shop)
    await visits(shop, person, "V-1")
    await shop.playground.advance(hours=2)
    await person.wait_for(like("Thank you for your visit ({where}). How was it?", language))
    await shop.playground.advance(days=1)
    await person.wait_for(
        sentence(
            "We are asking once more and will not ask again: did everything go well? It takes a minute.",
            language,
        )
    )
    await person.press_button(label("No more of these", language))
    await person.wait_for(like("We will not write to you about this any more: {what}.", language))


async def test_what_is_due_at_night_waits_for_the_morning(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await monday(shop)
    await shop.playground.advance(hours=6)  # 20:30
    await visits(shop, emma, "V-1")
    await shop.playground.advance(hours=2)
    await shop.rest()
    assert await told(emma, "Thank you for your visit") == 0
    await shop.playground.advance(hours=10, minutes=31)
    await emma.wait_for("Thank you for your visit")


async def test_an_admin_reads_what_comes_and_holds_it_back(shop: Shop) -> None:
    emma, solomiia = shop.playground.person("emma"), shop.playground.person("solomiia")
    await emma.start()
    await monday(shop)
    await visits(shop, emma, "V-1")
    await solomiia.say("/admin")
    await solomiia.press_button("desk.0.page.followups")
    await solomiia.wait_for(label("After a visit", "uk"))
    await solomiia.press_button("Не надсилати 1")
    await solomiia.wait_for("Найближчі сім днів бот сам нічого не надсилатиме")
    await shop.playground.advance(hours=3)
    await shop.rest()
    assert await told(emma, "Thank you for your visit") == 0


async def test_an_operator_notes_an_order_in_the_topic_and_once_is_enough(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "take")
    noted = await desk.write("/event purchase R-5")
    await desk.wait_in_topic(sentence("Noted.", "uk"), after=noted["message_id"])
    again = await desk.write("/event покупка R-5")
    known = sentence("This is already known, so nothing was changed.", "uk")
    await desk.wait_in_topic(known, after=again["message_id"])
    wrong = await desk.write("/event bought")
    said = await desk.wait_in_topic(sentence("/event delivered A-17"), after=wrong["message_id"])
    assert "візит" in said["text"]
    bare = await desk.write("/event візит")
    missing = sentence("The number of the order, receipt, visit or appointment is missing.", "uk")
    await desk.wait_in_topic(missing, after=bare["message_id"])
    bare = await desk.write("/event візит вчора 18:00")
    await desk.wait_in_topic(missing, after=bare["message_id"])


async def test_an_appointment_is_noted_with_its_time(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "take")
    unclear = sentence("It is not clear when. Give a time in the future, such as “tomorrow 15:00”.", "uk")
    for said in ("/event запис Z-1", "/event запис Z-1 манікюр"):
        bare = await desk.write(said)
        await desk.wait_in_topic(unclear, after=bare["message_id"])
    noted = await desk.write("/event запис Z-1 завтра о 15:00")
    await desk.wait_in_topic(sentence("Noted.", "uk"), after=noted["message_id"])
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.read() as unit:
        (made,) = await told_of(unit, desk.emma.id)
    await store.close()
    tomorrow = (await shop.now()).astimezone(shop.business.tz) + timedelta(days=1)
    assert made["at"].astimezone(shop.business.tz).strftime("%d %H:%M") == tomorrow.strftime("%d 15:00")


async def test_the_usual_order_is_asked_for_and_its_customer_undoes_it_with_a_press(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await emma.start()
    await emma.say("/settings")
    await emma.press_button("Messages from us")
    await emma.press_button("Do it and tell me")
    await monday(shop)
    now = datetime.fromisoformat((await shop.playground.advance())["now"]).astimezone(UTC)
    store = Store.at(shop.settings.database_url, shop.business)
    async with store.write() as unit:
        for weeks in (3, 2, 1):
            bought = now + timedelta(hours=1) - timedelta(weeks=weeks)
            event = PurchaseMade(customer=emma.id, reference=f"R-{weeks}", at=bought)
            await tell(at_moment(unit, bought), event)
        await unit.commit()
    await store.close()
    await shop.playground.advance(hours=1)
    await emma.wait_for("You order every 7 days")
    await taras.wait_for(
        like("🔁 The usual order, please. The bot has opened this ticket by itself,…"), GROUP
    )
    await emma.press_button("Undo this")
    await emma.wait_for("Undone: No. 1 is withdrawn, and nothing will be ordered.")
    await taras.wait_for(sentence("The customer has withdrawn the ticket. No answer is needed.", "uk"), GROUP)
