"""What is kept of a conversation between two events."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from care.values.content import Content, Kind, Message
from dialogs.customers.facts import Reached, Tickets, WordsIn
from dialogs.customers.surveys.nps import Scored, Scoring
from dialogs.customers.writing.complaint_draft import Story
from dialogs.driver.conversation import corrected, decode, draw, encode, holds, stays
from dialogs.driver.parked import Parked
from dialogs.engine.codec import decode as decode_state
from dialogs.explorer import casts
from dialogs.registry import DIALOGS, PRIVATE
from tests.for_each import for_each
from tests.pure.visitor import NOW, TICKET, Visitor, talking

GOLDEN: list[dict[str, Any]] = json.loads((Path(__file__).parent / "golden" / "states.json").read_text())


def message(number: int, text: str) -> Message:
    return Message(1003, number, Content(Kind.TEXT, text), NOW)


ONE, TWO = message(1, "The soup was cold"), message(2, "And the tea")
EDITED = message(2, "And the tea, too")


def test_of_several_messages_only_the_edited_one_changes() -> None:
    form = talking("complaint", Story("cafe", (ONE, TWO), checked=(TWO, ONE)))
    assert corrected(form, EDITED).state == Story("cafe", (ONE, EDITED), checked=(EDITED, ONE))
    assert corrected(form, message(3, "Something else")) == form


LEFT = Parked("complaint", Story("cafe", (TWO,)), NOW)


@pytest.mark.parametrize("parked", [None, LEFT, replace(LEFT, below=LEFT)])
def test_what_is_stored_is_read_again_as_it_was(parked: Parked | None) -> None:
    form = talking("complaint", Story("cafe", (ONE,)), version=7, parked=parked)
    assert decode(encode(form), PRIVATE) == form
    assert decode(encode(form) | {"changed_at": NOW}, PRIVATE) == replace(form, changed_at=NOW)


@pytest.mark.parametrize(("dialog", "state"), [("gone", {}), ("complaint", {"kind": "gone"})])
def test_a_state_that_no_longer_loads_is_the_menu_and_what_was_parked_stays(
    dialog: str, state: object
) -> None:
    parked = Parked("complaint", Story("cafe", (TWO,)), NOW)
    row = encode(talking(version=7, parked=parked)) | {"dialog": dialog, "state": state}
    assert decode(row, PRIVATE) == talking(version=7, parked=parked, lost=True)


def test_what_a_screen_waits_for_or_tells_is_true_only_while_it_is_the_current_one() -> None:
    told = talking("told", DIALOGS["told"].start)
    assert [told.is_passing, talking("complaint", Story("cafe")).is_passing] == [True, True]
    assert not talking().is_passing


@for_each("entry", GOLDEN)
def test_a_screen_that_asks_something_with_buttons_is_gone_with_them(
    emma: Visitor, entry: dict[str, Any]
) -> None:
    state = decode_state(DIALOGS[entry["dialog"]].states, entry["state"])
    asks = talking(entry["dialog"], state)
    emma.knowing(Tickets(), (replace(TICKET, id=17),)).knowing(WordsIn(17), ("Cold",))
    for need in asks.needs - emma.facts.found.keys():
        emma.knowing(need, casts.REACHED if isinstance(need, Reached) else ())
    screen = draw(asks, emma.facts)
    question = "?" in screen.text.partition("<blockquote")[0]
    assert asks.is_passing or asks.dialog == "menu" or not (question and screen.rows)


def test_of_what_was_left_only_what_no_longer_loads_is_let_go() -> None:
    row = encode(talking(parked=replace(LEFT, below=LEFT)))
    row["parked"]["dialog"] = "gone"
    assert decode(row, PRIVATE).parked == LEFT


def test_an_edit_reaches_every_form_that_was_left() -> None:
    edited = replace(LEFT, state=Story("cafe", (EDITED,)))
    after = corrected(talking(parked=replace(LEFT, below=LEFT)), EDITED)
    assert after.parked == replace(edited, below=edited)


def test_a_message_is_found_in_the_form_and_in_each_that_was_left_in_either_wording() -> None:
    lowest = Parked("complaint", Story("cafe", (), checked=(message(3, "Cold"),)), NOW)
    form = talking("complaint", Story("cafe", (ONE,)), parked=replace(LEFT, below=lowest))
    assert [holds(form, message(number, "Edited")) for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert not holds(talking(), ONE)


@pytest.mark.parametrize("parked", [None, LEFT])
def test_what_was_left_is_offered_wherever_the_screen_is_drawn_again(parked: Parked | None) -> None:
    screen = draw(talking(parked=parked), Visitor().facts)
    assert ("resume" in {button.action for row in screen.rows for button in row}) == bool(parked)


def test_what_a_screen_has_confirmed_stays_when_they_go_on_and_what_it_only_asks_does_not() -> None:
    facts = Visitor().facts
    assert "Thank you" in stays(talking("nps", Scored(9, NOW)), facts)
    assert stays(talking("nps", Scoring()), facts) == ""


def test_the_button_of_the_menu_leads_there_and_what_was_confirmed_stays() -> None:
    emma = Visitor().at("nps", Scored(9, NOW))
    assert "Thank you" in emma.press("menu").stays
    assert emma.here == ("menu", "Home")
