"""Each figure from plain rows: what counts, when and for whom."""

import random
from datetime import timedelta

import pytest

from care.figures import By, Figures, Recommending, Scores, Share, Times
from care.figures.asking import week_of
from care.figures.book import NO_PLACE
from care.figures.lives import EventRow, life_of, meant
from care.figures.reading import FeedbackRow, RecommendedRow
from care.model.history import Event
from tests.for_each import for_each
from tests.pure.books import (
    CLOSED,
    DARIA,
    DAY,
    EMMA,
    HOUR,
    MINUTE,
    MONDAY,
    OPENS,
    SOLVED,
    TARAS,
    WEEK,
    book,
    event,
    groups,
    of_week,
    ticket,
)

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


def test_a_score_that_was_corrected_counts_once_as_it_is_now() -> None:
    rated = [event(Event.RATED, DAY, EMMA, score=1), event(Event.RATED, DAY + HOUR, EMMA, score=5, before=1)]
    assert of_week([CLOSED], *meant([*SOLVED, *rated])).csat == of_week([CLOSED], *SOLVED, rated[1]).csat


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
    assert {key: figures.new for key, figures in found.items()} == {"table7": 1, NO_PLACE: 1}  # which is all
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


# --- would they recommend us


def test_the_nps_is_promoters_minus_detractors_and_none_of_a_few() -> None:
    scores = (10, 9, 9, 8, 7, 6, 0)
    found = book([], recommended=[RecommendedRow(OPENS, "en", score) for score in scores])
    assert found.total(week_of(MONDAY)).recommending == Recommending(7, 3, 2)
    assert found.total(week_of(MONDAY)).recommending.nps == 14
    assert set(groups(found, By.LANGUAGE)) == {"en"}
    assert groups(found, By.OPERATOR) == {}
    assert [Recommending(count, 0, count).nps for count in (0, 4, 5)] == [None, None, -100]


def test_the_nps_of_all_is_within_what_is_likely_95_of_100_times() -> None:
    dice = random.Random(3)
    for promoters, detractors in ((0.5, 0.2), (0.9, 0.02), (0.1, 0.6)):
        truth, hits = 100 * (promoters - detractors), 0
        for _survey in range(500):
            said = [dice.random() for _ in range(25)]
            found = Recommending(25, sum(p < promoters for p in said), sum(p > 1 - detractors for p in said))
            low, high = found.likely
            hits += low <= truth <= high
        assert 0.92 <= hits / 500 <= 0.99, (promoters, hits)
    assert Recommending(5, 5, 0).likely == (17, 100)
    assert Recommending(1000, 500, 200).likely == (25, 35)


# --- what operators have promised


def promise(made: timedelta, due: timedelta, was: timedelta | None = None, actor: int = TARAS) -> EventRow:
    known = {"due": (OPENS + due).isoformat(), "wait": (OPENS + made).isoformat()}
    return event(Event.PROMISED, made, actor, **known, was=(OPENS + was).isoformat() if was else "")


def kept(made: timedelta, at: timedelta, *, in_time: bool) -> EventRow:
    return event(Event.KEPT, at, None, wait=(OPENS + made).isoformat(), in_time=in_time)


MADE = promise(HOUR, DAY)


@for_each(
    "events, promised, moved",
    [
        ([MADE], Share(0, 1), 0),  # its time has come, and nobody wrote
        ([MADE, kept(HOUR, 3 * HOUR, in_time=True)], Share(1, 1), 0),
        ([MADE, kept(HOUR, DAY + HOUR, in_time=False)], Share(0, 1), 0),
        ([MADE, promise(2 * HOUR, 2 * DAY, DAY), kept(2 * HOUR, DAY, in_time=True)], Share(1, 1), 1),
        ([MADE, promise(DAY + HOUR, 2 * DAY, DAY)], Share(0, 2), 1),  # too late to move it
        ([MADE, promise(2 * HOUR, WEEK, DAY)], Share(), 1),  # still to come
        ([MADE, event(Event.WITHHELD, 2 * HOUR)], Share(), 0),
        ([MADE, event(Event.WITHHELD, DAY + HOUR)], Share(0, 1), 0),
        ([MADE, event(Event.SOLVED, 2 * HOUR)], Share(), 0),
        ([MADE, kept(HOUR, 2 * HOUR, in_time=True), kept(HOUR, DAY + HOUR, in_time=False)], Share(0, 1), 0),
    ],
)
def test_a_promise_is_kept_late_or_moved(events: list[EventRow], promised: Share, moved: int) -> None:
    found = of_week([ticket()], *events)
    assert (found.spoken, found.moved) == (promised, moved)


def test_a_promise_counts_for_who_made_it_and_after_not_yet_it_is_not_kept() -> None:
    by_daria = promise(HOUR, DAY, actor=DARIA), kept(HOUR, 3 * HOUR, in_time=True)
    assert groups(book([ticket()], *by_daria), By.OPERATOR)[str(DARIA)].spoken == Share(1, 1)
    stands = ticket(promise_due=OPENS + DAY)
    assert groups(book([stands], *by_daria), By.OPERATOR)[str(DARIA)].spoken == Share(0, 1)
