"""Why somebody is asked, or nobody, as codes: dialogs/staff/team/routing.py has the sentences."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from care.business import Language


class Why(StrEnum):
    OFF_HOURS = "off_hours"  # the department is closed; `at`: when it opens next, if ever
    NOBODY = "nobody"  # nobody of the department is on shift: the whole department is asked
    ON_BREAK = "on_break"  # `who` is not asked for that
    ELSEWHERE = "elsewhere"  # `who` is on shift, for other departments
    HANDED_BACK = "handed_back"  # `who` has just given it away
    ONLY_ONE = "only_one"  # on shift in the department
    LANGUAGE = "language"  # speaks `language`
    NO_LANGUAGE = "no_language"  # who is asked does not speak `language`, and nobody on shift does
    LEAST_LOADED = "least_loaded"  # with `count` open tickets
    LONGEST = "longest"  # of those with as few, without a new ticket for the longest time


@dataclass(frozen=True)
class Reason:
    why: Why
    who: int | None = None  # an operator's id
    language: Language | None = None
    count: int | None = None
    at: datetime | None = None  # aware
