"""Of an update that nobody can read whole, what can be read is read."""

import json

import pytest

from bot.intake.polling import UNBELIEVABLE, confirming
from bot.routers.events import message_of
from bot.telegram.reading import read_update
from bot.telegram.wire import read_json
from tests.bot.hostile import BOLD, HOSTILE, Fate, message

SAID = {
    name: text
    for name, (text, fate) in HOSTILE.items()
    if fate is Fate.READ and '"text": "Hello"' in text and '"message": {' in text
}


@pytest.mark.parametrize("name", SAID)
def test_the_words_are_kept(name: str) -> None:
    found = read_update(read_json(SAID[name].encode())).update.message
    assert found is not None
    assert found.text == "Hello"


@pytest.mark.parametrize(
    ("changes", "left_out"),
    [
        ({"forward_origin": {"type": "galaxy", "date": 1}}, ["forward_origin"]),
        ({"entities": [BOLD, {"type": "bold", "offset": "x", "length": 1}], "document": 7}, ["document", "entities"]),
        ({"reply_to_message": {"message_id": "x"}}, ["reply_to_message"]),
        ({"forward_origin": {"type": "hidden_user", "date": 1}}, []),
        ({}, []),
    ],
)  # fmt: skip
def test_what_was_left_out_is_said(changes: dict[str, object], left_out: list[str]) -> None:
    found = read_update(json.loads(message(**changes))).update.message
    assert found is not None
    heard = message_of(found)
    assert heard is not None
    assert heard.content.data.get("left_out", []) == left_out


def test_what_stands_beside_it_in_a_list_stays() -> None:
    entities = [BOLD, {"type": "bold", "offset": "x", "length": 1}, BOLD | {"type": "italic"}]
    found = read_update(json.loads(message(entities=entities))).update.message
    assert found is not None
    assert [entity.type for entity in found.entities or ()] == ["bold", "italic"]


def test_a_forward_of_somebody_without_a_name_is_a_forward() -> None:
    found = read_update(json.loads(message(forward_origin={"type": "hidden_user", "date": 1}))).update.message
    assert found is not None
    heard = message_of(found)
    assert heard is not None
    assert heard.content.data["forwarded"] == ""


@pytest.mark.parametrize(
    ("ids", "asked", "next_"),
    [
        ([], None, None),
        ([], 7, 7),
        ([5], None, 6),
        ([5, 9, 7], 5, 10),
        ([5, "9", None, True, 2.5], 5, 6),
        ([None], 7, 8),
        (["7"], None, None),
        ([5, 2**63], 5, 6),
        ([2**63], 6, 2**63 + 1),
        ([UNBELIEVABLE - 1], 6, UNBELIEVABLE),
    ],
)
def test_what_came_is_confirmed_and_nothing_else(
    ids: list[object], asked: int | None, next_: int | None
) -> None:
    assert confirming([{"update_id": one} for one in ids], asked) == next_


def test_what_is_no_update_at_all_is_confirmed_with_its_neighbours() -> None:
    assert confirming([7, None, {"update_id": 5}, "x"], 5) == 6
