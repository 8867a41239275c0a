"""Which steps one person has taken, from what is known of them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from care.views.journey import QUIET, PersonRow, Steps, steps_of
from tests.for_each import for_each

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
LONG_AGO, LATELY, INSTANT = NOW - 2 * QUIET, NOW - QUIET / 2, timedelta(microseconds=1)
NOBODY = PersonRow(
    since=LONG_AGO,
    blocked=False,
    first_receipt=None,
    last_receipt=None,
    first_event=None,
    last_event=None,
    best_rating=None,
    best_score=None,
    recommended=None,
    brought=0,
    wrote=None,
    rated=None,
    said=None,
    answered=None,
)


def steps(**fields: object) -> Steps:
    return steps_of(NOBODY._replace(**fields), KYIV, NOW)  # type: ignore[arg-type]


@for_each("sign", ("last_receipt", "last_event", "wrote", "rated", "said", "answered"))
def test_any_sign_of_life_within_a_month_means_that_they_are_not_quiet(sign: str) -> None:
    assert steps(**{sign: LATELY}).quiet == 0
    assert steps(**{sign: NOW - QUIET + INSTANT}).quiet == 0
    assert steps(**{sign: NOW - QUIET}).quiet == 1
    assert steps(**{sign: LATELY}, blocked=True).quiet == 1


def test_of_whoever_came_within_a_month_it_cannot_be_told() -> None:
    assert (steps(since=NOW - QUIET).quiet, steps(since=NOW - QUIET).of_quiet) == (1, 1)
    late = steps(since=NOW - QUIET + INSTANT, blocked=True)
    assert (late.quiet, late.of_quiet) == (0, 0)


@for_each("score, recommends", [(None, 0), (0, 0), (8, 0), (9, 1), (10, 1)])
def test_nine_and_ten_recommend_and_so_does_a_friend(score: int | None, recommends: int) -> None:
    assert steps(recommended=score).recommends == recommends
    assert steps(recommended=score, brought=1).recommends == 1


@for_each(
    "rating, score, well", [(None, 3, 0), (3, None, 0), (4, None, 1), (None, 4, 1), (1, 5, 1), (5, 1, 1)]
)
def test_one_good_rating_is_enough_wherever_it_was_given(
    rating: int | None, score: int | None, well: int
) -> None:
    assert steps(best_rating=rating, best_score=score).rated_well == well


def test_twice_on_a_day_of_the_shop_is_not_again() -> None:
    night = datetime(2026, 11, 10, 21, 30, tzinfo=UTC)  # half past eleven in Kyiv
    same = steps(first_receipt=night - timedelta(hours=20), last_receipt=night)
    next_day = steps(first_receipt=night, last_receipt=night + timedelta(hours=1))
    assert (same.bought, same.again, next_day.again) == (1, 0, 1)
