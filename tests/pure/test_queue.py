"""The queue's page and the board: within Telegram's limits, brief, and saying what matters."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.rendering.wording import from_html
from bot.telegram.callback import Callback
from care.board.board import NAMED, Board, Line, Waiting
from care.board.queue import Part, Queued, late_since
from care.business import LANGUAGES, Priority
from care.model.ticket import About, Sleep, State, Ticket
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.board import render_board
from dialogs.staff.queue import LINES, QueueFacts, Scope, render_queue

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
GROUP = -1001000000001
PHONE = 12  # lines of a phone's screen that a board may take at its fullest


def words(language: str = "en") -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


def ticket(number: int = 1, **fields: object) -> Ticket:
    plain = Ticket(
        id=number,
        customer=1003,
        about=About.QUESTION,
        department="delivery",
        state=State.NEW,
        language="en",
        order_number="",
        opened_at=NOW,
        answer_due=NOW + HOUR,
        waiting_since=NOW,
        version=1,
        desk=GROUP,
        topic=number + 1,
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def page(*own: Queued, others: Part | None = None, scope: Scope = Scope.TEAM, bound: bool = False) -> str:
    facts = QueueFacts(NOW, scope, bound, Part(own, len(own)), others or Part())
    return from_html(str(render_queue(facts, words()).text)).text


def test_a_line_says_whose_it_is_by_when_and_who_has_it() -> None:
    urgent = ticket(7, priority=Priority.URGENT, meant=2001, meant_name="Taras")
    assert page(Queued(urgent, "Emma Stone")) == (
        "Yours: 1\n🆕🔥 No.\xa07 · Emma · answer by 13:00 today · asked: Taras"
    )


def test_what_is_late_is_marked() -> None:
    late = ticket(7, answer_due=NOW - HOUR, state=State.TAKEN, owner=2001, owner_name="Taras")
    assert late_since(late, NOW) == NOW - HOUR
    assert (
        page(Queued(late, "Emma")) == "Yours: 1\n🔴💬 No.\xa07 · Emma · answer was due by 11:00 today · Taras"
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"late_since": NOW - HOUR}, "answer by 13:00 today · first promised by 11:00 today"),
        ({"solve_due": NOW - HOUR}, "answer by 13:00 today · was to be solved by 11:00 today"),
        (
            {"answer_due": NOW - HOUR, "late_since": NOW - 2 * HOUR},
            "answer was due by 11:00 today · first promised by 10:00 today",
        ),
        ({"waiting_since": None, "solve_due": NOW - HOUR}, "was to be solved by 11:00 today"),
    ],
)
def test_of_two_times_each_says_what_it_was_for(fields: dict[str, object], said: str) -> None:
    assert page(Queued(ticket(7, **fields), "Emma")) == f"Yours: 1\n🔴🆕 No.\xa07 · Emma · {said}"


def test_what_waits_for_nobody_has_no_deadline() -> None:
    asleep = ticket(7, waiting_since=None, asleep=Sleep.ANSWER)
    assert page(Queued(asleep, "")) == "Yours: 1\n💤 No.\xa07"


def test_the_rest_is_counted() -> None:
    others = Part((Queued(ticket(), "Emma"),), 40)
    assert page(others=others).splitlines()[-1] == "and 39 more"


def test_nobody_is_told_that_nobody_waits_by_an_empty_page() -> None:
    assert page() == "The queue is empty: nobody is waiting."


@pytest.mark.parametrize(
    ("bound", "scope", "offered"),
    [
        (False, Scope.TEAM, ["Refresh"]),
        (True, Scope.TEAM, ["Refresh", "All departments"]),
        (True, Scope.ALL, ["Refresh", "My departments"]),
    ],
)
def test_other_departments_are_offered_to_who_works_in_some(
    bound: bool, scope: Scope, offered: list[str]
) -> None:
    screen = render_queue(QueueFacts(NOW, scope, bound, Part(), Part()), words())
    assert [button.label for row in screen.rows for button in row] == offered


@given(name=st.text(max_size=256), language=st.sampled_from(LANGUAGES))
def test_a_full_page_fits_whatever_people_are_called(name: str, language: str) -> None:
    one = ticket(2**50, meant=2**51, meant_name=name, priority=Priority.URGENT, answer_due=NOW - 400 * HOUR)
    part = Part(tuple(Queued(one, name) for _ in range(LINES // 2)), 2**40)
    screen = render_queue(QueueFacts(NOW, Scope.TEAM, True, part, part), words(language))
    assert sanitize.length(from_html(str(screen.text)).text) <= 4096
    for button in (button for row in screen.rows for button in row):
        assert len(button.label) <= 24
        assert Callback("desk", 0, button.action, button.argument).pack()


def waiting(count: int) -> Line:
    named = range(1, min(count, NAMED) + 1)
    return Line(tuple(Waiting(number, GROUP, number + 1, NOW + HOUR) for number in named), count)


def board(**fields: object) -> Board:
    return Board("en", date(2026, 11, 20), **fields)  # type: ignore[arg-type]


def shown(of: Board, language: str = "en") -> str:
    return from_html(str(render_board(of, words(language)).text)).text.replace("\xa0", " ")


def test_a_board_says_who_waits_who_has_what_and_who_is_there() -> None:
    text = shown(
        board(
            late=waiting(1),
            waiting=waiting(2),
            owners=(("Daria", 1), ("Taras", 3)),
            asleep=2,
            on_shift=("Taras",),
            on_break=("Daria",),
            behind=timedelta(minutes=5),
        )
    )
    assert text.splitlines() == [
        "📋 The queue",
        "🔴 Overdue: 1. No. 1",
        "Waiting: 2. No. 1 (13:00), No. 2 (13:00)",
        "In progress: Daria 1, Taras 3",
        "Snoozed: 2",
        "On shift: Taras",
        "On a break: Daria",
        "⏳ There are a lot of messages: new ones appear here about 5 mins late.",
    ]


def test_a_calm_board_is_one_line() -> None:
    assert shown(board(on_shift=("Taras",))) == "📋 The queue: all quiet, nobody is waiting."


def test_a_deadline_of_another_day_says_which() -> None:
    tomorrow = Line((Waiting(1, GROUP, 2, NOW + 24 * HOUR),), 1)
    assert "(21 November, 12:00)" in shown(board(waiting=tomorrow))


def test_numbers_lead_to_their_topics() -> None:
    text = str(render_board(board(late=waiting(1)), words()).text)
    assert '<a href="https://t.me/c/1000000001/2">No.\xa01</a>' in text


@given(name=st.text(min_size=1, max_size=256), language=st.sampled_from(LANGUAGES))
def test_a_full_board_fits_a_phone_whatever_people_are_called(name: str, language: str) -> None:
    names = (name,) * 40
    full = board(
        late=waiting(500),
        waiting=waiting(500),
        owners=tuple((each, 99) for each in names),
        asleep=99,
        on_shift=names,
        on_break=names,
        behind=HOUR,
    )
    text = shown(full, language)
    assert sanitize.length(text) <= 4096
    assert len(text.splitlines()) <= PHONE
