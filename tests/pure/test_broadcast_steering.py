"""What can be pressed about a broadcast: what makes sense where it stands."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from care.broadcasts.model import Broadcast, Letter, Outcome
from care.broadcasts.outcomes import Doubtful
from care.broadcasts.recalling import Reach
from care.broadcasts.rows import Counts
from dialogs.language.words import Words
from dialogs.staff.broadcasts import (
    LOST,
    RECALL,
    RECALLED,
    REFUSED,
    RESULTS,
    RESUME,
    TWICE,
    ask_recall,
    in_doubt,
    steering,
)
from tests.for_each import for_each
from tests.store.cast import NOW

BROADCAST = Broadcast(id=7, author=301, purpose="broadcast", letter=Letter(), made_at=NOW)
LEFT = {Outcome.SENT: 3, Outcome.REFUSED: 2, Outcome.AMBIGUOUS: 1}


def pressed(**moments: object) -> set[str]:
    waiting = {Outcome.PENDING: moments.pop("pending", 0)}
    known = {"begun_at": NOW, "frozen_at": NOW} | moments
    broadcast = Broadcast(**{**vars(BROADCAST), **known})
    counts = Counts({**LEFT, **waiting}, {})  # type: ignore[dict-item]
    rows = steering(broadcast, counts, Words("en", ZoneInfo("Europe/Kyiv")))
    return {button.action for row in rows for button in row}


def test_those_who_were_left_are_offered_where_it_stands_still_or_is_over() -> None:
    assert pressed() == {REFUSED, LOST, RESULTS, RECALL}
    assert pressed(pending=5, paused_at=NOW, paused_why="by_hand") >= {RESUME, REFUSED, LOST}
    assert not pressed(pending=5) & {REFUSED, LOST}
    assert pressed(pending=5, cancelled_at=NOW) == {RESULTS, RECALL}
    assert pressed(recalled_at=NOW) == {RESULTS}


def test_it_can_be_recalled_only_while_telegram_deletes_any_of_it() -> None:
    _ = Words("uk", ZoneInfo("Europe/Kyiv"))
    for young, actions in ((2, [RECALLED, "page"]), (0, ["page"])):
        screen = ask_recall(7, Reach(young, 3), _)
        assert [button.action for row in screen.rows for button in row] == actions


@for_each("language", ["uk", "ru", "en"])
def test_those_in_doubt_are_named_as_far_as_there_is_room(language: str) -> None:
    people = [Doubtful(1001, "Olena & Co", NOW - timedelta(minutes=1))]
    _ = Words(language, ZoneInfo("Europe/Kyiv"))
    screen = in_doubt(7, people, 4, NOW, _)
    assert "Olena &amp; Co" in screen.text
    assert _("and {count} more", count="3") in screen.text
    assert [button.action for row in screen.rows for button in row] == [TWICE, "page"]
    assert [button.action for row in in_doubt(7, [], 0, NOW, _).rows for button in row] == ["page"]
