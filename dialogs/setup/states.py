"""Where an admin is who says what the business is. What they have answered stands in the business's rules."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from care.business import Language


class About(StrEnum):
    """The questions of the first run, in their order. Each is called as its setting."""

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


# --- once it is open


@dataclass(frozen=True)
class Days:
    """Which day is special?"""


@dataclass(frozen=True)
class Special:
    """What are the hours on this day, in ISO 8601?"""

    day: str


@dataclass(frozen=True)
class Renaming:
    """What is the department with this key called?"""

    key: str


@dataclass(frozen=True)
class Welcoming:
    """What do newcomers read? None: in which language?"""

    language: Language | None = None


@dataclass(frozen=True)
class Checking:
    """This is how it will look: shall it be so? `values` by path."""

    values: dict[str, Any]


@dataclass(frozen=True)
class Looking:
    """At what was changed."""


State = Asking | Overview | Working | Days | Special | Renaming | Welcoming | Checking | Looking
STATES = (Asking, Overview, Working, Days, Special, Renaming, Welcoming, Checking, Looking)
