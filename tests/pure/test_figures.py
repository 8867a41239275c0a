"""Each figure from plain rows: what counts, when and for whom; periods over the changes of the clocks."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from care.business import Business, Department, Hours, Localized, Touchpoint
from care.business import Period as Opening
from care.business.hours import DAYS, add_working_time
from care.figures import Asked, By, Figures, Period, Scores, Share, Times
from care.figures.asking import last_weeks, month_of, week_of
from care.figures.book import Book
from care.figures.lives import EventRow, TicketRow, life_of, meant
from care.figures.reading import FeedbackRow, Rows
from care.figures.worked import Worked
from care.model.history import Event

MONDAY = date(2026, 11, 16)
OPENS = datetime(2026, 11, 16, 7, tzinfo=UTC)  # 9:00 in Kyiv
MINUTE, HOUR, DAY, WEEK = (timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days", "weeks"))
NOW = OPENS + 4 * DAY
TARAS, DARIA, EMMA = 201, 202, 103

SHOP = Business(
    name=Localized({"en": "Kava"}),
    staff_group=-1001,
    admins=frozenset({301}),
    hours=Hours(days=dict.fromkeys(DAYS[:5], (Opening(start=time(9), end=time(18)),))),
    departments=(
        Department(key="cafe", name=Localized({"en": "Café"})),
        Department(
            key="always",
            name=Localized({"en": "Always"}),
            hours=Hours(days=dict.fromkeys(DAYS, (Opening(start=time(0), end=time(0)),))),
        ),
    ),
    touchpoints=(Touchpoint(key="table7", name=Localized({"en": "Table 7"})),),
)


def ticket(**fields: Any) -> TicketRow:  # noqa: ANN401 - those of a TicketRow
    """Opened when the shop opens on Monday, promised an answer within an hour, still open and nobody's."""
    usual = TicketRow(
        id=1,
        customer=EMMA,
        department="cafe",
        language="en",
        touchpoint=None,
        is_open=True,
        owner=None,
        opened_at=OPENS,
        first_answer_at=None,
        first_due=OPENS + HOUR,
    )
    return usual._replace(**fields)


def event(name: Event, after: timedelta, actor: int | None = TARAS, **data: object) -> EventRow:
    return EventRow(1, OPENS + after, actor, str(name), data)


def book(
    tickets: Sequence[TicketRow],
    *events: EventRow,
    feedback: Sequence[FeedbackRow] = (),
    now: datetime = NOW,
    **asked: object,
) -> Book:
    rows = Rows(list(tickets), {1: list(events)}, list(feedback), [], {TARAS: "Taras", DARIA: "Daria"})
    return Book(SHOP, now, rows, Asked(week_of(MONDAY), **asked))  # type: ignore[arg-type]


def of_week(tickets: Sequence[TicketRow], *events: EventRow, now: datetime = NOW) -> Figures:
    return book(tickets, *events, now=now).total(week_of(MONDAY))


def groups(found: Book, by: By) -> dict[str, Figures]:
    return {group.key: group.figures for group in found.groups(week_of(MONDAY), by)}


SOLVED = [event(Event.TAKEN, MINUTE), event(Event.SOLVED, 2 * HOUR, in_time=True)]
CLOSED = ticket(is_open=False, first_answer_at=OPENS + 30 * MINUTE)

# --- numbers


def test_nothing_adds_up_to_nothing() -> None:
    assert of_week([]) == Figures()
    assert of_week([]).is_empty
    assert of_week([]).promises.ratio is None


def test_one_ticket_says_everything_of_itself() -> None:
    rated = event(Event.RATED, DAY, EMMA, score=4)
    assert of_week([CLOSED], *SOLVED, event(Event.ASKED, DAY, None), rated) == Figures(
        new=1,
        open=0,
        solved=1,
        answering=Times(1, 30 * MINUTE, 30 * MINUTE),
        solving=Times(1, 2 * HOUR, 2 * HOUR),
        promises=Share(1, 1),
        in_time=Share(1, 1),
        asked=1,
        csat=Scores(1, 4.0, Share(1, 1)),
    )


def test_the_median_is_the_middle_and_nine_of_ten_took_no_longer_than_p90() -> None:
    minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 600]
    tickets = [ticket(id=n, first_answer_at=OPENS + n * MINUTE) for n in minutes[:-1]]
    tickets.append(ticket(id=600, first_answer_at=OPENS + 9 * HOUR))
    assert of_week(tickets).answering == Times(11, 6 * MINUTE, 10 * MINUTE)


@pytest.mark.parametrize(
    ("scores", "average", "good"), [([5], 5.0, 1), ([1, 3, 4, 5], 3.25, 2), ([2, 2], 2.0, 0)]
)
def test_csat_is_the_average_and_the_share_of_fours_and_fives(
    scores: list[int], average: float, good: int
) -> None:
    events = [event(Event.RATED, DAY + n * MINUTE, EMMA, score=score) for n, score in enumerate(scores)]
    assert of_week([CLOSED], *SOLVED, *events).csat == Scores(len(scores), average, Share(good, len(scores)))


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


# --- promises


def test_a_promise_that_is_not_due_yet_is_neither_kept_nor_broken() -> None:
    assert of_week([ticket()], now=OPENS + HOUR).promises == Share(0, 0)


def test_unanswered_and_past_due_is_broken() -> None:
    assert of_week([ticket()], now=OPENS + HOUR + MINUTE).promises == Share(0, 1)


