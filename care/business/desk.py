"""Settings of the desk: departments and their promises, the people who work there, priorities, rights."""

from datetime import timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from care.business.lengths import Length
from care.business.loyalty import Times
from care.business.values import GroupId, Hours, Key, Language, Localized, Rules


class Priority(IntEnum):
    """How soon a ticket needs somebody. Stored as its number."""

    LOW = 0
    NORMAL = 1
    HIGH = 2
    URGENT = 3


def read_priority(value: object) -> object:
    """`"urgent"`, as the settings write it."""
    if not isinstance(value, str):
        return value
    if value.upper() not in Priority.__members__:
        names = ", ".join(priority.name.lower() for priority in Priority)
        raise PydanticCustomError("no_priority", "write one of {names}", {"names": names})
    return Priority[value.upper()]


PriorityName = Annotated[Priority, BeforeValidator(read_priority)]

# How a department's promise follows from its normal one, where the settings do not say.
PACE = {Priority.LOW: 2.0, Priority.NORMAL: 1.0, Priority.HIGH: 0.5, Priority.URGENT: 0.25}


class Promise(Rules):
    """Lengths of working time."""

    first_answer: Length
    solved: Length


def read_promises(value: object) -> object:
    return (
        {read_priority(name): promise for name, promise in value.items()}
        if isinstance(value, dict)
        else value
    )


class Department(Rules):
    key: Key
    name: Localized
    first_answer: Length = timedelta(hours=1)  # working time within which a person answers
    solved: Length = timedelta(days=1)  # working time within which it is solved
    promises: Annotated[dict[Priority, Promise], BeforeValidator(read_promises)] = Field(default_factory=dict)
    groups: tuple[
        GroupId, ...
    ] = ()  # its own staff groups, between which tickets are spread; none: the common one
    language: Language | None = None  # the language of its cards; None: the business's default
    languages: tuple[Language, ...] = ()  # those its operators answer in; none: all of the business's
    hours: Hours | None = None  # None: the business's

    def promise(self, priority: Priority) -> Promise:
        pace = PACE[priority]
        usual = Promise(first_answer=self.first_answer * pace, solved=self.solved * pace)
        return self.promises.get(priority, usual)


OTHER = "other"  # the key of the department that everybody has who has several
ELSE = Department(key=OTHER, name=Localized({"uk": "Інше", "ru": "Другое", "en": "Something else"}))


def with_other(departments: tuple[Department, ...]) -> tuple[Department, ...]:
    """Where there is a choice, one can always choose none of it; the settings may say more of that department."""
    given = len(departments) < 2 or any(department.key == OTHER for department in departments)
    return departments if given else (*departments, ELSE)


class Role(StrEnum):
    """From least to most; each may do what those before it may."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


ROLES = tuple(Role)


class Right(StrEnum):
    """What somebody of the staff may do. The settings name the least role that has it."""

    SERVE = "serve"  # take tickets, talk to customers, write notes
    FIGURES = "figures"  # see how everybody does; one's own are always one's own to see
    POINTS = "points"  # give and take points
    BAN = "ban"
    CLOSE = "close"  # say that a place is closed for a while
    EXPORT = "export"  # take figures out as a file
    MANAGE = "manage"  # canned replies
    AUDIT = "audit"  # read who did what


class Rights(Rules):
    figures: Role = Role.SUPERVISOR
    points: Role = Role.SUPERVISOR
    ban: Role = Role.SUPERVISOR
    close: Role = Role.SUPERVISOR
    export: Role = Role.SUPERVISOR
    manage: Role = Role.ADMIN
    audit: Role = Role.ADMIN

    def least(self, right: Right) -> Role:
        """The least role that has the right."""
        return Role.OPERATOR if right is Right.SERVE else getattr(self, right)


class Person(Rules):
    """Somebody of the staff about whom the settings say more than "an operator like any other"."""

    id: int = Field(gt=0)
    name: Localized | None = None  # as customers read it; None: what they are called on Telegram
    role: Role = Role.OPERATOR
    departments: tuple[Key, ...] = ()  # none: all
    languages: tuple[Language, ...] = ()  # those they answer in; none: their department's


class PriorityRule(Rules):
    """What makes a ticket more urgent, or less: the first rule that fits counts. All that it names must fit."""

    priority: PriorityName
    words: Annotated[tuple[str, ...], AfterValidator(lambda words: tuple(w.casefold() for w in words))] = ()
    about: tuple[Key, ...] = ()  # departments
    tier: Key | None = None  # the customer's, or a higher one
    again_within: Length | None = None  # they had another complaint within this time

    @model_validator(mode="after")
    def check_says_when(self) -> Self:
        if not (self.words or self.about or self.tier or self.again_within):
            raise PydanticCustomError("no_condition", "say when this rule fits")
        return self


class Tier(Rules):
    """A loyal customer's standing, earned by points."""

    key: Key
    name: Localized
    points: int = Field(ge=0)  # from how many that were earned (care/business/loyalty.py: ever, or lately)
    times: Times = Decimal(1)  # so many times as many points for a purchase


class DeadlineRules(Rules):
    """What happens around a deadline that nobody forgets. Working time, all of it."""

    warn_before: Length = timedelta(minutes=10)  # the owner is told; at most half of the promise
    promise_before: Length = timedelta(hours=1)  # the same, of what an operator has promised
    supervisor_after: Length = timedelta(minutes=30)  # after the department, the supervisors
    tell_customer: bool = True  # an honest word with a new time


class Board(Rules):
    """The message in each staff group that shows its queue."""

    shown: bool = True
    every: Length = timedelta(minutes=1)  # at most so often is it drawn anew


class Flood(Rules):
    """More than this a minute from one customer is slowed down and joined; nothing is dropped."""

    messages: int = Field(default=10, ge=1)
    every: Length = timedelta(seconds=20)  # what came meanwhile goes on as one
    tickets: int = Field(default=5, ge=1)  # from one customer `within` this time; more join the newest
    feedback: int = Field(default=5, ge=1)  # the same; more is kept, and told as a number
    within: Length = timedelta(hours=1)


def check_tiers(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """From least to most."""
    ordered: list[Any] = sorted(tiers, key=lambda tier: tier.points)
    if list(tiers) != ordered:
        raise PydanticCustomError("tiers_unordered", "order the tiers from the fewest to the most points")
    return tiers
