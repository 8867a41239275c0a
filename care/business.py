"""The business's rules, frozen, as `turbota.toml` gives them (read and checked by bot/settings.py).

A mistake is a `PydanticCustomError` whose code has a translated sentence in bot/settings_sentences.py.
"""

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from care.written import Length, read_period

Language = Literal["uk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = ("uk", "ru", "en")
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# A key goes into callback data and deep links, which allow 64 bytes.
Key = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,16}$")]


def check_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise PydanticCustomError("no_zone", "there is no time zone {name}", {"name": name}) from error
    return name


def check_group(chat_id: int) -> int:
    if chat_id >= 0:
        raise PydanticCustomError("not_a_group", "the id of a group begins with a minus")
    return chat_id


GroupId = Annotated[int, AfterValidator(check_group)]
ZoneName = Annotated[str, AfterValidator(check_zone)]


class Rules(BaseModel):
    """Shared by all parts of the settings: unknown names are mistakes, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Localized(RootModel[dict[Language, str]]):
    """One text in several languages."""

    model_config = ConfigDict(frozen=True)

    def in_language(self, language: str) -> str:
        """The text in `language`, else in English, else in whatever there is."""
        texts = self.root
        return texts.get(language) or texts.get("en") or next(iter(texts.values()))  # type: ignore[call-overload]

    @model_validator(mode="after")
    def check_not_empty(self) -> Self:
        if not self.root or not all(text.strip() for text in self.root.values()):
            raise PydanticCustomError(
                "empty_text", "give the text in at least one language, and leave none empty"
            )
        return self


class Period(Rules):
    """Hours of one stretch of a day, in the business's zone. `end` 00:00 is midnight at the day's end.

    Written as `"09:00-13:00"`.
    """

    start: time
    end: time

    @model_validator(mode="before")
    @classmethod
    def read(cls, value: object) -> object:
        return read_period(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def check_order(self) -> Self:
        if self.start >= self.end != time(0):
            raise PydanticCustomError("backwards_period", "it ends before it starts")
        return self


def check_apart(periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """The periods of one day stand in order and do not overlap."""
    for earlier, later in pairwise(periods):
        if earlier.end == time(0) or later.start < earlier.end:
            raise PydanticCustomError(
                "overlapping_periods", "the periods of a day must be in order and apart"
            )
    return periods


class Hours(Rules):
    """When people work. A weekday that is absent is closed; `holidays` are closed whatever the weekday.

    Written flat: `mon = ["09:00-13:00", "14:00-18:00"]` beside `holidays`.
    """

    days: dict[Day, Annotated[tuple[Period, ...], AfterValidator(check_apart)]]
    holidays: frozenset[date] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def gather_days(cls, value: object) -> object:
        if not isinstance(value, dict) or "days" in value:
            return value
        days = {name: periods for name, periods in value.items() if name != "holidays"}
        return {"days": days} | {name: value[name] for name in value if name == "holidays"}


class Department(Rules):
    key: Key
    name: Localized
    first_answer: Length = timedelta(hours=1)  # working time within which a person answers
    group: GroupId | None = None  # its own staff group; None: the common one
    language: Language | None = None  # the language of its cards; None: the business's default


class Touchpoint(Rules):
    key: Key
    name: Localized


class Signature(StrEnum):
    """Whose name a customer sees above an operator's answer."""

    OPERATOR = "operator"
    BUSINESS = "business"


class TicketRules(Rules):
    reopen_within: Length = timedelta(days=7)
    close_after: Length = timedelta(days=7)  # a solved ticket closes by itself
    hand_back_after: Length = timedelta(minutes=30)  # an owner silent this long while the customer waits
    signature: Signature = Signature.OPERATOR
    form_kept: Length = timedelta(days=1)  # how long half a form can be resumed


class FeedbackRules(Rules):
    low_score: int = Field(default=2, ge=1, le=5)  # up to this, a complaint is offered


class SurveyRules(Rules):
    """The question for a score after a solved ticket (CSAT)."""

    ask_after: Length = timedelta(hours=20)
    at_most_every: Length = timedelta(days=1)  # nobody is asked more often, however many tickets they have
    low_score: int = Field(default=2, ge=1, le=5)


class QuietHours(Rules):
    """No follow-up is sent within; times are the customer's own."""

    start: time = time(21)
    end: time = time(9)


class Limits(Rules):
    """Telegram's budgets. Raise them only for tests or when Telegram has raised yours."""

    private_per_second: float = Field(default=1.0, gt=0)
    group_per_minute: float = Field(default=20, gt=0)
    bulk_per_second: float = Field(default=30, gt=0)


Group = TypeVar("Group", bound=Collection[Any])


def check_some(group: Group) -> Group:
    if not group:
        raise PydanticCustomError("none_given", "give at least one")
    return group


Keyed = TypeVar("Keyed", tuple[Department, ...], tuple[Touchpoint, ...])


def check_keys_differ(parts: Keyed) -> Keyed:
    keys: Sequence[str] = [part.key for part in parts]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            # `at` leads to the mistake from where the error is raised.
            raise PydanticCustomError(
                "repeated_key", "the key {key} is used twice", {"key": key, "at": (index, "key")}
            )
    return parts


class Business(Rules):
    name: Localized
    zone: ZoneName = "Europe/Kyiv"
    languages: Annotated[tuple[Language, ...], AfterValidator(check_some)] = LANGUAGES
    default_language: Language = Field(default="uk", validate_default=True)
    staff_group: GroupId
    admins: Annotated[frozenset[int], AfterValidator(check_some)]
    hours: Hours
    departments: Annotated[
        tuple[Department, ...], AfterValidator(check_some), AfterValidator(check_keys_differ)
    ]
    touchpoints: Annotated[tuple[Touchpoint, ...], AfterValidator(check_keys_differ)] = ()
    tickets: TicketRules = TicketRules()
    feedback: FeedbackRules = FeedbackRules()
    survey: SurveyRules = SurveyRules()
    quiet_hours: QuietHours = QuietHours()
    limits: Limits = Limits()

    @field_validator("default_language")
    @classmethod
    def check_spoken(cls, language: Language, info: ValidationInfo) -> Language:
        if language not in info.data.get("languages", LANGUAGES):
            raise PydanticCustomError(
                "not_spoken", "{language} is not among the languages", {"language": language}
            )
        return language

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def desk_language(self, department: str) -> Language:
        """In which language the staff of a department reads."""
        found = self.department(department)
        return found.language if found and found.language else self.default_language

    def department(self, key: str) -> Department | None:
        return next((d for d in self.departments if d.key == key), None)

    def touchpoint(self, key: str) -> Touchpoint | None:
        return next((t for t in self.touchpoints if t.key == key), None)

    def desk(self, key: str) -> int:
        """The chat id of the staff group that serves the department `key` (as the settings name it)."""
        department = self.department(key)
        return department.group if department and department.group else self.staff_group
