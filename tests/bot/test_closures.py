"""An admin says that a place is closed: it is shown first, then told, and customers see it with the opening hours."""

from datetime import timedelta

import pytest

from care.followups.events import AppointmentMade
from care.followups.telling import tell
from care.store.unit import Store
from tests.bot.desk import Desk, monday, open_desk
from tests.bot.shop import Shop
from tests.store.cast import at_moment
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    await monday(shop)
    return await open_desk(shop)


async def awaits_emma(desk: Desk, place: str) -> None:
    """She has an appointment there in an hour."""
    now = await desk.shop.now()
    visit = AppointmentMade(
        customer=desk.emma.id, reference="7", at=now + timedelta(hours=1), touchpoint=place
    )
    store = Store.at(desk.shop.settings.database_url, desk.shop.business)
    async with store.write() as unit:
        await tell(at_moment(unit, now), visit)
        await unit.commit()
    await store.close()


async def test_it_is_shown_told_and_lifted(desk: Desk) -> None:
    place = desk.shop.business.touchpoints[0]
    chat = desk.solomiia.id
    await awaits_emma(desk, place.key)
    await desk.solomiia.say(f"/closed {place.name.in_language('uk')} до 18:00 Немає води", chat)
    shown = await desk.solomiia.wait_for(
        sentence("It will also be shown with the opening hours. Nobody has…"), chat
    )
    assert "Немає води" in shown["text"]
    assert not await desk.emma_read("Немає води")
    await desk.solomiia.press_button(label("Announce it"), chat)
    await desk.emma.wait_for("Немає води")
    await desk.emma.say("/hours")
    hours = await desk.emma.wait_for(like("“{place}” is closed and opens again {opens}.", "en"))
    assert place.name.in_language("en") in hours["text"]
    await desk.emma.press_button("Write to us")
    await desk.emma.wait_for("How can we help? Tell us here in your own words")
    await desk.solomiia.say("/closed", chat)
    opens = label("Open again: {place}", place=place.name.in_language("uk"))
    await desk.solomiia.press_button(opens, chat)
    await desk.emma.wait_for("is open again. We look forward to seeing you today")


async def test_a_place_where_nobody_is_awaited_is_closed_and_the_hours_say_that_first(desk: Desk) -> None:
    place, chat = desk.shop.business.touchpoints[0], desk.solomiia.id
    await desk.solomiia.say("/closed Оболонь до 18:00", chat)
    refused = await desk.solomiia.wait_for(sentence("There is no such place in the settings."), chat)
    assert place.name.in_language("uk") in refused["text"]
    await desk.solomiia.say(f"/closed {place.key} колись", chat)
    await desk.solomiia.wait_for(sentence("It is not clear when. You can close a place until…"), chat)
    await desk.solomiia.say(f"/closed {place.key} до 18:00 Немає води", chat)
    shown = await desk.solomiia.wait_for(like("Close “{place}”? It would open again {opens}."), chat)
    assert shown["text"].count("о 18:00") == 2  # the sample is of somebody who comes before that
    await desk.solomiia.press_button(label("Close it"), chat)
    await desk.solomiia.wait_for(sentence("Closed. Nobody had to be told."), chat)
    await desk.emma.say("/hours")
    hours = await desk.emma.wait_for("Apart from that, our usual hours apply:")
    assert "is closed and opens again" in hours["text"].split("\n")[0]
    assert "Open now" not in hours["text"]


async def test_a_coming_day_is_told_before_and_until_then_we_are_open(desk: Desk) -> None:
    place, chat = desk.shop.business.touchpoints[0], desk.solomiia.id
    await desk.solomiia.say(f"/closed {place.key} завтра Облік товару", chat)
    ahead = like("“{place}” will be closed {day}, and will open again {opens}.")
    shown = await desk.solomiia.wait_for(ahead, chat)
    assert "вівторок" in shown["text"]
    await desk.solomiia.press_button(label("Close it"), chat)
    await desk.solomiia.wait_for(sentence("Closed. Nobody had to be told."), chat)
    await desk.emma.say("/hours")
    hours = await desk.emma.wait_for(
        like("“{place}” will be closed {day}, and will open again {opens}.", "en")
    )
    assert hours["text"].startswith("Open now")
    assert "will be closed on Tuesday, " in hours["text"]
    name = place.name.in_language("uk")
    await desk.solomiia.press_button(label("Keep open: {place}", place=name), chat)
    await desk.solomiia.wait_for(sentence("The closure is cancelled. Nobody had been told."), chat)


async def test_an_operator_without_the_right_closes_nothing(desk: Desk) -> None:
    await desk.write("/closed branch today")
    await desk.shop.rest()
    assert not await desk.said(sentence("It will also be shown with the opening hours. Nobody has…"))
