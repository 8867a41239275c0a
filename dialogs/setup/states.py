"""Where an admin is who says what the business is. What they have answered stands in the business's rules."""

from dataclasses import dataclass
from enum import StrEnum

from care.business import Language


class About(StrEnum):
    """The questions, in their order. Each is called as its setting."""

    NAME = "name"
    ZONE = "zone"
    LANGUAGES = "languages"
    HOURS = "hours"
    DEPARTMENTS = "departments"
    GROUP = "staff_group"


@dataclass(frozen=True)
class Asking:
    """`zones` that a name may mean; `languages` that are chosen so far."""

    about: About = About.NAME
    zones: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()


@dataclass(frozen=True)
class Overview:
    """All that was answered. While nobody is served yet: shall it open?"""


@dataclass(frozen=True)
class Working:
    """It has just opened, with this group."""

    title: str


State = Asking | Overview | Working
STATES = (Asking, Overview, Working)
