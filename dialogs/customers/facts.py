"""What a dialog may know of a customer. How each need is read: bot/routers/customer/facts.py."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from care.broadcasts.checking import Audience
from care.broadcasts.fields import Field
from care.broadcasts.rules import Rule
from care.closures.rows import Closure
from care.contact.agreements import Agreement
from care.loyalty.friends import Brought
from care.loyalty.movements import Movement
from care.loyalty.receipts import Receipt
from care.loyalty.standing import Portion, Standing
from care.loyalty.till.vouchers import Voucher
from care.model.ticket import Ticket
from care.people.customers import Customer
from care.people.numbers import Numbers
from care.reminders.model import Appointment, Reminder
from care.rules.changing import Change
from care.rules.setting_up import Offered
from dialogs.engine import machine
from dialogs.engine.machine import Need
from dialogs.language.places import words_for
from dialogs.language.words import Words


@dataclass(frozen=True, kw_only=True)
class Facts(machine.Facts):
    customer: Customer
    reminded_at: datetime | None = None  # of what they began and have not sent
    bot: str = ""  # its name on Telegram; empty: Telegram has not said it yet

    @cached_property
    def words(self) -> Words:
        return words_for(self.customer, self.business)


@dataclass(frozen=True)
class Tickets(Need[tuple[Ticket, ...]]):
    """The customer's own, newest first."""


@dataclass(frozen=True)
class Reached(Need[Audience]):
    """Who would get a broadcast, and for whom of them a field that is filled in would be empty. Of an admin alone."""

    rule: Rule
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True)
class Circulated(Need[str | None]):
    """The beginning of what a broadcast has said to them, on one line. None: it has not, as of a mere sample."""

    broadcast: int


@dataclass(frozen=True)
class Answered(Need[frozenset[str]]):
    """Of which of the business's rules something was said in the chat. Of an admin alone."""


@dataclass(frozen=True)
class RuleChanges(Need[tuple[tuple[Change, str], ...]]):
    """What was changed of the rules, newest first, and by whom. Of an admin alone."""

    limit: int


@dataclass(frozen=True)
class OfferedGroup(Need[Offered | None]):
    """The group that they have shown to the bot. Of an admin alone."""


@dataclass(frozen=True)
class WordsIn(Need[tuple[str, ...]]):
    """All that they have written in a ticket of theirs; of another's nothing."""

    ticket: int


@dataclass(frozen=True)
class Reminders(Need[tuple[Reminder, ...]]):
    """What they have asked to be reminded of and is not over, the next to come first."""


@dataclass(frozen=True)
class CameTogether(Need[tuple[Reminder, ...]]):
    """Those that came in one message, at that moment, and have no answer yet."""

    at: datetime


@dataclass(frozen=True)
class Appointments(Need[tuple[Appointment, ...]]):
    """Theirs that are ahead, the next first."""


@dataclass(frozen=True)
class Closures(Need[tuple[Closure, ...]]):
    """What is closed now, what opens first first."""


@dataclass(frozen=True)
class Points(Need[Standing]):
    """What they have, and their tier."""


@dataclass(frozen=True)
class Movements(Need[tuple[Movement, ...]]):
    """How the points came and went: the latest, newest first. `before`: those older than that movement."""

    limit: int
    before: int | None = None


@dataclass(frozen=True)
class Coming(Need[tuple[Portion, ...]]):
    """What cannot be spent yet, by since when it can, the next first."""

    limit: int


@dataclass(frozen=True)
class Endings(Need[tuple[Portion, ...]]):
    """What expires, by when, the next first."""

    limit: int


@dataclass(frozen=True)
class Receipts(Need[tuple[Receipt, ...]]):
    """What they have bought, as tills told it: the latest, newest first."""

    limit: int


@dataclass(frozen=True)
class Vouchers(Need[tuple[Voucher, ...]]):
    """Theirs that can be used, the next to end first."""


@dataclass(frozen=True)
class OwnNumbers(Need[Numbers]):
    """By what tills know them."""


@dataclass(frozen=True)
class MayInvite(Need[bool]):
    """Whether bringing a friend is offered to them."""


@dataclass(frozen=True)
class Friends(Need[Brought]):
    """Whom they have brought."""


@dataclass(frozen=True)
class Agreements(Need[tuple[Agreement, ...]]):
    """What they have agreed to: the latest, newest first."""

    limit: int


@dataclass(frozen=True)
class Kept(Need[dict[str, Any]]):
    """Counts of what we keep of them, by kind."""
