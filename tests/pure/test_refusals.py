"""Why something could not be done, in the customer's words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from care.business import LANGUAGES
from care.commands import Refused
from care.rules.commands import WrongRule
from care.values.errors import (
    AllAnswered,
    AlreadyAnswered,
    AlreadyRated,
    CareError,
    NoSuchReminder,
    NoSuchTicket,
    NotAllowed,
    NotOffered,
    OpensTooMany,
    Outdated,
    ReminderPassed,
    TimePassed,
    TooMany,
    WrongState,
)
from dialogs.customers import refusals
from dialogs.language import sanitize
from dialogs.language.words import Words
from tests.for_each import for_each

# What customers' own deeds can be refused for; the rest is the staff's (dialogs/staff/sentences.py).
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
THEIRS: tuple[CareError, ...] = (
    AlreadyRated(score=4),
    NoSuchTicket(),
    NotAllowed(),
    NotOffered(),
    WrongRule(mistake="overlapping_periods", fields={}),
    OpensTooMany(until=NOW),
    AllAnswered(),
    AlreadyAnswered(until=None),
    AlreadyAnswered(until=NOW),
    NoSuchReminder(),
    ReminderPassed(),
    TimePassed(),
    TooMany(most=30),
    Outdated(),
    WrongState(state="solved"),
)


@for_each("language", LANGUAGES)
@for_each("error", THEIRS)
def test_each_refusal_has_a_sentence_that_fits_a_toast(error: CareError, language: str) -> None:
    words = Words(language, ZoneInfo("UTC"))
    said = refusals.sentence(Refused(error), words)
    assert sanitize.length(said) <= 200
    assert said != refusals.sentence(Refused(CareError()), words)


def test_what_we_have_no_sentence_for_is_still_answered() -> None:
    assert "Nothing was changed" in refusals.sentence(Refused(CareError()), Words("en", ZoneInfo("UTC")))
