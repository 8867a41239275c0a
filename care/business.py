"""The business's rules, as `turbota.toml` gives them (read and checked by bot/settings.py). All values are frozen."""

from datetime import date, time, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator

Language = Literal["uk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = ("uk", "ru", "en")
# A key goes into callback data and deep links, which allow 64 bytes.
Key = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,16}$")]


def check_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {name!r}; write it like Europe/Kyiv") from error
    return name


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
        return texts.get(language) or texts.get("en") or next(iter(texts.values()))  # type: ignore[call-overload, no-any-return]

    @model_validator(mode="after")
    def check_not_empty(self) -> Self:
        if not self.root or not all(text.strip() for text in self.root.values()):
            raise ValueError("give the text in at least one language, and leave none empty")
        return self


class Period(Rules):
    """Opening hours of one stretch of a day, in the business's zone. `end` 00:00 is midnight at the day's end."""

    start: time
    end: time


class Hours(Rules):
    """When people work. A weekday that is absent is closed; `holidays` are closed whatever the weekday."""

    days: dict[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], tuple[Period, ...]]
    holidays: frozenset[date] = frozenset()


class Department(Rules):
    key: Key
    name: Localized
    first_answer: timedelta = timedelta(hours=1)  # working time within which a person answers
    group: int | None = None  # its own staff group; None: the common one
    language: Language | None = None  # the language of its cards; None: the business's default


class Touchpoint(Rules):
    key: Key
    name: Localized


class Signature(StrEnum):
    """Whose name a customer sees above an operator's answer."""

    OPERATOR = "operator"
    BUSINESS = "business"


class TicketRules(Rules):
    reopen_within: timedelta = timedelta(days=7)
    close_after: timedelta = timedelta(days=7)  # a solved ticket closes by itself
    hand_back_after: timedelta = timedelta(minutes=30)  # an owner silent this long while the customer waits
    signature: Signature = Signature.OPERATOR
    form_kept: timedelta = timedelta(days=1)  # how long half a form can be resumed


class FeedbackRules(Rules):
    low_score: int = Field(default=2, ge=1, le=5)  # up to this, a complaint is offered


class SurveyRules(Rules):
    """The question for a score after a solved ticket (CSAT)."""

    ask_after: timedelta = timedelta(hours=20)
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


class Business(Rules):
    name: Localized
    zone: ZoneName = "Europe/Kyiv"
    languages: tuple[Language, ...] = LANGUAGES
    default_language: Language = "uk"
    staff_group: int
    admins: frozenset[int]
    hours: Hours
    departments: tuple[Department, ...] = Field(min_length=1)
    touchpoints: tuple[Touchpoint, ...] = ()
    tickets: TicketRules = TicketRules()
    feedback: FeedbackRules = FeedbackRules()
    survey: SurveyRules = SurveyRules()
    quiet_hours: QuietHours = QuietHours()
    limits: Limits = Limits()

    def department(self, key: str) -> Department | None:
        return next((d for d in self.departments if d.key == key), None)

    def touchpoint(self, key: str) -> Touchpoint | None:
        return next((t for t in self.touchpoints if t.key == key), None)

    def desk(self, key: str) -> int:
        """The chat id of the staff group that serves the department `key` (as the settings name it)."""
        department = self.department(key)
        return department.group if department and department.group else self.staff_group
