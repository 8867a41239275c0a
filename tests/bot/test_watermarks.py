"""Where to look for a message whose arrival is in doubt."""

from bot.delivery.journal.watermarks import Watermarks

GROUP, OLENA, IVAN, EMMA = -1001, 1001, 1002, 1003


def test_ids_of_private_chats_are_one_row() -> None:
    watermarks = Watermarks([GROUP])
    watermarks.saw(OLENA, 40)
    watermarks.saw(IVAN, 41)
    watermarks.saw(GROUP, 7)
    assert (watermarks[EMMA], watermarks[GROUP]) == (41, 7)


def test_ids_only_grow() -> None:
    watermarks = Watermarks([GROUP])
    watermarks.saw(GROUP, 9)
    watermarks.saw(GROUP, 8)
    assert watermarks[GROUP] == 9


def test_what_was_never_heard_of_is_not_known_but_for_our_own_groups() -> None:
    watermarks = Watermarks([GROUP])
    assert OLENA not in watermarks
    assert watermarks[GROUP] == 0


def test_what_was_seen_in_any_private_chat_cannot_be_looked_for_in_another() -> None:
    watermarks = Watermarks([GROUP])
    watermarks.saw(OLENA, 40)
    watermarks.saw(GROUP, 7)
    assert [watermarks.knows(IVAN, each) for each in (7, 40)] == [False, True]
    assert [watermarks.knows(GROUP, each) for each in (7, 40)] == [True, False]


def test_what_was_seen_is_told_in_runs_without_a_gap() -> None:
    watermarks = Watermarks()
    watermarks.saw(OLENA, 3, 4, 5, 9)
    watermarks.saw(GROUP, 2)
    assert list(watermarks.ranges()) == [(0, 3, 5), (0, 9, 9), (GROUP, 2, 2)]
