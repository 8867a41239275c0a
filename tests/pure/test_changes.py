"""What a digest says of a week is no chance, and what is no chance it says."""

import random

import pytest

from care.figures.changes import CHANCE, Change, Counted, Series, at_least, changes

EIGHT = (7, 6, 8, 7, 5, 9, 7, 7)


def series(*weeks: int, key: str = "delivery", places: dict[str, tuple[int, ...]] | None = None) -> Series:
    return Series(Counted.COMPLAINTS, key, weeks, places or {})


def test_what_doubled_is_told_with_where_most_of_it_came_from() -> None:
    podil = (9, 1, 1, 2, 1, 0, 1, 1, 2)
    found = changes([series(18, *EIGHT, places={"podil": podil, "hall": (2, 1, 1, 1, 1, 1, 1, 1, 1)})])
    assert found == (Change(Counted.COMPLAINTS, "delivery", 18, 7.0, "podil", 9),)


def test_what_fell_is_told_too() -> None:
    (found,) = changes([series(3, *(20, 18, 22, 19, 21, 20, 20, 20))])
    assert (found.now, found.before, found.place) == (3, 20.0, "")


@pytest.mark.parametrize(
    "weeks",
    [
        (9, *EIGHT),  # as in a week before
        (12, *(2, 2, 14, 2, 2, 2, 2, 2)),  # there were more in one
        (4, 0, 0, 0, 0, 0, 0, 0, 0),  # too few to matter
        (60, *(50, 49, 52, 51, 48, 50, 53, 47)),  # not half as many more
        (18, 7, 6, 8),  # too short a time to know what is usual
        (0,) * 9,
    ],
)
def test_other_wiggles_are_not(weeks: tuple[int, ...]) -> None:
    assert changes([series(*weeks)]) == ()


def test_the_least_probable_comes_first_and_no_more_than_three_are_told() -> None:
    rose = [series(now, *EIGHT, key=f"d{now}") for now in (20, 40, 30, 25)]
    assert [each.key for each in changes(rose)] == ["d40", "d30", "d25"]


def test_of_weeks_like_the_others_hardly_any_says_anything() -> None:
    """Twelve counts of two hundred weeks, drawn as chance draws them; and twice and thrice as uneven as that."""
    dice = random.Random(7)
    for uneven in (1.0, 2.0, 3.0):
        said = 0
        for _week in range(200):
            drawn = [
                series(*(_draw(dice, mean, uneven) for _ in range(9)), key=str(mean))
                for mean in range(2, 26, 2)
            ]
            said += bool(changes(drawn))
        assert said / 200 <= 2 * CHANCE


def _draw(dice: random.Random, mean: float, uneven: float) -> int:
    """Around `mean`, with `uneven` times the variance of a Poisson count."""
    rate = mean if uneven == 1 else dice.gammavariate(mean / (uneven - 1), uneven - 1)
    count, at = 0, dice.expovariate(1.0)
    while at < rate:
        count, at = count + 1, at + dice.expovariate(1.0)
    return count


def test_the_probability_is_that_of_dice() -> None:
    assert at_least(1, 2, 1 / 6) == pytest.approx(11 / 36)
    assert at_least(0, 5, 0.5) == pytest.approx(1)
