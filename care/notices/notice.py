"""What a notice is: our own words to somebody, as what they say. dialogs/notices words each for its reader.

A notice is a frozen dataclass with fields by keyword. Its class says to whom it speaks, and is called in the store as
it is here, in snake case. Fields are plain values, which care/values/codec.py keeps; moments are aware, in UTC. One
with a default may be missing in a row of an older version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self, dataclass_transform

from care.values.codec import Unreadable, plain, read, stored_name
from care.values.errors import CareError, error_of

NOTICES: dict[str, type["Notice"]] = {}  # all that there are, by their names in the store


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Notice:
    stored_as: ClassVar[str]

    def __init_subclass__(cls, *, abstract: bool = False) -> None:
        dataclass(frozen=True, kw_only=True)(cls)
        if not abstract:
            cls.stored_as = stored_name(cls)
            NOTICES[cls.stored_as] = cls


class OfTicket(Notice, abstract=True):
    ticket: int = 0  # its number, filled in when it is posted


ANSWER = ""  # the purpose of what they have asked for, and of what follows from what they did


class ToCustomer(Notice, abstract=True):
    """About themselves, or about their ticket. Its class says for which purpose the business begins it, by its key in
    care/contact/purposes.py, or that it is an ANSWER.
    """

    purpose: ClassVar[str]

    def __init_subclass__(cls, *, abstract: bool = False, purpose: str | None = None) -> None:
        if purpose is not None:
            cls.purpose = purpose
        elif not abstract:
            raise TypeError(f"{cls.__name__} neither answers nor says for which purpose it is begun")
        super().__init_subclass__(abstract=abstract)


class AboutTicket(ToCustomer, OfTicket, abstract=True):
    """To the customer whose ticket it is."""


class ToTopic(OfTicket, abstract=True):
    """To the ticket's topic, for everybody who works there."""

    @property
    def stands_alone(self) -> bool:
        """It has buttons, which it would lose in one message with others."""
        return False


class OfEntry(ToTopic, abstract=True):
    """About words of the staff's, `entry`: its buttons are about those, and no panel's of the ticket. 0: no buttons."""

    entry: int

    @property
    def stands_alone(self) -> bool:
        return self.entry != 0


class ToStaff(Notice, abstract=True):
    """To a staff group as a whole, or to one of the staff in private."""


class OfPerson(ToStaff, abstract=True):
    """About somebody by their id, who may be a customer, too."""

    person: int
    name: str


class Refusal(Notice, abstract=True):
    """A deed had no effect: a care error's code, and its fields as the codec keeps them."""

    code: str
    why: dict[str, Any]

    @classmethod
    def of(cls, error: CareError) -> Self:
        return cls(code=error.code, why=plain(error))

    @property
    def error(self) -> CareError:
        return error_of(self.code, self.why)


class Named(NamedTuple):
    """Somebody by their id, which mentions them, and by what they are called. None: nobody to be mentioned."""

    id: int | None
    name: str


def body_of(notice: Notice) -> dict[str, Any]:
    """As the outbox keeps it."""
    return {"notice": notice.stored_as, "fields": plain(notice)}


def notice_in(body: Mapping[str, Any]) -> Notice:
    """Raises Unreadable for what an older version knew and this one does not."""
    kind = NOTICES.get(body.get("notice", ""))
    if kind is None:
        raise Unreadable(body.get("notice"))
    return read(kind, body["fields"])
