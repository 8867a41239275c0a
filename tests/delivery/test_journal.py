"""The journal's book-keeping: what counts as on its way, and what is forgotten."""

from pathlib import Path

import pytest

from bot.delivery.journal import journal as journals
from bot.delivery.journal import marks
from bot.delivery.journal.calls import State, task_of
from bot.delivery.journal.journal import SETTLED
from tests.delivery.journals import GROUP, IVAN, OLENA, journal, lines, succeeded

# --- calls


def test_a_call_knows_how_far_its_row_had_come_and_when_it_was_made() -> None:
    ours = journal()
    ours.saw(IVAN, 40)
    ours.saw(GROUP, 7)
    private, group, fresh = ours.begin(OLENA, "a.message"), ours.begin(GROUP), journal().begin(OLENA)
    assert (private.row, private.floor, private.errand) == (0, 40, "a.message")
    assert (group.row, group.floor, group.errand) == (GROUP, 7, "")
    assert fresh.floor == 0
    assert (private.late, private.state, private.ids) == (False, State.OPEN, ())
    assert ours.began <= private.at
    assert [private.number, group.number] == [f"{ours.stamp}-1", f"{ours.stamp}-2"]


def test_a_call_that_is_noted_after_it_was_made_is_older_than_all_others() -> None:
    ours = journal()
    ours.saw(OLENA, 40)
    late = ours.begin(OLENA, "a.message", 12)
    assert (late.floor, late.late, late.at) == (12, True, ours.began)
    ours.done(late, 41)
    assert ours.ceiling(OLENA, 0.0) is None  # its time says nothing


@pytest.mark.parametrize("end", ["done", "undone"])
def test_a_screen_that_is_over_is_forgotten_and_an_errand_is_not(end: str) -> None:
    ours = journal()
    screen, errand = ours.begin(OLENA), ours.begin(OLENA, "a.message")
    for call in (screen, errand):
        getattr(ours, end)(call)
    assert list(ours._calls.values()) == [errand]
    assert ours.beyond(OLENA) == 0


def test_the_last_call_for_an_errand_counts() -> None:
    ours = journal()
    first, second = ours.begin(OLENA, "a.message"), ours.begin(OLENA, "a.message")
    assert ours.call_for("a.message") is second
    first.at = second.at = 5.0
    ours._add(first)
    assert ours.call_for("a.message") is first
    first.at = 4.0
    ours._add(second)
    ours._add(first)
    assert ours.call_for("a.message") is second


def test_what_is_written_down_is_open_to_be_done_again() -> None:
    ours = journal()
    call = ours.begin(OLENA, "a.card")
    ours.done(call, 7)
    ours.spent("a.card")
    ours.spent("nobody's errand")
    assert (call.state, call.ids) == (State.UNDONE, ())


def test_too_many_calls_forget_the_oldest_screens_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "MOST", 3)
    ours = journal()
    errand = ours.begin(OLENA, "a.message")
    screens = [ours.begin(OLENA) for _ in range(3)]
    assert list(ours._calls.values()) == [errand, *screens[1:]]


