"""A complaint that is being written, as the store keeps it: a state for each part of the form."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from care.values.content import Message
from dialogs.customers.writing import order_number

Form = TypeVar("Form", bound="Draft")


@dataclass(frozen=True)
class Draft:
    """What has been entered so far, the same in every state of the form."""

    department: str = ""
    messages: tuple[Message, ...] = ()
    order_number: str | None = None  # as it was read first; None: not asked yet; empty: there is none
    feedback: int | None = None  # the id of the feedback with the low score it grew out of
    checked: tuple[Message, ...] | None = None  # the summary's story, while a part is edited from there

    numbered: tuple[Message, ...] = ()  # the message from which it was read, as that is now

    @property
    def order(self) -> str | None:
        """The number as they have edited it since, if that is plain."""
        said = order_number.read(self.numbered[0].content.text) if self.numbered else None
        return self.order_number if said is None else said

    @property
    def told(self) -> tuple[Message, ...]:
        """The story, and what stood for the number and says something else by now."""
        stray = [each for each in self.numbered if order_number.read(each.content.text) is None]
        return (*self.messages, *(each for each in stray if each not in self.messages))

    def to(self, kind: type[Form], **changes: object) -> Form:
        return kind(**{**vars(self), **changes})


@dataclass(frozen=True)
class Department(Draft):
    """About what?"""


@dataclass(frozen=True)
class Story(Draft):
    """What happened?"""


@dataclass(frozen=True)
class Order(Draft):
    """Which order?"""


@dataclass(frozen=True)
class Check(Draft):
    """Is everything right?"""


@dataclass(frozen=True)
class Accepted:
    """It has become a ticket."""

    ticket: int
    answer_due: datetime
    tier: str = ""  # for which they come first
    joined: bool = False  # one that they had
    grown: bool = False  # one that the feedback had already
