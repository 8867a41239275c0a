"""How the journal's file says it, and what the next process knows by it."""

import os
from pathlib import Path

import pytest

from bot.delivery.journal import journal as journals
from bot.delivery.journal import places
from bot.delivery.journal.calls import State
from bot.delivery.journal.file import JournalFile, boot_id, others
from bot.delivery.journal.journal import SETTLED, journal_in
from bot.delivery.journal.watermarks import Watermarks
from tests.delivery.journals import GROUP, IVAN, OLENA, journal, lines, succeeded


def test_each_line_says_one_thing_and_how_it_ends(tmp_path: Path) -> None:
    ours = journal(tmp_path)
    ours.saw(IVAN, 40)
    ours.saw(OLENA, 40)  # known already
    sent, refused, late = ours.begin(OLENA, "a.message"), ours.begin(GROUP), ours.begin(GROUP, "b.card", 3)
    ours.done(sent, 41, 42)
    ours.undone(refused)
    number = ours.stamp
    assert lines(tmp_path) == [
        f"h {number} {boot_id()} .",
        f"k {number} .",
        "s 0 40 .",
        f"> {number}-1 0 40 {sent.at:.3f} a.message .",
        f"> {number}-2 {GROUP} 0 {refused.at:.3f} .",
        f"> {number}-3 {GROUP} 3 ~{late.at:.3f} b.card .",
        f"< {number}-1 41 42 .",
        f"x {number}-2 .",
    ]


def test_the_next_process_knows_all_of_it(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.saw(IVAN, 40)
    sent, late = first.begin(OLENA, "a.message"), first.begin(GROUP, "b.card", 3)
    refused = first.begin(GROUP, "c.topic")
    first.done(sent, 41, 42)
    first.undone(refused)
    for second in (succeeded(tmp_path, first), succeeded(tmp_path, first)):
        known = {name: second.call_for(name) for name in ("a.message", "b.card", "c.topic")}
        assert {name: (call.state, call.ids) for name, call in known.items() if call} == {
            "a.message": (State.DONE, (41, 42)),
            "b.card": (State.OPEN, ()),
            "c.topic": (State.UNDONE, ()),
        }
        again = known["b.card"]
        assert again is not None
        assert (again.row, again.floor, again.late) == (GROUP, 3, True)
        assert again.at == pytest.approx(late.at, abs=0.001)
        assert second.watermarks[OLENA] == 42
        assert second.ceiling(OLENA, sent.at - SETTLED - 1) == 41
        assert list(second.watermarks.ranges()) == [(0, 40, 42)]
        second.close()


def test_where_a_message_stands_is_known_to_the_next_process(tmp_path: Path) -> None:
    first = journal(tmp_path)
    first.saw(GROUP, 9)
    first.found_in(GROUP, 5, 3)
    first.found_in(GROUP, 6, None)
    first.nobodys(GROUP, 7)
    first.nobodys(GROUP, 10)  # it is not given yet
    first.nobodys(0, 7)  # of a private chat: in another it may be ours
    for second in (succeeded(tmp_path, first), succeeded(tmp_path, first)):
        assert second.places.stands_in(GROUP, 5, 3)
        assert second.places.stands_in(GROUP, 6, None)
        assert second.places.elsewhere(GROUP, 3) == {6, 7}
        assert second.places.elsewhere(GROUP, None) == {5, 7}
        assert second.places.elsewhere(0, None) == set()
        second.close()


def test_of_very_many_places_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST", 2)
    ours = journal()
    for number in (5, 6, 7):
        ours.found_in(GROUP, number, 3)
    assert [number for _, number, _ in ours.places] == [6, 7]


def test_of_another_start_of_the_system_times_and_silence_say_nothing(tmp_path: Path) -> None:
    first = journal(tmp_path)
    sent = first.begin(OLENA, "a.message")
    first.begin(OLENA, "b.message")
    first.done(sent, 41)
    first.close()
    [file] = tmp_path.iterdir()
    file.write_text(file.read_text().replace(f"{boot_id()} .", "another ."))
    second = journal(tmp_path)
    second.overhear()
    open_, done = second.call_for("b.message"), second.call_for("a.message")
    assert open_ is not None
    assert done is not None
    assert (open_.late, open_.at > second.began) == (True, True)
    assert (done.state, done.ids) == (State.DONE, (41,))
    assert not second.witnessed(first.stamp)
    assert second.ceiling(OLENA, 0.0) is None


def test_where_the_system_tells_no_start_silence_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "boot_id", lambda: "")
    assert not succeeded(tmp_path, first := journal(tmp_path)).witnessed(first.stamp)


