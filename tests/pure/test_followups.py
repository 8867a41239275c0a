"""The kinds of follow-ups as a table: each has its rule, its purpose, its words, and stands in the docs."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from care.business import Business
from care.business.followups import FollowUps
from care.contact import PURPOSES
from care.followups import table
from care.followups.answers import is_day
from care.followups.events import EVENTS, NUMBER
from care.followups.kinds import KINDS
from care.followups.kinds.anniversary import _years
from care.followups.kinds.birthday import celebrated
from care.people.closeness import Closeness
from dialogs.customers.surveys.followups import short
from dialogs.language.words import Words
from tests.pure.visitor import KAVA

KYIV = ZoneInfo("Europe/Kyiv")
OWN = {"survey", "draft"}  # have clocks of their own


def test_each_kind_has_a_rule_a_purpose_and_a_name() -> None:
    assert KINDS.keys() == FollowUps.model_fields.keys() | OWN
    for key, kind in KINDS.items():
        assert PURPOSES[key] is kind.purpose
        assert kind.purpose.begins_at > Closeness.ANSWER
        assert (kind.word is None) == (key in OWN) == (kind.coming is not None)
        assert len({str(short(key, Words(language, KYIV))) for language in ("uk", "en")}) == 2


def test_each_rule_is_read_from_the_settings_and_gives_it_time() -> None:
    for key in FollowUps.model_fields:
        rule = getattr(FollowUps(), key)
        assert rule.on
        if key == "usual_order":
            assert rule.undo == timedelta(hours=2)  # it comes at the time of another
            continue
        assert timedelta(0) <= rule.after < timedelta(days=7)
        assert rule.late >= timedelta(hours=10)
    raw = KAVA.model_dump() | {"followups": {"nps": {"on": False, "every": "90d", "least": 5}}}
    nps = Business.model_validate(raw).followups.nps
    assert (nps.on, nps.every, nps.least) == (False, timedelta(days=90), 5)


def test_the_docs_have_the_table_of_all_kinds() -> None:
    page = table.PAGE.read_text("utf-8")
    assert table.table() in page, "python -m care.followups.table"


def test_days_that_are_rare() -> None:
    assert celebrated(date(2027, 2, 28)) == ("02-28", "02-29")
    assert celebrated(date(2028, 2, 28)) == ("02-28",)
    assert celebrated(date(2028, 2, 29)) == ("02-29",)
    assert [is_day(each) for each in ("02-29", "02-30", "2-9", "12-31", "")] == [
        True,
        False,
        False,
        True,
        False,
    ]
    assert _years(date(2024, 2, 29), date(2027, 2, 28)) == 0
    assert _years(date(2024, 11, 20), date(2026, 11, 20)) == 2


def test_events_have_the_words_that_people_type() -> None:
    assert EVENTS.keys() == {"order", "delivered", "visit", "purchase", "appointment", "called_off"}
    assert [bool(NUMBER.fullmatch(each)) for each in ("A-17", "№5", "a b", "x" * 41)] == [
        True,
        False,
        False,
        False,
    ]
