"""What the business may begin by itself to write about: one value for each purpose, and what binds it.

To add one, add a value here; it is then known to `turbota may-write`, to docs/contact.md and to the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

from care.business import Business
from care.people.closeness import Closeness

Length: TypeAlias = Callable[[Business], timedelta]


class Consent(StrEnum):
    """What a customer must have agreed to. Wishes have a default (care/people/customers.py); a choice has none."""

    NONE = ""
    SURVEYS = "surveys"
    REMINDERS = "reminders"
    NEWS = "news"
    CHOSEN = "chosen"  # they have said themselves how close we may be


@dataclass(frozen=True, kw_only=True)
class Purpose:
    key: str  # as the store and the command line call it, at most 16 characters
    about: str  # as docs/contact.md says it
    begins_at: Closeness  # whoever wants us further away than that is not written to
    consent: Consent = Consent.NONE
    importance: int = 0  # of several that are due, the most important goes first
    wakes: bool = False  # it may come in their quiet hours
    on_working_days: bool = False  # only on days on which somebody is there to answer
    cheerful: bool = False  # it has no place beside an open complaint
    counted: bool = False  # the caps on how often we write at all count it, and hold it
    once: bool = False  # at most once to each customer
    every: Length | None = None  # at most once in so long, by the settings

    @property
    def remembers(self) -> bool:
        """What was written before counts."""
        return self.counted or self.once or self.every is not None


_ANSWER, _SUGGEST, _REMIND, _DO = Closeness

# --- what concerns what they do with us: nobody can want it less

TROUBLE = Purpose(
    key="trouble",
    about="a foreseen trouble with what they have",
    begins_at=_ANSWER,
    importance=100,
    wakes=True,
)
NOTICE = Purpose(
    key="notice", about="what became of their order or visit", begins_at=_ANSWER, importance=95, wakes=True
)
REMINDER = Purpose(
    key="reminder", about="a reminder that they have set", begins_at=_ANSWER, importance=90, wakes=True
)
PROMISE = Purpose(key="promise", about="an operator's promise moves", begins_at=_ANSWER, importance=85)
APOLOGY = Purpose(key="apology", about="an answer is late", begins_at=_ANSWER, importance=80)
POINTS = Purpose(key="points", about="points were given or taken", begins_at=_ANSWER, importance=70)
POINTS_END = Purpose(key="points_end", about="points expire soon", begins_at=_ANSWER, importance=67)

# --- what they have set out to do

USUAL_ORDER = Purpose(
    key="usual_order",
    about="their usual order was asked for at the team, and can be undone",
    begins_at=_DO,
    consent=Consent.CHOSEN,
    importance=75,
    cheerful=True,
)
USUAL_REMINDER = Purpose(
    key="usual_reminder",
    about="a reminder that they set again and again was set for them, and can be undone",
    begins_at=_DO,
    consent=Consent.CHOSEN,
    importance=72,
)
DRAFT = Purpose(
    key="draft",
    about="a complaint or feedback was begun and not sent",
    begins_at=_REMIND,
    consent=Consent.REMINDERS,
    importance=65,
)
APPOINTMENT = Purpose(
    key="appointment",
    about="an appointment was made: shall we remind them of it?",
    begins_at=_REMIND,
    consent=Consent.REMINDERS,
    importance=68,
)
UNANSWERED = Purpose(
    key="unanswered",
    about="a question of ours was not answered, one reminder",
    begins_at=_REMIND,
    consent=Consent.REMINDERS,
    importance=30,
    cheerful=True,
    counted=True,
)

# --- what we would like to know

STILL_SOLVED = Purpose(
    key="still_solved",
    about="did it stay solved, some days after a complaint?",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=60,
    on_working_days=True,
    counted=True,
)
SURVEY = Purpose(
    key="survey",
    about="how did we do with a ticket?",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=50,
    cheerful=True,
    counted=True,
    every=lambda business: business.survey.at_most_every,
)
VISIT = Purpose(
    key="visit",
    about="how was the visit, the delivery?",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=45,
    cheerful=True,
    counted=True,
    every=lambda business: business.followups.visit.every,
)
NPS = Purpose(
    key="nps",
    about="would they recommend us?",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=40,
    on_working_days=True,
    cheerful=True,
    counted=True,
    every=lambda business: business.followups.nps.every,
)
CLOSENESS = Purpose(
    key="closeness",
    about="how much shall we take care of? After a good rating, of whoever has not chosen",
    begins_at=_SUGGEST,
    importance=35,
    cheerful=True,
    once=True,
)

# --- what may be of use to them

REORDER = Purpose(
    key="reorder",
    about="it was usually time to order again",
    begins_at=_SUGGEST,
    consent=Consent.CHOSEN,
    importance=25,
    cheerful=True,
    counted=True,
)
REWARD = Purpose(
    key="reward",
    about="a reward is near, of what they come back for",
    begins_at=_SUGGEST,
    consent=Consent.CHOSEN,
    importance=22,
    cheerful=True,
    counted=True,
    every=lambda business: business.followups.reward.every,
)
BIRTHDAY = Purpose(
    key="birthday",
    about="their birthday, if they have told us the day",
    begins_at=_SUGGEST,
    consent=Consent.CHOSEN,
    importance=20,
    cheerful=True,
    counted=True,
)
ANNIVERSARY = Purpose(
    key="anniversary",
    about="a year, or years, with us",
    begins_at=_SUGGEST,
    consent=Consent.CHOSEN,
    importance=15,
    cheerful=True,
    counted=True,
)
BROADCAST = Purpose(
    key="broadcast",
    about="news and offers",
    begins_at=_SUGGEST,
    consent=Consent.NEWS,
    importance=10,
    cheerful=True,
    counted=True,
)

PURPOSES: dict[str, Purpose] = {
    each.key: each
    for each in sorted(
        (value for value in list(vars().values()) if isinstance(value, Purpose)),
        key=lambda purpose: -purpose.importance,
    )
}
