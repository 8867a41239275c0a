"""What routing is asked, and what it answers."""

from dataclasses import dataclass, replace
from datetime import datetime

from care.business import Language, Priority
from care.model.ticket import About
from care.people.operators import Duty, Operator
from care.routing.reasons import Reason


@dataclass(frozen=True)
class Wanted:
    """What the ticket is."""

    department: str
    language: Language  # the customer's
    at: datetime  # aware
    about: About = About.COMPLAINT
    words: str = ""  # what the customer wrote
    tier: str = ""  # the customer's, a key
    complained_at: datetime | None = None  # when they last complained before this
    not_to: int | None = None  # who has just given it away


@dataclass(frozen=True)
class Candidate:
    """Somebody who may act, and how busy they are."""

    operator: Operator
    load: int = 0  # open tickets that they own or are asked to take
    last_at: datetime | None = None  # when the newest of theirs was opened; None: none lately

    @property
    def id(self) -> int:
        return self.operator.id

    def with_one_more(self, opened_at: datetime) -> "Candidate":
        """They are asked to take another ticket."""
        return replace(self, load=self.load + 1, last_at=max(opened_at, self.last_at or opened_at))

    def duty(self, at: datetime) -> Duty:
        """What will be by `at`: a shift or a break that ends by then is over, whether or not the clock has said so."""
        duty, until = self.operator.duty, self.operator.duty_until
        if until is None or at < until:
            return duty
        return Duty.ON if duty is Duty.BREAK else Duty.OFF


@dataclass(frozen=True)
class Routing:
    department: str
    priority: Priority
    rule: int | None  # the index of the priority rule that fitted; None: none did
    person: Candidate | None  # None: the whole department is asked
    reasons: tuple[Reason, ...]
    tier: str = ""  # the customer's, if that is what makes the ticket more urgent: they come first