def test_what_was_done_for_tasks_is_never_too_much(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The last of many calls is the one that may be on its way, and a second death may follow on the first."""
    monkeypatch.setattr(journals, "MOST", 1)
    ours = journal(tmp_path)
    ours.done(ours.begin(OLENA, "a.message"), 7)
    ours.begin(OLENA, "b.message")
    for next_ in (succeeded(tmp_path, ours), succeeded(tmp_path, ours)):
        assert next_.call_for("b.message")
        next_.close()


def test_what_is_settled_is_not_handed_on_from_start_to_start(tmp_path: Path) -> None:
    ours = journal(tmp_path)
    for number in range(3):
        ours.done(ours.begin(OLENA, f"{number}.message"), number + 1)
    ours.begin(OLENA, "owed.message")
    ours.close()
    next_ = journal(tmp_path)
    next_.overhear({"owed"})
    assert [line for line in lines(tmp_path) if line.startswith(">")] == [
        line for line in lines(tmp_path) if "owed.message" in line
    ]
    assert next_.call_for("owed.message")


# --- rows of ids


def test_what_may_stand_above_the_highest_id_is_what_was_lost_since() -> None:
    ours = journal()
    lost = [ours.begin(OLENA), ours.begin(IVAN), ours.begin(GROUP)]
    assert (ours.beyond(OLENA), ours.beyond(GROUP)) == (2, 1)
    lost[0].at = 10.0
    ours._marks.put(0, 10.0 + SETTLED, 9)
    assert ours.beyond(OLENA) == 1  # had it arrived, it would stand below
    lost[0].at = 10.1
    assert ours.beyond(OLENA) == 2


def test_the_first_id_that_was_given_later_than_any_to_a_lost_call_is_the_ceiling() -> None:
    ours = journal()
    for at, message_id in ((10.0, 50), (20.0, 60), (30.0, 70)):
        ours._marks.put(0, at, message_id)
    found = [ours.ceiling(OLENA, moment) for moment in (0.0, 5.0, 5.1, 14.9, 15.1, 25.1)]
    assert found == [50, 50, 60, 60, 70, None]
    assert ours.ceiling(GROUP, 0.0) is None


def test_a_mark_in_a_second_is_enough_and_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "MOST", 2)
    ours = journal()
    for at, message_id in ((1.0, 1), (1.9, 2), (2.0, 3), (3.5, 4)):
        ours._marks.put(0, at, message_id)
    assert list(ours._marks) == [(0, 2.0, 3), (0, 3.5, 4)]


def test_the_lowest_id_of_an_album_is_its_mark() -> None:
    ours = journal()
    call = ours.begin(OLENA, "a.message")
    ours.done(call, 41, 42)
    assert list(ours._marks) == [(0, call.at, 41)]
    assert ours.watermarks[OLENA] == 42


# --- what is forgotten


def test_an_errand_is_settled_with_its_task() -> None:
    assert task_of("token.7.message") == "token.7"
    ours = journal()
    for errand in ("owed.message", "owed.card", "old.message"):
        ours.done(ours.begin(OLENA, errand), 7)
    ours.forget_settled(["owed"])
    assert set(ours._errands) == {"owed.message", "owed.card"}
    assert {call.errand for call in ours._calls.values()} == {"owed.message", "owed.card"}


def test_lost_screens_that_may_stand_among_what_is_owed_are_kept_and_older_ones_are_not() -> None:
    ours = journal()
    older = ours.begin(OLENA)
    ours.done(ours.begin(OLENA), 7)
    above, owed, near = ours.begin(OLENA), ours.begin(OLENA, "owed.message"), ours.begin(GROUP)
    far, elsewhere = ours.begin(OLENA), ours.begin(GROUP)
    far.floor = 6
    near.at = owed.at - 2 * SETTLED + 0.1
    for call in (older, above, far, elsewhere):
        call.at = owed.at - 2 * SETTLED - 0.1
    ours.forget_settled({"owed"})
    assert list(ours._calls.values()) == [above, owed, near]


def test_a_call_is_alone_unless_another_of_its_chat_was_lost_or_it_was_noted_late() -> None:
    ours = journal()
    first = ours.begin(GROUP, "a.message")
    ours.begin(OLENA)
    assert ours.is_alone(first)
    second = ours.begin(GROUP, "b.message")
    assert not ours.is_alone(first)
    ours.done(second, 9)
    assert ours.is_alone(first)
    assert not ours.is_alone(ours.begin(OLENA, "c.message", floor=1))


def test_with_nothing_owed_only_screens_of_just_now_are_kept() -> None:
    ours = journal()
    now, far = ours.begin(OLENA), ours.begin(OLENA)
    far.at -= 60
    ours.forget_settled(())
    assert list(ours._calls.values()) == [now]


def test_many_errands_make_it_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "LONG", 1)
    ours = journal()
    ours.begin(OLENA, "a.message")
    assert not ours.is_long
    ours.begin(OLENA, "b.message")
    assert ours.is_long
