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
    begins_at: Closeness  # whoever wants us further away than that is not written to
    consent: Consent = Consent.NONE
    importance: int = 0  # of several that are due, the most important goes first
    wakes: bool = False  # it may come in their quiet hours
    on_working_days: bool = False  # only on days on which somebody is there to answer
    cheerful: bool = False  # it has no place beside an open complaint
    counted: bool = False  # the caps on how often we write at all count it, and hold it
    once: bool = False  # at most once to each customer
    every: Length | None = None  # at most once in so long, by the settings


_ANSWER, _SUGGEST, _REMIND, _DO = Closeness

# --- what concerns what they do with us: nobody can want it less

TROUBLE = Purpose(
    key="trouble", begins_at=_ANSWER, importance=100, wakes=True
)  # foreseen, with what they have
NOTICE = Purpose(
    key="notice", begins_at=_ANSWER, importance=95, wakes=True
)  # what became of an order, a visit
REMINDER = Purpose(
    key="reminder", begins_at=_ANSWER, importance=90, wakes=True
)  # which they have set themselves
PROMISE = Purpose(key="promise", begins_at=_ANSWER, importance=85)  # an operator's, which moves
APOLOGY = Purpose(key="apology", begins_at=_ANSWER, importance=80)  # an answer is late
POINTS = Purpose(key="points", begins_at=_ANSWER, importance=70)  # were given or taken

# --- what they have set out to do

DRAFT = Purpose(key="draft", begins_at=_REMIND, consent=Consent.REMINDERS, importance=65)  # begun, not sent
UNANSWERED = Purpose(  # one reminder of a question of ours
    key="unanswered", begins_at=_REMIND, consent=Consent.REMINDERS, importance=30, cheerful=True, counted=True
)

# --- what we would like to know

STILL_SOLVED = Purpose(  # some days after a complaint
    key="still_solved",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=60,
    on_working_days=True,
    counted=True,
)
SURVEY = Purpose(  # how did we do with a ticket?
    key="survey",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=50,
    cheerful=True,
    counted=True,
    every=lambda business: business.survey.at_most_every,
)
VISIT = Purpose(  # how was the visit, the delivery?
    key="visit", begins_at=_SUGGEST, consent=Consent.SURVEYS, importance=45, cheerful=True, counted=True
)
NPS = Purpose(  # would they recommend us?
    key="nps",
    begins_at=_SUGGEST,
    consent=Consent.SURVEYS,
    importance=40,
    on_working_days=True,
    cheerful=True,
    counted=True,
)
CLOSENESS = Purpose(  # how close shall we be?
    key="closeness", begins_at=_SUGGEST, importance=35, cheerful=True, once=True
)

# --- what may be of use to them

REORDER = Purpose(  # it was usually time
    key="reorder", begins_at=_SUGGEST, consent=Consent.CHOSEN, importance=25, cheerful=True, counted=True
)
USUAL = Purpose(  # done for them, and can be undone
    key="usual", begins_at=_DO, consent=Consent.CHOSEN, importance=75
)
BIRTHDAY = Purpose(
    key="birthday", begins_at=_SUGGEST, consent=Consent.CHOSEN, importance=20, cheerful=True, counted=True
)
ANNIVERSARY = Purpose(
    key="anniversary", begins_at=_SUGGEST, consent=Consent.CHOSEN, importance=15, cheerful=True, counted=True
)
BROADCAST = Purpose(
    key="broadcast", begins_at=_SUGGEST, consent=Consent.NEWS, importance=10, cheerful=True, counted=True
)

PURPOSES: dict[str, Purpose] = {
    each.key: each
    for each in sorted(
        (value for value in list(vars().values()) if isinstance(value, Purpose)),
        key=lambda purpose: -purpose.importance,
    )
}
