"""Settings of what customers meet: where we are, touchpoints, tickets, surveys, quiet hours."""

from datetime import time, timedelta
from enum import StrEnum

from pydantic import Field

from care.business.lengths import Length
from care.business.values import Key, Link, Localized, Rules


class Contact(Rules):
    """Where and how people reach us beside this chat; shown with the hours."""

    address: Localized | None = None
    phone: str = Field(default="", max_length=64)
    map: Link | None = None  # of the place on a map: a button


class Touchpoint(Rules):
    key: Key
    name: Localized
    department: Key | None = None  # who answers for it: what grows out of its feedback is theirs


class Signature(StrEnum):
    """Whose name a customer sees above an operator's answer."""

    OPERATOR = "operator"
    BUSINESS = "business"


class TicketRules(Rules):
    reopen_within: Length = timedelta(days=7)
    close_after: Length = timedelta(days=7)  # a solved ticket closes by itself
    close_topic_after: Length = timedelta(days=1)  # its topic is closed, until it is opened again
    hand_back_after: Length = timedelta(minutes=30)  # an owner silent this long while the customer waits
    signature: Signature = Signature.OPERATOR
    send_after: Length = timedelta(minutes=15)  # of silence, then what was not sent goes to people
    form_kept: Length = timedelta(days=1)  # until a reminder that it was not sent; then as long again


class FeedbackRules(Rules):
    low_score: int = Field(default=2, ge=1, le=5)  # up to this, a complaint is offered


class SurveyRules(Rules):
    """The question for a score after a solved ticket (CSAT)."""

    ask_after: Length = timedelta(hours=20)
    at_most_every: Length = timedelta(days=1)  # nobody is asked more often, however many tickets they have
    low_score: int = Field(default=2, ge=1, le=5)


class Outreach(Rules):
    """How often one customer hears from us without having asked, whatever it is about."""

    per_week: int = Field(default=3, ge=1)
    apart: Length = timedelta(hours=3)  # of several within so long the most important goes, the rest wait


class ReminderRules(Rules):
    """What customers ask to be reminded of."""

    most: int = Field(default=30, ge=1, le=1000)  # of one person's at the same time


class QuietHours(Rules):
    """No follow-up is sent within; times are the customer's own."""

    start: time = time(21)
    end: time = time(9)
