"""An admin changes what the business is: seen in each language before it is saved, read as people write it, undone."""

from dataclasses import replace
from datetime import time

import pytest

from care.business import Business, Hours, Localized, Period
from care.business.hours import DAYS
from care.rules import laid
from care.rules.commands import ChangeRules, UndoRule
from dialogs.customers.facts import Answered, OfferedGroup
from dialogs.explorer import casts
from dialogs.setup import changing
from dialogs.setup.states import Overview, Special
from tests.for_each import for_each
from tests.pure.visitor import EMMA, KAVA, Visitor

WEEK = Hours(days=dict.fromkeys(DAYS[:5], (Period(start=time(9), end=time(18)),)))
SHOP = KAVA.model_copy(update={"admins": frozenset({EMMA.id}), "hours": WEEK})


def visitor(business: Business) -> Visitor:
    found = Visitor(business=business)
    found.knowing(Answered(), frozenset()).knowing(OfferedGroup(), None)
    return found.knowing(changing.HISTORY, casts.CHANGES)


@pytest.fixture
def admin() -> Visitor:
    found = visitor(SHOP)
    found.command("setup")
    return found


def saved(admin: Visitor) -> object:
    admin.press("save")
    command = admin.done[-1]
    assert isinstance(command, ChangeRules)
    laid(SHOP, command.values)  # what is saved can be
    return command.values


def test_closed_tomorrow_is_three_presses_and_seen_in_each_language_before(admin: Visitor) -> None:
    admin.press("special")
    admin.press("closed", "1")
    assert admin.done == []
    assert "Українська: 21 лист. — закрито" in admin.text
    assert "English: 21 Nov — closed" in admin.text
    assert saved(admin) == {"hours.special": {"2026-11-21": []}}
    assert isinstance(admin.conversation.state, Overview)


@for_each(
    "said, spans",
    {
        "till 15:00": ["09:00-15:00"],
        "до 15": ["09:00-15:00"],
        "10-14": ["10:00-14:00"],
        "closed all day": None,
        "whenever": None,
    }.items(),
)
def test_the_hours_of_a_day_are_read_as_people_write_them(said: str, spans: list[str] | None) -> None:
    admin = visitor(SHOP).at("setup", Special("2026-12-31"))
    admin.say(said)
    if spans is None:
        assert isinstance(admin.conversation.state, Special)
        assert "Please write the hours of that day" in admin.note
    else:
        assert saved(admin) == {"hours.special": {"2026-12-31": spans}}


def test_till_three_on_the_31st_is_written_and_pressed_and_a_day_in_the_past_is_not(admin: Visitor) -> None:
    admin.press("special")
    admin.say("31.12")
    assert "What are the hours on 31 Dec?" in admin.text
    admin.press("till", "15")
    assert saved(admin) == {"hours.special": {"2026-12-31": ["09:00-15:00"]}}
    admin.press("special")
    admin.say("gibberish")
    assert "Please write a day within a year" in admin.note


def test_a_special_day_becomes_usual_again_and_those_that_are_over_go(admin: Visitor) -> None:
    past: dict[str, object] = {"hours.special": {"2026-11-01": [], "2026-11-23": []}}
    admin.facts = replace(admin.facts, business=laid(SHOP, past))
    admin.press("special")
    admin.press("day", "3")
    admin.press("usual")
    assert saved(admin) == {"hours.special": {}}


def test_a_welcome_is_kept_by_language_and_shown_to_newcomers(admin: Visitor) -> None:
    admin.press("welcome")
    admin.press("pick", "en")
    admin.say("x" * 501)
    assert "1 to 500" in admin.note
    admin.say("We bake & brew.")
    assert "English: We bake & brew." in admin.text
    values = saved(admin)
    assert values == {"welcome": {"en": "We bake & brew."}}
    newcomer = Visitor(business=SHOP.model_copy(update={"welcome": Localized({"en": "We bake & brew."})}))
    newcomer.command("start")
    assert newcomer.text.startswith("Hello! This is Kava.\n\nWe bake & brew.")


def test_a_department_is_renamed_and_one_more_added(admin: Visitor) -> None:
    admin.press("change", "departments")
    admin.press("pick", "cafe")
    assert "Кавʼярня / Кофейня / Café" in admin.text
    admin.say("Доставка")
    assert "appears twice" in admin.note
    admin.say("Кухня / Кухня / Kitchen")
    assert "English: Delivery, Kitchen" in admin.text
    names = {"uk": "Кухня", "ru": "Кухня", "en": "Kitchen"}
    assert saved(admin) == {"departments.cafe.name": names}
    admin.press("change", "departments")
    admin.say("Кухня / Кухня / Kitchen")
    assert saved(admin) == {"departments.d1": {"name": names}}


def test_hours_that_overlap_are_refused_with_the_files_own_sentence(admin: Visitor) -> None:
    admin.press("change", "hours")
    admin.say("mon 9-18 17-20")
    assert "the periods of one day must follow each other" in admin.note
    assert admin.done == []


def test_what_was_changed_is_listed_and_the_last_is_undone(admin: Visitor) -> None:
    admin.press("look")
    assert "somebody at the console" in admin.text
    admin.press("undo", str(casts.CHANGES[0][0].id))
    assert admin.done == [UndoRule(casts.CHANGES[0][0].id)]


def test_nobody_else_is_led_here() -> None:
    emma = visitor(KAVA)
    emma.command("setup")
    assert emma.conversation.dialog == "menu"
