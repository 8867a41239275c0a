"""The business's rules as one value."""

from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from care.business.broadcasts import Broadcasts
from care.business.customers import (
    Contact,
    FeedbackRules,
    Outreach,
    QuietHours,
    ReminderRules,
    SurveyRules,
    TicketRules,
    Touchpoint,
)
from care.business.desk import (
    OTHER,
    ROLES,
    Board,
    DeadlineRules,
    Department,
    Flood,
    Person,
    PriorityRule,
    Right,
    Rights,
    Role,
    Tier,
    check_tiers,
    with_other,
)
from care.business.followups import FollowUps
from care.business.loyalty import Loyalty
from care.business.retention import Retention
from care.business.values import (
    LANGUAGES,
    GroupId,
    Hours,
    Language,
    Localized,
    Rules,
    ZoneName,
    check_keys_differ,
    check_some,
)
from care.business.webhooks import Webhook

NOWHERE = -1  # the staff group of a business that has none yet


class Limits(Rules):
    """Telegram's budgets. Raise them only for tests or when Telegram has raised yours."""

    private_per_second: float = Field(default=1.0, gt=0)
    group_per_minute: float = Field(default=20, gt=0)
    bulk_per_second: float = Field(default=30, gt=0)


class Business(Rules):
    name: Localized
    zone: ZoneName = "Europe/Kyiv"
    languages: Annotated[tuple[Language, ...], AfterValidator(check_some)] = LANGUAGES
    default_language: Language = Field(default="uk", validate_default=True)
    staff_group: GroupId
    admins: Annotated[frozenset[int], AfterValidator(check_some)]
    welcome: Localized | None = None  # to whoever comes for the first time; None: our words
    hours: Hours
    contact: Contact = Contact()
    departments: Annotated[
        tuple[Department, ...],
        AfterValidator(check_some),
        AfterValidator(check_keys_differ),
        AfterValidator(with_other),
    ]
    staff: tuple[Person, ...] = ()
    rights: Rights = Rights()
    priorities: tuple[PriorityRule, ...] = ()
    tiers: Annotated[tuple[Tier, ...], AfterValidator(check_keys_differ), AfterValidator(check_tiers)] = ()
    loyalty: Loyalty = Loyalty()
    touchpoints: Annotated[tuple[Touchpoint, ...], AfterValidator(check_keys_differ)] = ()
    tickets: TicketRules = TicketRules()
    deadlines: DeadlineRules = DeadlineRules()
    board: Board = Board()
    flood: Flood = Flood()
    feedback: FeedbackRules = FeedbackRules()
    survey: SurveyRules = SurveyRules()
    outreach: Outreach = Outreach()
    quiet_hours: QuietHours = QuietHours()
    reminders: ReminderRules = ReminderRules()
    followups: FollowUps = FollowUps()
    broadcasts: Broadcasts = Broadcasts()
    retention: Retention = Retention()
    webhooks: Annotated[tuple[Webhook, ...], AfterValidator(check_keys_differ)] = ()
    limits: Limits = Limits()

    @field_validator("default_language")
    @classmethod
    def check_spoken(cls, language: Language, info: ValidationInfo) -> Language:
        if language not in info.data.get("languages", LANGUAGES):
            raise PydanticCustomError(
                "not_spoken", "{language} is not among the languages", {"language": language}
            )
        return language

    @model_validator(mode="after")
    def check_departments_are_known(self) -> Self:
        known = {department.key for department in self.departments}
        named = [("staff", index, "departments", each.departments) for index, each in enumerate(self.staff)]
        named += [("priorities", index, "about", rule.about) for index, rule in enumerate(self.priorities)]
        named += [
            ("touchpoints", index, "department", (each.department,) if each.department else ())
            for index, each in enumerate(self.touchpoints)
        ]
        for *at, keys in named:
            for key in sorted(set(keys) - known):
                raise PydanticCustomError(
                    "no_department", "there is no department {key}", {"key": key, "at": tuple(at)}
                )
        return self

    @model_validator(mode="after")
    def check_tiers_are_known(self) -> Self:
        known = {tier.key for tier in self.tiers}
        named: list[tuple[tuple[str | int, ...], str | None]] = [
            *((("priorities", index), rule.tier) for index, rule in enumerate(self.priorities)),
            *((("loyalty", "rates", index), rate.tier) for index, rate in enumerate(self.loyalty.rates)),
        ]
        for at, key in named:
            if key and key not in known:
                fields = {"key": key, "at": (*at, "tier")}
                raise PydanticCustomError("no_tier", "there is no tier {key}", fields)
        return self

    @property
    def is_open(self) -> bool:
        """Whether somebody could answer a customer: until then it is being set up (care/rules/blank.py)."""
        return self.staff_group != NOWHERE

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    # --- departments

    def department(self, key: str) -> Department | None:
        return next((d for d in self.departments if d.key == key), None)

    @property
    def nowhere(self) -> str:
        """The key of the department for what belongs to none in particular."""
        return OTHER if self.department(OTHER) else self.departments[0].key

    def desk_language(self, department: str) -> Language:
        """In which language the staff of a department reads."""
        found = self.department(department)
        return found.language if found and found.language else self.default_language

    def desks(self, key: str) -> tuple[int, ...]:
        """The chat ids of the staff groups that serve the department `key` (as the settings name them)."""
        department = self.department(key)
        return (department.groups if department else ()) or (self.staff_group,)

    @property
    def all_desks(self) -> frozenset[int]:
        """Every staff group that the settings name."""
        return frozenset(group for d in self.departments for group in d.groups) | {self.staff_group}

    def hours_of(self, key: str) -> Hours:
        """When the department works."""
        department = self.department(key)
        return department.hours if department and department.hours else self.hours

    # --- people

    def person(self, user_id: int) -> Person | None:
        return next((person for person in self.staff if person.id == user_id), None)

    def called(self, user_id: int | None, name: str, language: str) -> str:
        """Who serves a customer, in the customer's language: as the settings say, else `name`, theirs on Telegram."""
        person = self.person(user_id) if user_id is not None else None
        return person.name.in_language(language) if person and person.name else name

    def is_listed(self, user_id: int) -> bool:
        """Whether the settings say by name that they are of the staff."""
        return user_id in self.admins or self.person(user_id) is not None

    def role(self, user_id: int) -> Role:
        """What they are once they may act at all (care/people/operators.py)."""
        if user_id in self.admins:
            return Role.ADMIN
        person = self.person(user_id)
        return person.role if person else Role.OPERATOR

    def may(self, user_id: int, right: Right) -> bool:
        return ROLES.index(self.role(user_id)) >= ROLES.index(self.rights.least(right))

    # --- customers

    def touchpoint(self, key: str) -> Touchpoint | None:
        return next((t for t in self.touchpoints if t.key == key), None)

    def department_at(self, touchpoint: str) -> str:
        """The key of the department that answers for a touchpoint; empty where the settings name none."""
        found = self.touchpoint(touchpoint)
        return (found.department if found else None) or ""

    def tier(self, earned: int) -> Tier | None:
        """The standing of somebody who has earned so many points, ever or within `loyalty.tier_forgets`."""
        return next((tier for tier in reversed(self.tiers) if earned >= tier.points), None)