def test_what_a_living_process_adds_is_read_from_where_it_was_left(tmp_path: Path) -> None:
    ours, theirs = journal(tmp_path), journal(tmp_path)
    for number in (40, 41):
        theirs.saw(IVAN, number)
        ours.overhear()
        assert ours.watermarks[IVAN] == number
    lost = theirs.begin(IVAN, "a.message")
    ours.overhear()
    theirs.done(lost, 42)
    ours.overhear()
    call = ours.call_for("a.message")
    assert call is not None
    assert (call.state, call.ids) == (State.DONE, (42,))
    assert ours.witnessed(theirs.stamp)


def test_half_a_line_is_read_when_it_is_whole(tmp_path: Path) -> None:
    ours, theirs = journal(tmp_path), journal(tmp_path)
    path = tmp_path / f"{theirs.stamp}.calls"
    with path.open("a") as file:
        file.write("s 0 4")
        file.flush()
        ours.overhear()
        assert 0 not in ours.watermarks
        file.write("1 .\n")
    ours.overhear()
    assert ours.watermarks[IVAN] == 41


def test_a_line_that_is_torn_by_the_next_is_none(tmp_path: Path) -> None:
    ours, theirs = journal(tmp_path), journal(tmp_path)
    with (tmp_path / f"{theirs.stamp}.calls").open("a") as file:
        file.write("s 0 4\ns 0 41 .\nwhat is this .\n")
    ours.overhear()
    assert list(ours.watermarks.ranges()) == [(0, 41, 41)]


def test_a_file_that_vanishes_meanwhile_is_let_go(tmp_path: Path) -> None:
    ours = journal(tmp_path)
    ours._take_in(tmp_path / "gone.calls")
    assert ours._read == {}


def test_what_cannot_be_noted_before_a_call_is_said_and_after_it_is_let_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = journal(tmp_path)
    call = ours.begin(OLENA, "a.message")

    def full(*_: object) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        ours.begin(OLENA)
    ours.done(call, 7)
    assert (call.state, ours.watermarks[OLENA]) == (State.DONE, 7)


def test_a_line_that_was_written_in_part_is_ended_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = JournalFile.opened(tmp_path, "ours")
    write, written = os.write, []

    def half(descriptor: int, data: bytes) -> int:
        written.append(data)
        return write(descriptor, data[: len(data) // 2] if len(data) > 1 else data)

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="not written whole"):
        file.write("s 0 40 .\n")
    assert written[-1] == b"\n"
    assert file.size == 0


def test_a_file_knows_how_long_it_is_and_who_lives(tmp_path: Path) -> None:
    ours, theirs = JournalFile.opened(tmp_path, "a"), JournalFile.opened(tmp_path, "b")
    ours.write("s 0 40 .\n")
    ours.write("s 0 41 .\n")
    assert (ours.size, (tmp_path / "a.calls").stat().st_size) == (18, 18)
    assert list(others(tmp_path, ours)) == [(tmp_path / "b.calls", True)]
    theirs.close()
    theirs.close()  # once is enough
    assert list(others(tmp_path, ours)) == [(tmp_path / "b.calls", False)]
    assert list(others(None, ours)) == list(others(tmp_path, JournalFile())) == []
    ours.remove()
    ours.write("this is kept nowhere\n")
    assert [path.name for path in tmp_path.iterdir()] == ["b.calls"]


def test_a_file_that_somebody_has_removed_is_let_go(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there"
    ours = JournalFile.opened(folder, "a")
    (folder / "a.calls").unlink()
    ours.remove()
    assert ours.path is None


def test_where_the_system_does_not_tell_which_start_it_is_that_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.journal.file.BOOT", tmp_path / "boot_id")
    assert boot_id() == ""
    (tmp_path / "boot_id").write_text("abc\n")
    assert boot_id() == "abc"


def test_two_processes_never_share_a_file(tmp_path: Path) -> None:
    JournalFile.opened(tmp_path, "a")
    assert JournalFile.opened(tmp_path, "a").path is None


def test_a_journal_is_closed_with_its_process(tmp_path: Path) -> None:
    with journal_in(tmp_path, [GROUP]) as ours:
        assert (ours.watermarks[GROUP], len(lines(tmp_path))) == (0, 2)
    assert ours._file.path is None
    with pytest.raises(KeyError), journal_in(tmp_path, [GROUP]) as broken:
        raise KeyError
    assert broken._file.path is None


def test_heights_forget_the_oldest_half_of_what_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.journal.watermarks.REMEMBERED", 4)
    watermarks = Watermarks([GROUP])
    watermarks.saw(OLENA, 1, 2, 3, 4)
    assert list(watermarks.ranges()) == [(0, 1, 4)]
    watermarks.saw(OLENA, 5)
    assert list(watermarks.ranges()) == [(0, 3, 5)]
    assert (len(watermarks), list(watermarks)) == (2, [GROUP, 0])
    watermarks.reached(OLENA, 3)
    assert watermarks[IVAN] == 5
