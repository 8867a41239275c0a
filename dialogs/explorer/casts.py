"""What the explorer assumes of broadcasts."""

from care.broadcasts.audience import Counted
from care.broadcasts.checking import Audience, Flaw, Wrong
from care.broadcasts.commands import BroadcastBegun
from care.contact import Why

BEGUN = BroadcastBegun(7, 12, waits=True)
REACHED = Audience(
    Counted({"uk": 1_000_000, "en": 7}, {Why.UNWISHED: 12, Why.BLOCKED: 3, Why.WEEK: 1}),
    ("🙂", "& " * 30),
    (),
)
NOBODY = Audience(Counted({}, {Why.UNWISHED: 12}), (), (Flaw(Wrong.NOBODY),))
