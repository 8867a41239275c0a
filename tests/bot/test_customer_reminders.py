"""A customer asks to be reminded, and is: over Telegram, with the clock moving."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from care.followups.events import AppointmentMade
from care.followups.telling import tell
from care.store.unit import Store
from tests.bot.desk import monday, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.store.cast import at_moment
from tests.words import label, like, sentence


async def test_a_reminder_by_words_is_shown_back_kept_told_put_off_and_done(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.say("remind me in 2 hours to order water")
    await emma.wait_for("we need to know your time zone")
    await emma.press_button("Yes")
    shown = await emma.wait_for("Shall we remind you")
    assert any(entity["type"] == "date_time" for entity in shown["entities"])
    await emma.press_button("Yes, remind me")
    await emma.wait_for("We will remind you")
    await shop.playground.advance(hours=2)
    came = await emma.wait_for("🔔 order water")
    await emma.press_button("In 10 minutes")
    await emma.wait_for("We will remind you again")
    await shop.playground.advance(minutes=10)
    again = await emma.wait_for("🔔 order water", after=came["message_id"])
    await emma.press_button("Done")
    await emma.wait_for("Done: order water")
    await shop.playground.advance(days=2)
    await shop.rest()
    assert [each["message_id"] for each in await emma.messages() if "🔔" in each.get("text", "")] == [
        came["message_id"],
        again["message_id"],
    ]


async def test_several_before_we_know_where_they_live_are_confirmed_one_after_the_other(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.say("remind me in 2 hours to order water")
    await emma.wait_for("we need to know your time zone")
    await emma.say("remind me in 3 hours to call")
    await emma.wait_for("1 more reminder waits for this answer.")
    await emma.press_button("Yes")
    await emma.wait_for("And 1 more.")
    await emma.press_button("Yes, remind me")
    first = await emma.wait_for("We will remind you")
    await emma.press_button("Yes, remind me")
    await emma.wait_for("We will remind you", after=first["message_id"])
    await shop.playground.advance(hours=2)
    await emma.wait_for("🔔 order water")
    await shop.playground.advance(hours=1)
    await emma.wait_for("🔔 call")


async def test_in_a_talk_with_an_operator_it_is_the_bots_and_can_be_made_theirs(shop: Shop) -> None:
    desk = await open_desk(shop)
    emma, taras = desk.emma, desk.taras
    await complain(emma, "The courier was rude")
    await taras.wait_for("The courier was rude", GROUP)
    await desk.press_card(taras, "take")
    await emma.wait_for("is now working on your ticket")
    await emma.say("remind me tomorrow at 10 to call you")
    await emma.wait_for("time zone")
    await emma.press_button("Yes")
    await emma.wait_for("Shall we remind you")
    await emma.press_button("This is not a reminder")
    await emma.press_button("Add to No. 1")
    await taras.wait_for("remind me tomorrow at 10 to call you", GROUP)


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        ("olena", "uk", "нагадай через 3 години замовити воду"),
        ("ivan", "ru", "напомни через 3 часа заказать воду"),
    ],
)
async def test_it_speaks_their_language(shop: Shop, name: str, language: str, words: str) -> None:
    person = shop.playground.person(name)
    await person.say(words)
    await person.wait_for(
        sentence("To remind you at the right time, we need to know your time zone.", language)
    )
    await person.press_button(label("Yes", language))
    await person.wait_for(like("Shall we remind you {when}?", language))
    await person.press_button(label("Yes, remind me", language))
    await shop.playground.advance(hours=3)
    assert "воду" in (await person.wait_for("🔔"))["text"]


async def test_an_appointment_is_reminded_of_with_a_press_and_its_reminder_moves_along(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await monday(shop)
    now = datetime.fromisoformat((await shop.playground.advance())["now"]).astimezone(UTC)
    made = AppointmentMade(customer=emma.id, reference="T-1", at=now + timedelta(days=3))
    store = Store.at(shop.settings.database_url, shop.business)

    async def hears(event: AppointmentMade) -> None:
        async with store.write() as unit:
            assert await tell(at_moment(unit, now), event)
            await unit.commit()
        await shop.playground.advance(minutes=1)

    await hears(made)
    await emma.wait_for("You have an appointment on Thursday")
    await emma.press_button("A day before")
    await emma.wait_for("time zone")
    await emma.press_button("Yes")
    await emma.wait_for("Shall we remind you on Wednesday")
    await emma.press_button("Yes, remind me")
    await emma.wait_for("We will remind you on Wednesday")
    await hears(replace(made, at=made.at + timedelta(days=1)))
    await emma.wait_for("Your reminder has moved with it: it comes on Thursday")
    await store.close()
    await shop.playground.advance(days=3)
    await emma.wait_for("🔔 Your appointment")


async def test_an_edit_while_it_is_shown_back_is_what_is_kept(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    said = await emma.say("remind me tomorrow at 10 to order water")
    await emma.wait_for("time zone")
    await emma.press_button("Yes")
    shown = await emma.wait_for("Shall we remind you")
    await emma.edit(said["message_id"], "remind me tomorrow at 11 to order milk")
    again = await emma.wait_for("at 11:00")
    assert again["message_id"] == shown["message_id"]
    await emma.press_button("Yes, remind me")
    kept = await emma.wait_for("We will remind you")
    assert "at 11:00" in kept["text"]
    assert "order milk" in kept["text"]
