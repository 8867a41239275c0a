"""The one shape of a follow-up. Each kind is one file of care/followups/kinds/, and a section of the settings."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from care.agenda.jobs import FollowUp
from care.business import Business
from care.business.followups import FollowUpRule
from care.contact import Purpose
from care.followups.events import Event
from care.notices.notice import ToCustomer
from care.people.customers import Customer
from care.store.unit import Unit

Word: TypeAlias = Callable[[Unit, Customer, FollowUp], Awaitable[ToCustomer | None]]
Follows: TypeAlias = Callable[[Unit, Event, int], Awaitable[datetime | None]]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`purpose` says whether it may be written, how close it is and at most how often; its key is the kind's, too.

    `word`: what is said now, or None when it no longer holds: something has cancelled it.
    `follows`: when it is due after an event, told under this number, or None when that is no reason for it.
    """

    purpose: Purpose
    rule: Callable[[Business], FollowUpRule]
    word: Word
    after: tuple[type[Event], ...] = ()
    follows: Follows | None = None

    @property
    def key(self) -> str:
        return self.purpose.key
