"""What Telegram and we spell in a certain way is spelled in one place each: the rest asks there."""

import re
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from care.values.backoff import DOUBLINGS, growing, pauses
from care.values.ids import whole_number
from care.values.slash import Slash, slash

ROOT = Path(__file__).parents[2]
HOMES = {
    "UTF-16 units": (r"utf-16-le", {"care/values/content.py"}),
    "commands": (r"A-Za-z0-9_\]\{1,32\}", {"care/values/slash.py"}),
    "ids": (r"\[1-9\]\[0-9\]\{\{?0,(17|\{)", {"care/values/ids.py"}),
    "whose buttons": (r"\"desk\", ?0|keyboard\([^)]*f\"t\{", set()),
    "callback data": (r"\[a-z0-9_-\]\+\)\\\.", {"dialogs/engine/data.py"}),
    "back-off": (r"pause \* 2|1 << min", {"care/values/backoff.py"}),
}


@pytest.mark.parametrize("thing", HOMES)
def test_it_is_spelled_in_one_place(thing: str) -> None:
    written, homes = HOMES[thing]
    found = {
        path.relative_to(ROOT).as_posix()
        for floor in ("bot", "care", "dialogs")
        for path in (ROOT / floor).rglob("*.py")
        if re.search(written, path.read_text(encoding="utf-8"))
    }
    assert found == homes


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (" /Solve@KavaBot  it is done \n", Slash("solve", "KavaBot", "it is done")),
        ("/note", Slash("note", "", "")),
        ("/ note", None),
        ("/скарга", None),
        ("/" + "a" * 33, None),
        ("note", None),
    ],
)
def test_a_command_is_a_name_perhaps_a_bot_and_what_is_behind(text: str, read: Slash | None) -> None:
    assert slash(text) == read


@pytest.mark.parametrize(
    ("text", "me", "another"),
    [
        ("/menu@KavaBot", "kavabot", False),
        ("/menu@KavaBot", "teabot", True),
        ("/menu@KavaBot", None, False),
        ("/menu", "teabot", False),
    ],
)
def test_a_command_may_be_another_bots(text: str, me: str | None, another: bool) -> None:
    read = slash(text)
    assert read
    assert read.names_another(me) == another


@pytest.mark.parametrize(
    ("text", "number"), [("17", 17), ("9" * 18, int("9" * 18)), ("9" * 19, 0), ("٣", 0), ("-1", 0), ("", 0)]
)
def test_an_id_is_plain_digits_that_the_store_can_keep(text: str, number: int) -> None:
    assert whole_number(text) == number


def test_each_wait_is_twice_the_one_before_up_to_the_longest() -> None:
    half, three = timedelta(seconds=0.5), timedelta(seconds=3)
    assert list(islice(pauses(half, three), 5)) == [0.5, 1.0, 2.0, 3.0, 3.0]
    assert growing(half, DOUBLINGS * 100, three) == three
