"""The business's rules, frozen, as `turbota.toml` gives them (read and checked by bot/settings/settings.py).

A mistake is a `PydanticCustomError` whose code has a translated sentence in dialogs/language/settings.py.
"""

from care.business.business import NOWHERE, Business, Limits
from care.business.customers import (
    Contact,
    FeedbackRules,
    Outreach,
    QuietHours,
    Signature,
    SurveyRules,
    TicketRules,
    Touchpoint,
)
from care.business.desk import (
    OTHER,
    Board,
    DeadlineRules,
    Department,
    Flood,
    Person,
    Priority,
    PriorityRule,
    Promise,
    Right,
    Rights,
    Role,
    Tier,
)
from care.business.loyalty import Reward
from care.business.values import LANGUAGES, Day, Hours, Language, Localized, Period

__all__ = [
    "LANGUAGES",
    "NOWHERE",
    "OTHER",
    "Board",
    "Business",
    "Contact",
    "Day",
    "DeadlineRules",
    "Department",
    "FeedbackRules",
    "Flood",
    "Hours",
    "Language",
    "Limits",
    "Localized",
    "Outreach",
    "Period",
    "Person",
    "Priority",
    "PriorityRule",
    "Promise",
    "QuietHours",
    "Reward",
    "Right",
    "Rights",
    "Role",
    "Signature",
    "SurveyRules",
    "TicketRules",
    "Tier",
    "Touchpoint",
]
