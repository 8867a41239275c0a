"""What the settings are made of: keys, texts, hours. A mistake is a `PydanticCustomError` with a code of its own."""

import re
from collections.abc import Collection, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Any, Literal, Protocol, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from care.business.lengths import read_period

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


def check_link(address: str) -> str:
    """Telegram takes a button's address only if it is one."""
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", address):
        raise PydanticCustomError("not_a_link", "an address begins with https://")
    return address


GroupId = Annotated[int, AfterValidator(check_group)]
Link = Annotated[str, Field(max_length=512), AfterValidator(check_link)]
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


Periods = Annotated[tuple[Period, ...], AfterValidator(check_apart)]
BESIDE = ("holidays", "special")  # the days of the week


class Hours(Rules):
    """When people work. A weekday that is absent is closed; `holidays` are closed whatever the weekday.

    `special` has days on which the hours are others than usual, whatever else is said; none: closed.
    Written flat: `mon = ["09:00-13:00", "14:00-18:00"]` beside `holidays` and `special`.
    """

    days: dict[Day, Periods]
    holidays: frozenset[date] = frozenset()
    special: dict[date, Periods] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def gather_days(cls, value: object) -> object:
        if not isinstance(value, dict) or "days" in value:
            return value
        days = {name: periods for name, periods in value.items() if name not in BESIDE}
        return {"days": days} | {name: value[name] for name in value if name in BESIDE}


Group = TypeVar("Group", bound=Collection[Any])


def check_some(group: Group) -> Group:
    if not group:
        raise PydanticCustomError("none_given", "give at least one")
    return group


class HasKey(Protocol):
    @property
    def key(self) -> str: ...


Keyed = TypeVar("Keyed", bound=HasKey)


def check_keys_differ(parts: tuple[Keyed, ...]) -> tuple[Keyed, ...]:
    keys: Sequence[str] = [part.key for part in parts]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            # `at` leads to the mistake from where the error is raised.
            raise PydanticCustomError(
                "repeated_key", "the key {key} is used twice", {"key": key, "at": (index, "key")}
            )
    return parts
