"""Where to look for a message whose arrival is in doubt."""

from bot.sender.heights import Heights

GROUP, OLENA, IVAN, EMMA = -1001, 1001, 1002, 1003


def test_ids_of_private_chats_are_one_row() -> None:
    heights = Heights([GROUP])
    heights.saw(OLENA, 40)
    heights.saw(IVAN, 41)
    heights.saw(GROUP, 7)
    assert (heights[EMMA], heights[GROUP]) == (41, 7)


def test_ids_only_grow() -> None:
    heights = Heights([GROUP])
    heights.saw(GROUP, 9)
    heights.saw(GROUP, 8)
    assert heights[GROUP] == 9


def test_what_was_never_heard_of_is_not_known_but_for_our_own_groups() -> None:
    heights = Heights([GROUP])
    assert OLENA not in heights
    assert heights[GROUP] == 0


def test_what_was_seen_in_any_private_chat_cannot_be_looked_for_in_another() -> None:
    heights = Heights([GROUP])
    heights.saw(OLENA, 40)
    heights.saw(GROUP, 7)
    assert [heights.knows(IVAN, each) for each in (7, 40)] == [False, True]
    assert [heights.knows(GROUP, each) for each in (7, 40)] == [True, False]


def test_what_was_seen_is_told_in_runs_without_a_gap() -> None:
    heights = Heights()
    heights.saw(OLENA, 3, 4, 5, 9)
    heights.saw(GROUP, 2)
    assert list(heights.ranges()) == [(0, 3, 5), (0, 9, 9), (GROUP, 2, 2)]
