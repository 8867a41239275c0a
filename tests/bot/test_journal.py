"""What was asked of Telegram is known to the next process, but for the calls that were truly on their way."""

from pathlib import Path

from bot.delivery.journal import journal as journals
from bot.delivery.journal.calls import State
from bot.delivery.journal.file import boot_id
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks

GROUP, OLENA, IVAN = -1001, 1001, 1002


def journal(folder: Path | None) -> Journal:
    return Journal(Watermarks([GROUP]), folder)


def died(journal: Journal) -> None:
    """As if its process had been killed: what it has written stays, what it holds is let go."""
    journal.close()


def test_a_call_that_was_not_answered_is_open_for_the_next_process(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.saw(IVAN, 40)
    first.begin(OLENA, "task.message")
    died(first)
    second = journal(tmp_path)
    second.overhear()
    call = second.call_for("task.message")
    assert call is not None
    assert (call.state, call.floor, second.beyond(IVAN)) == (State.OPEN, 40, 1)


def test_a_call_that_was_answered_is_done_under_its_ids(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.done(first.begin(OLENA, "task.message"), 41, 42)
    died(first)
    second = journal(tmp_path)
    second.overhear()
    call = second.call_for("task.message")
    assert call is not None
    assert (call.state, call.ids, second.beyond(OLENA)) == (State.DONE, (41, 42), 0)
    assert all(second.watermarks.knows(IVAN, each) for each in (41, 42))


def test_a_call_that_was_not_begun_is_known_not_to_have_been(tmp_path: Path) -> None:
    first = journal(tmp_path)
    died(first)
    second = journal(tmp_path)
    assert not second.witnessed(first.stamp)
    second.overhear()
    assert second.witnessed(first.stamp)
    assert second.call_for("task.message") is None


def test_after_a_restart_of_the_system_a_missing_line_proves_nothing(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.begin(OLENA, "task.message")
    died(first)
    [file] = tmp_path.iterdir()
    file.write_text(file.read_text().replace(boot_id(), "another"))
    second = journal(tmp_path)
    second.overhear()
    assert not second.witnessed(first.stamp)
    assert second.call_for("task.message") is not None


def test_what_ended_processes_knew_passes_through_any_number_of_them(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.saw(IVAN, 40)
    first.begin(OLENA, "task.message")
    died(first)
    for _ in range(3):
        next_ = journal(tmp_path)
        next_.overhear()
        died(next_)
    last = journal(tmp_path)
    last.overhear()
    assert last.witnessed(first.stamp)
    assert last.call_for("task.message") is not None
    assert last.watermarks[OLENA] == 40
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_living_process_notes_is_heard_and_left_to_it(tmp_path: Path) -> None:
    leader, other = journal(tmp_path), journal(tmp_path)
    leader.overhear()
    other.done(other.begin(OLENA), 50)
    leader.overhear()
    other.begin(IVAN)
    leader.overhear()
    assert (leader.watermarks[IVAN], leader.beyond(IVAN)) == (50, 1)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_line_that_was_not_written_whole_is_no_line(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.begin(OLENA, "task.message")
    died(first)
    [file] = tmp_path.iterdir()
    with file.open("a") as torn:
        torn.write(f"< {first.stamp}-1 4")
    second = journal(tmp_path)
    second.overhear()
    call = second.call_for("task.message")
    assert call is not None
    assert call.state is State.OPEN


def test_what_is_settled_is_forgotten_and_what_is_owed_is_not(tmp_path: Path) -> None:
    ours = journal(tmp_path)
    for task in ("old", "owed"):
        ours.done(ours.begin(OLENA, f"{task}.message"), 7)
    ours.forget_settled({"owed"})
    assert ours.call_for("old.message") is None
    assert ours.call_for("owed.message") is not None


def test_a_long_file_is_begun_anew_with_what_matters(tmp_path: Path) -> None:
    ours = journal(tmp_path)
    ours.begin(OLENA, "owed.message")
    stamp, ours._file.size = ours.stamp, journals.WHOLE
    ours.done(ours.begin(IVAN), 8)
    assert ours.stamp != stamp
    assert [file.stem for file in tmp_path.iterdir()] == [ours.stamp]
    died(ours)
    next_ = journal(tmp_path)
    next_.overhear()
    assert next_.witnessed(stamp)
    assert next_.call_for("owed.message") is not None


def test_screens_that_were_on_their_way_count_until_a_later_id_is_known(tmp_path: Path) -> None:
    ours = journal(tmp_path)
    lost = ours.begin(OLENA)
    assert ours.beyond(OLENA) == 1
    lost.at -= 2 * journals.SETTLED
    ours.done(ours.begin(IVAN), 8)
    assert ours.beyond(OLENA) == 0
    assert ours.ceiling(OLENA, lost.at) == 8


def test_nobody_is_named_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    ours = journal(folder)
    ours.saw(OLENA, 40)
    ours.done(ours.begin(OLENA, "task.message"), 41)
    [file] = folder.iterdir()
    assert str(OLENA) not in file.read_text()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def test_without_a_place_to_write_it_works_for_as_long_as_the_process_does(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("")
    for folder in (None, occupied / "calls"):
        ours = journal(folder)
        ours.begin(OLENA, "task.message")
        ours.overhear()
        assert ours.call_for("task.message") is not None
        assert ours.witnessed(ours.stamp)
