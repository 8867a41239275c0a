"""When we are open and where, in the chat."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from care.business import Contact, Hours, Localized, Period
from care.business.hours import DAYS
from care.closures.rows import Closure
from care.values.content import Kind
from dialogs.customers.facts import Closures
from dialogs.customers.hours import Shown
from dialogs.engine.machine import Screen
from tests.pure.visitor import ALL_DAY, EMMA, KAVA, NOW, Visitor

DAY = (Period(start=time(9), end=time(13)), Period(start=time(14), end=time(20)))
HOURS = Hours(days={"fri": DAY, "sat": DAY[:1]}, holidays=frozenset({date(2026, 11, 28), date(2026, 12, 25)}))
CONTACT = Contact(
    address=Localized({"en": "12 Podil"}), phone="+380 44 000 00 00", map="https://example.org/12"
)
SHOP = KAVA.model_copy(update={"hours": HOURS, "contact": CONTACT})


@pytest.fixture
def visitor() -> Visitor:
    return Visitor(business=SHOP)


def screen(visitor: Visitor) -> Screen:
    assert visitor.outcome
    return visitor.outcome.screen


def test_it_says_whether_we_are_open_and_until_when(visitor: Visitor) -> None:
    visitor.command("hours")  # Friday, noon in Kyiv
    assert visitor.text.startswith("Open now. Break 13:00–14:00, then open until 20:00")
    visitor.wait(hours=1, minutes=30)
    visitor.command("hours")
    assert visitor.text.startswith("Closed now. We open today at 14:00")
    visitor.wait(hours=1)
    visitor.command("hours")
    assert visitor.text.startswith("Open now, until 20:00")
    visitor.wait(hours=-1)
    visitor.wait(days=1)
    visitor.command("hours")  # a Saturday, and the next one is a holiday
    assert visitor.text.startswith("Closed now. We open on Friday, 27 November, at 09:00")


def test_the_days_to_come_stand_below_with_the_holidays(visitor: Visitor) -> None:
    visitor.wait(days=1)
    visitor.command("hours")
    assert "Sat 21: 09:00–13:00\nSun 22: closed" in visitor.text
    assert "Fri 27: 09:00–13:00, 14:00–20:00" in visitor.text
    assert "Closed on: 28 Nov and 25 Dec" in visitor.text


def test_who_lives_by_another_time_is_told_whose_it_is(visitor: Visitor) -> None:
    visitor.command("hours")
    assert "Local time: Kyiv" in visitor.text
    somewhere = Visitor(business=SHOP, customer=replace(EMMA, zone=""))
    somewhere.command("hours")
    assert "Local time: Kyiv" in somewhere.text
    here = Visitor(business=SHOP, customer=replace(EMMA, zone="Europe/Kyiv"))
    here.command("hours")
    assert "Local time" not in here.text


def test_address_phone_and_map_come_from_the_settings(visitor: Visitor) -> None:
    visitor.command("hours")
    assert "Address: 12 Podil\nPhone: +380 44 000 00 00" in visitor.text
    assert screen(visitor).rows[0][0].url == "https://example.org/12"


def test_a_place_that_never_closes_says_so() -> None:
    always = Hours(days=dict.fromkeys(DAYS, ALL_DAY))
    visitor = Visitor(business=KAVA.model_copy(update={"hours": always}))
    visitor.command("hours")
    assert visitor.text.startswith("Open around the clock")


def test_who_asks_in_words_is_answered_and_can_still_have_an_operator(visitor: Visitor) -> None:
    visitor.say("Are you open on Sunday?")
    assert visitor.here == ("hours", "Shown")
    assert "Open now" in visitor.text
    visitor.press("ask")
    assert visitor.here == ("question", "Asking")
    assert "Are you open on Sunday?" in visitor.text
    visitor.press("send")
    assert [message.content.text for message in visitor.done[0].messages] == ["Are you open on Sunday?"]  # type: ignore[union-attr]


def test_the_day_that_they_ask_about_comes_first(visitor: Visitor) -> None:
    visitor.say("Are you open on Friday?")
    assert visitor.text.startswith("27 Nov: 09:00–13:00, 14:00–20:00\n\nOpen now")
    visitor.say("Are you open on 25 December?")
    assert visitor.text.startswith("25 Dec: closed\n\nOpen now")
    visitor.say("When are you open?")
    assert visitor.text.startswith("Open now")


def test_a_day_on_which_a_place_is_closed_has_a_sign(visitor: Visitor) -> None:
    begins = visitor.facts.now + timedelta(days=1)
    closed = Closure(1, KAVA.touchpoints[0].key, begins, begins + timedelta(hours=3), "", announced_at=NOW)
    visitor.knowing(Closures(), (closed,))
    visitor.command("hours")
    assert "Sat 21: 09:00–13:00 ⚠️" in visitor.text
    assert visitor.text.count("⚠️") == 1


def test_a_photo_with_such_words_is_offered_to_be_passed_on(visitor: Visitor) -> None:
    visitor.send(Kind.PHOTO, "open")
    assert visitor.here == ("offer", "Offering")


def test_more_words_after_the_answer_are_free_text(visitor: Visitor) -> None:
    visitor.at("hours", Shown()).say("My soup was cold")
    assert visitor.here == ("offer", "Offering")
