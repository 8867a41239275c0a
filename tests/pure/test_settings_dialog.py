"""Settings: language, time zone, wishes, and what we know."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.business.retention import Retention
from care.commands import DeleteMe, ExportMe, SetCloseness, SetWishes, SetZone
from care.people.closeness import Closeness
from care.people.customers import Wishes
from care.values.content import Kind
from dialogs.customers.facts import Kept
from dialogs.customers.settings.privacy import Deleting
from dialogs.customers.zone import Choosing, Confirming
from dialogs.language import places
from tests.pure.visitor import EMMA, KAVA, Visitor


def test_settings_show_the_language_and_the_customers_time(emma: Visitor) -> None:
    emma.command("settings")
    assert emma.text == "Language: English\nTime: 10:00 (London)"


def test_a_wish_is_set_to_what_its_button_says(emma: Visitor) -> None:
    emma.command("settings")
    emma.press("mail")
    emma.press("wish", "news-on")
    said = "We may write to you about: Short surveys, Reminders and News and offers"
    assert emma.done == [SetWishes(Wishes(news=True), said)]
    assert ("wish", "news-off") in emma.buttons


# --- the time zone


def test_stop_ends_what_they_did_not_ask_for_at_once(emma: Visitor) -> None:
    emma.command("stop")
    [chosen] = emma.done
    assert isinstance(chosen, SetCloseness)
    assert chosen.closeness is Closeness.ANSWER
    assert emma.here == ("settings", "Mail")
    assert emma.note.startswith("Done: from now on we only answer you")


def test_a_zone_from_the_list_is_confirmed_by_its_time(emma: Visitor) -> None:
    emma.command("settings")
    emma.press("zone")
    emma.press("pick", "1")
    assert "11:00 where you are now, the same as in Warsaw" in emma.text
    emma.press("yes")
    assert emma.done == [SetZone("Europe/Warsaw")]
    assert "11:00 (Warsaw)" in emma.text


@pytest.mark.parametrize("word", ["Львів", "львов", "LVIV", " Kyiv ", "Київ"])
def test_a_city_is_found_by_its_name_in_any_of_the_languages(emma: Visitor, word: str) -> None:
    emma.at("zone", Choosing()).say(word)
    assert emma.conversation.state == Confirming("Europe/Kyiv")


def test_several_cities_are_offered_to_choose_from(emma: Visitor) -> None:
    emma.at("zone", Choosing()).say("san")
    assert len(emma.conversation.state.zones) > 1
    emma.press("pick", "1")
    assert emma.conversation.state.zone == places.search("san")[1]


@pytest.mark.parametrize(
    ("word", "zone"),
    [("Лвів", "Europe/Kyiv"), ("Ню-Йорк", "America/New_York"), ("Londno", "Europe/London")],
)
def test_a_city_is_found_though_a_letter_of_its_name_is_wrong(emma: Visitor, word: str, zone: str) -> None:
    emma.at("zone", Choosing()).say(word)
    assert emma.conversation.state == Confirming(zone)


@pytest.mark.parametrize("word", ["Atlantis", "x" * 60, "?"])
def test_an_unknown_city_gets_a_hint(emma: Visitor, word: str) -> None:
    emma.at("zone", Choosing()).say(word)
    assert "nearest big one" in emma.note


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (50.45, 30.52, "Europe/Kyiv"),
        (49.84, 24.03, "Europe/Kyiv"),  # Lviv is nearer to Warsaw than to Kyiv
        (46.48, 30.73, "Europe/Kyiv"),  # Odesa is nearer to Chisinau
        (52.23, 21.01, "Europe/Warsaw"),
        (40.71, -74.0, "America/New_York"),
        (-33.87, 151.2, "Australia/Sydney"),
        (-18.1, -179.9, "Pacific/Fiji"),  # across the date line
    ],
)
def test_a_location_leads_to_the_zone_of_the_nearest_city(
    emma: Visitor, latitude: float, longitude: float, zone: str
) -> None:
    emma.at("zone", Choosing()).send(Kind.LOCATION, latitude=latitude, longitude=longitude)
    assert emma.conversation.state == Confirming(zone)


@pytest.mark.parametrize("text", ["where is my order, please?", "x" * 61])
def test_words_that_name_no_city_are_kept_and_offered_to_go_where_they_belong(
    emma: Visitor, text: str
) -> None:
    emma.at("zone", Choosing()).say(text)
    assert emma.here == ("offer", "Offering")
    assert text in emma.text


def test_a_photo_is_no_city_and_is_kept(emma: Visitor) -> None:
    emma.at("zone", Choosing()).send(Kind.PHOTO)
    assert emma.here == ("offer", "Offering")


def test_every_zone_has_a_city_in_every_language() -> None:
    zones = {place.zone for place in places.places()}
    named = {zone: [places.city(zone, language) for language in ("uk", "ru", "en")] for zone in zones}
    assert all(all(names) for names in named.values())
    assert named["Europe/Kyiv"] == ["Київ", "Киев", "Kyiv"]
    assert named["America/New_York"] == ["Нью-Йорк", "Нью-Йорк", "New York"]


def test_the_settings_say_which_birthday_was_told() -> None:
    emma = Visitor(customer=replace(EMMA, birthday="02-29"))
    emma.command("settings")
    assert "Birthday: 29 February" in emma.text


# --- what we know


def test_privacy_says_how_much_is_kept(emma: Visitor) -> None:
    emma.knowing(Kept(), {"tickets": 2, "entries": 1, "feedback": 0, "points": 120})
    emma.command("settings")
    emma.press("privacy")
    assert "2 tickets, 1 message and 120 points." in emma.text
    assert "your Telegram name and ID" in emma.text
    for known in ("your tickets", "your visits and orders that", "your reminders", "your birthday"):
        assert known in emma.text


def test_privacy_says_how_long_it_is_kept_as_the_settings_have_it() -> None:
    kept = Retention(messages=timedelta(days=730), tickets=None, feedback=timedelta(days=90))
    emma = Visitor(business=KAVA.model_copy(update={"retention": kept}))
    emma.command("settings")
    emma.press("privacy")
    assert "what was written in a ticket, once it is closed: 2 years" in emma.text
    assert "that the ticket was yours: until you delete your data" in emma.text
    assert "who signed it: 90 days" in emma.text


def test_a_copy_is_sent_as_a_file(emma: Visitor) -> None:
    emma.command("settings")
    emma.press("privacy")
    emma.press("export")
    assert emma.done == [ExportMe()]
    assert "on its way" in emma.note


def test_deletion_asks_first_and_says_goodbye(emma: Visitor) -> None:
    emma.at("privacy", Deleting()).press("keep")
    assert emma.done == []
    emma.press("delete")
    assert "older than two days" in emma.text
    assert "colleagues wrote themselves stays" in emma.text
    emma.press("sure")
    assert emma.done == [DeleteMe()]
    assert "deleted" in emma.kept