def test_answered_too_late_is_broken_and_on_the_minute_kept() -> None:
    assert of_week([ticket(first_answer_at=OPENS + 2 * HOUR)]).promises == Share(0, 1)
    assert of_week([ticket(first_answer_at=OPENS + HOUR)]).promises == Share(1, 1)


@pytest.mark.parametrize("end", [Event.WITHDRAWN, Event.SOLVED, Event.ERASED])
def test_what_was_over_before_it_was_due_needed_no_answer(end: Event) -> None:
    over = ticket(is_open=False)
    assert of_week([over], event(end, HOUR - MINUTE)).promises == Share(0, 0)
    assert of_week([over], event(end, HOUR + MINUTE)).promises == Share(0, 1)


def test_a_broken_promise_counts_in_the_week_in_which_it_was_due() -> None:
    late = ticket(first_due=OPENS + WEEK, first_answer_at=OPENS + WEEK + HOUR)
    found = book([late], now=OPENS + 2 * WEEK)
    assert found.total(week_of(MONDAY)).promises == Share(0, 0)
    assert found.total(week_of(MONDAY + WEEK)).promises == Share(0, 1)


# --- open at the end


def test_a_ticket_is_open_at_the_end_of_each_week_until_it_is_solved() -> None:
    solved = ticket(is_open=False)
    found = book([solved], event(Event.SOLVED, WEEK + HOUR), now=OPENS + 3 * WEEK)
    weeks = [MONDAY - WEEK, MONDAY, MONDAY + WEEK]
    assert [found.total(week_of(monday)).open for monday in weeks] == [0, 1, 0]


def test_what_was_reopened_is_open_again() -> None:
    assert of_week([ticket()], *SOLVED, event(Event.REOPENED, 3 * HOUR, EMMA)).open == 1


def test_of_a_week_that_goes_on_what_is_open_now_counts() -> None:
    assert of_week([ticket()], now=OPENS + MINUTE).open == 1


def test_in_a_week_that_is_still_to_come_nothing_is_open() -> None:
    assert book([ticket()]).total(week_of(MONDAY + WEEK)) == Figures()


def test_a_week_that_is_over_stays_as_it_was() -> None:
    later = [event(Event.REOPENED, WEEK, EMMA), event(Event.RATED, WEEK + DAY, EMMA, score=1)]
    before = book([CLOSED], *SOLVED).total(week_of(MONDAY))
    after = book([CLOSED._replace(is_open=True)], *SOLVED, *later, now=OPENS + 2 * WEEK)
    assert after.total(week_of(MONDAY)) == before


# --- for whom


def test_what_counts_for_an_operator_is_what_was_theirs_then() -> None:
    events = [
        event(Event.TAKEN, MINUTE, TARAS),
        event(Event.PASSED, HOUR, TARAS, to=DARIA),
        event(Event.SOLVED, 2 * HOUR, DARIA),
        event(Event.REOPENED, 3 * HOUR, EMMA),
    ]
    late = ticket(first_answer_at=OPENS + HOUR + MINUTE, first_due=OPENS + MINUTE)
    found = groups(book([late], *events), By.OPERATOR)
    assert (found["201"].new, found["201"].answering.count, found["201"].promises) == (1, 0, Share(0, 1))
    assert (found["202"].answering.count, found["202"].solved, found["202"].reopened) == (1, 1, 1)
    assert found[""] == Figures(open=1)


def test_a_score_counts_for_whoever_solved_it() -> None:
    rated = event(Event.RATED, DAY, EMMA, score=5)
    found = groups(book([CLOSED], *SOLVED, rated), By.OPERATOR)
    assert found["201"].csat.count == 1


def test_a_customer_who_was_erased_is_no_operator() -> None:
    gone = ticket(customer=None, is_open=False)
    reopened = event(Event.REOPENED, 3 * HOUR, 0)
    events = [*SOLVED, reopened, event(Event.ERASED, DAY, None)]
    assert life_of(gone, events).at(OPENS + 4 * HOUR) == (reopened.at, True, None)
    assert set(groups(book([gone], *events), By.OPERATOR)) == {"201"}


def test_tickets_that_grew_out_of_feedback_count_for_its_touchpoint() -> None:
    given = [FeedbackRow(OPENS, "table7", "uk", 2), FeedbackRow(OPENS, "table7", "en", 5)]
    tickets = [ticket(touchpoint="table7"), ticket(id=2)]
    found = groups(book(tickets, feedback=given), By.TOUCHPOINT)
    assert set(found) == {"table7"}
    assert (found["table7"].new, found["table7"].feedback) == (1, Scores(2, 3.5, Share(1, 2)))


def test_feedback_counts_for_no_operator_and_no_department() -> None:
    found = book([], feedback=[FeedbackRow(OPENS, "table7", "uk", 2)])
    assert groups(found, By.OPERATOR) == groups(found, By.DEPARTMENT) == {}
    assert groups(found, By.LANGUAGE)["uk"].feedback.count == 1


def test_one_department_alone_leaves_the_others_out() -> None:
    tickets = [ticket(), ticket(id=2, department="always")]
    assert book(tickets, department="always").total(week_of(MONDAY)).new == 1


def test_one_operator_alone_leaves_the_others_out() -> None:
    found = book([ticket(owner=TARAS), ticket(id=2)], event(Event.TAKEN, MINUTE), operator=TARAS)
    assert found.total(week_of(MONDAY)) == Figures(new=1, open=1, promises=Share(0, 1))


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
