"""What the explorer assumes of broadcasts, and of what was changed of the rules."""

from datetime import UTC, date, datetime, time

from care.broadcasts.audience import Counted
from care.broadcasts.checking import Audience, Flaw, Wrong
from care.broadcasts.commands import BroadcastBegun
from care.business import Hours, Period
from care.contact import Why
from care.rules.changing import Change

BEGUN = BroadcastBegun(7, 12, waits=True)
REACHED = Audience(
    Counted({"uk": 1_000_000, "en": 7}, {Why.UNWISHED: 12, Why.BLOCKED: 3, Why.WEEK: 1}),
    ("🙂", "& " * 30),
    (),
)
NOBODY = Audience(Counted({}, {Why.UNWISHED: 12}), (), (Flaw(Wrong.NOBODY),))
_AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
CHANGES = (
    (Change(9, _AT, 1001, "welcome", None, None, undoes=8), "🙂"),
    (Change(8, _AT, 0, "tickets.reopen_within", "7d", None), ""),
)
HOURS = Hours(
    days={"mon": (Period(start=time(9), end=time(18)),)},
    special={date(2026, 11, 30): (Period(start=time(9), end=time(12)),), date(2026, 12, 1): ()},
)
PLAIN = {"welcome": None, "hours": HOURS.model_copy(update={"special": {}}), "touchpoints": (), "tiers": ()}
