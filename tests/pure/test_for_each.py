"""A table in one test fails as its rows would."""

import pytest

from tests.for_each import for_each


@for_each("left, right", [(1, 1), (1, 2), (3, 3), (2, 3)])
def equal(left: int, right: int) -> None:
    assert left == right


def test_all_rows_are_looked_at_and_those_that_fail_are_named() -> None:
    with pytest.raises(ExceptionGroup, match="2 of 4 fail") as failed:
        equal()
    assert [error.__notes__ for error in failed.value.exceptions] == [
        ["at left, right = 1, 2"],
        ["at left, right = 2, 3"],
    ]


@for_each("number", [1, 2])
@for_each("letter", "ab")
def test_fixtures_come_beside_what_is_looked_at(number: int, letter: str, tmp_path: object) -> None:
    assert tmp_path
    assert (number, letter) in {(1, "a"), (1, "b"), (2, "a"), (2, "b")}


def test_an_empty_table_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing to look at: word"):
        for_each("word", [])
