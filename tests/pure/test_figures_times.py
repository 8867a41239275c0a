"""Working time in figures, and periods over the changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from care.business import Hours
from care.business.hours import add_working_time
from care.figures import By, Period, Share, Times
from care.figures.asking import last_weeks, month_of, week_of
from care.figures.lives import meant
from care.figures.worked import Worked
from care.model.history import Event
from tests.pure.books import (
    CLOSED,
    DARIA,
    DAY,
    EMMA,
    HOUR,
    MONDAY,
    NOW,
    OPENS,
    SHOP,
    SOLVED,
    TARAS,
    WEEK,
    book,
    event,
    groups,
    of_week,
    ticket,
)

# --- times


def test_a_night_is_no_working_time() -> None:
    morning = OPENS + DAY + HOUR
    answered = ticket(opened_at=OPENS + 8 * HOUR, first_answer_at=morning)  # an hour before closing
    assert of_week([answered]).answering.median == 2 * HOUR


@pytest.mark.parametrize(
    ("opened", "answered", "waited"),
    [
        (11 * HOUR, DAY + HOUR, HOUR),  # at night, and the next morning
        (8 * HOUR, 10 * HOUR, HOUR),  # until after closing
        (10 * HOUR, 11 * HOUR, 0 * HOUR),
        (0 * HOUR, 4 * DAY, 36 * HOUR),  # on the last day
        (-2 * DAY, HOUR, HOUR),  # over a weekend
    ],
)
def test_working_time_is_what_lies_within_the_hours(
    opened: timedelta, answered: timedelta, waited: timedelta
) -> None:
    found = book([ticket(opened_at=OPENS + opened, first_answer_at=OPENS + answered)], now=NOW)
    assert found.total(last_weeks(MONDAY, 2)).answering.median == waited


def test_each_department_works_by_its_own_hours() -> None:
    morning = OPENS + DAY + HOUR
    answered = ticket(department="always", opened_at=OPENS + 8 * HOUR, first_answer_at=morning)
    assert of_week([answered]).answering.median == 17 * HOUR


AGAIN = [
    event(Event.REOPENED, 4 * HOUR, EMMA),
    event(Event.SOLVED, 5 * HOUR, DARIA, in_time=False),
]


def test_a_ticket_that_was_reopened_is_solved_once_by_its_last_solving() -> None:
    figures = of_week([CLOSED], *SOLVED, *AGAIN)
    assert (figures.solved, figures.reopened, figures.in_time) == (1, 1, Share(0, 1))
    assert figures.solving == Times(1, 3 * HOUR, 3 * HOUR)  # while it was open: two hours, and one


def test_reopened_twice_it_is_one_ticket_that_was_reopened() -> None:
    third = [event(Event.REOPENED, 6 * HOUR, EMMA), event(Event.SOLVED, 7 * HOUR, in_time=True)]
    figures = of_week([CLOSED], *SOLVED, *AGAIN, *third)
    assert (figures.solved, figures.reopened, figures.in_time) == (1, 1, Share(1, 1))


def test_it_counts_for_whoever_solved_it_last_also_in_the_first_ones_own_figures() -> None:
    found = groups(book([CLOSED], *SOLVED, *AGAIN), By.OPERATOR)
    assert {key: each.solved for key, each in found.items()} == {"201": 0, "202": 1}
    own = book([CLOSED], *SOLVED, *AGAIN, operator=TARAS)
    assert (own.total(week_of(MONDAY)).solved, own.total(week_of(MONDAY)).reopened) == (0, 1)


def test_solved_again_in_another_week_it_counts_in_both_and_once_in_the_whole() -> None:
    again = [event(Event.REOPENED, WEEK, EMMA), event(Event.SOLVED, WEEK + HOUR)]
    found = book([CLOSED], *SOLVED, *again, now=OPENS + 2 * WEEK)
    weeks = [week_of(MONDAY), week_of(MONDAY + WEEK)]
    assert [found.total(week).solved for week in weeks] == [1, 1]
    assert found.total(Period(weeks[0].first, weeks[1].last)).solved == 1


def test_a_reopening_by_words_that_were_meant_for_another_ticket_is_none() -> None:
    mistaken = [event(Event.REOPENED, 4 * HOUR, EMMA), event(Event.STILL_SOLVED, 5 * HOUR, EMMA)]
    again = event(Event.REOPENED, 6 * HOUR, EMMA)
    assert meant([*SOLVED, *mistaken]) == [*SOLVED]
    assert meant([*SOLVED, again, *mistaken]) == [*SOLVED, again]


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_working_time_is_right_over_the_change_of_clocks(sunday: date) -> None:
    """What was promised in working time took exactly that much of it."""
    hours, start = SHOP.hours_of("always"), datetime.combine(sunday - DAY, time(12), SHOP.tz).astimezone(UTC)
    worked = Worked(hours, SHOP.tz, start, start + WEEK)
    for length in (HOUR, 20 * HOUR, 47 * HOUR):
        assert (
            worked.between(start, add_working_time(hours, SHOP.tz, start, length)) == length.total_seconds()
        )


def test_where_nobody_ever_works_plain_time_counts() -> None:
    assert Worked(Hours(days={}), SHOP.tz, OPENS, NOW).between(OPENS, NOW) == (NOW - OPENS).total_seconds()


# --- periods


def test_a_week_begins_on_monday_at_midnight_of_the_business() -> None:
    first, last = week_of(date(2026, 11, 22)).bounds(SHOP.tz)
    assert first == datetime(2026, 11, 15, 22, tzinfo=UTC)
    assert last - first == WEEK


@pytest.mark.parametrize(
    ("day", "length"), [(date(2026, 3, 29), WEEK - HOUR), (date(2026, 10, 25), WEEK + HOUR)]
)
def test_a_week_in_which_the_clocks_change_is_an_hour_shorter_or_longer(day: date, length: timedelta) -> None:
    first, last = week_of(day).bounds(SHOP.tz)
    assert last - first == length


def test_what_happens_in_the_repeated_hour_of_autumn_is_of_that_week() -> None:
    sunday = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 3:30 for the second time
    late = datetime(2026, 10, 25, 21, 59, tzinfo=UTC)  # a minute before midnight, in winter time
    found = book([ticket(opened_at=sunday), ticket(id=2, opened_at=late)])
    assert found.total(week_of(date(2026, 10, 25))).new == 2
    assert found.total(week_of(date(2026, 10, 26))).new == 0


def test_four_weeks_are_this_one_and_three_before() -> None:
    assert last_weeks(date(2026, 11, 20), 4) == Period(date(2026, 10, 26), date(2026, 11, 22))


def test_a_month_is_cut_into_weeks_that_end_with_it() -> None:
    weeks = month_of(date(2026, 11, 20)).weeks
    assert weeks[0] == Period(date(2026, 11, 1), date(2026, 11, 1))  # a Sunday
    assert weeks[-1] == Period(date(2026, 11, 30), date(2026, 11, 30))
    assert len(weeks) == 6


def test_weeks_add_up_to_their_period() -> None:
    tickets = [ticket(id=n, opened_at=OPENS + n * DAY) for n in range(20)]
    month = month_of(MONDAY)
    found = book(tickets, now=OPENS + 30 * DAY)
    assert sum(group.figures.new for group in found.groups(month, By.WEEK)) == found.total(month).new
