"""A customer who talks to the dialogs, with neither Telegram nor store behind them."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Self, TypeVar

from care.broadcasts.audience import Counted
from care.broadcasts.checking import Audience
from care.broadcasts.rules import EVERYBODY
from care.business import Business, Department, Hours, Localized, Period, Touchpoint
from care.commands import (
    Command,
    Done,
    ExplainScore,
    FeedbackGiven,
    GiveFeedback,
    OpenTicket,
    Refused,
    ReopenTicket,
    Result,
    ScoreExplained,
    SetCloseness,
    SetLanguage,
    SetWishes,
    SetZone,
    TicketOpened,
    TicketReopened,
)
from care.loyalty.friends import Brought
from care.loyalty.standing import Standing
from care.model.ticket import About, State, Ticket
from care.people.customers import Customer, wished_by
from care.people.numbers import Numbers
from care.values.content import Content, Kind, Message
from care.values.errors import WrongState
from dialogs.customers.facts import (
    Appointments,
    Closures,
    Coming,
    Endings,
    Facts,
    Friends,
    Kept,
    MayInvite,
    OwnNumbers,
    Points,
    Reached,
    Reminders,
    Tickets,
    Vouchers,
)
from dialogs.customers.loyalty.points import FEW
from dialogs.customers.settings.privacy import AGREEMENTS
from dialogs.driver.talk import Conversation, Outcome, Parked
from dialogs.engine.machine import Need, Said, Sent
from dialogs.explorer.rehearsal import Rehearsal
from dialogs.registry import DIALOGS, PRIVATE

T = TypeVar("T")
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # a Friday
ALL_DAY = (Period(start=time(0), end=time(0)),)


def name(uk: str, ru: str, en: str) -> Localized:
    return Localized({"uk": uk, "ru": ru, "en": en})


KAVA = Business(
    name=name("Кава", "Кава", "Kava"),
    staff_group=-100,
    admins=frozenset({3001}),
    hours=Hours(days={"fri": ALL_DAY}, holidays=frozenset({date(2026, 12, 25)})),
    departments=(
        Department(key="delivery", name=name("Доставка", "Доставка", "Delivery")),
        Department(key="cafe", name=name("Кавʼярня", "Кофейня", "Café")),
    ),
    touchpoints=(
        Touchpoint(key="hall", name=name("Зала", "Зал", "The hall")),
        Touchpoint(key="table_1", name=name("Стіл 1", "Стол 1", "Table 1")),
    ),
)
EMMA = Customer(1003, "Emma", "en", username="emma", zone="Europe/London")
TICKET = Ticket(
    id=17,
    customer=EMMA.id,
    about=About.COMPLAINT,
    department="delivery",
    state=State.NEW,
    language="en",
    order_number="A-77",
    opened_at=NOW - timedelta(hours=1),
    answer_due=NOW + timedelta(hours=2),
    version=1,
    waiting_since=NOW - timedelta(hours=1),
    summary="The soup was cold",
)


def care(command: Command, facts: Facts) -> Result:
    """What care answers when all goes well."""
    match command:
        case OpenTicket():
            return TicketOpened(18, facts.now + timedelta(hours=2))
        case ReopenTicket():
            return TicketReopened(command.ticket, facts.now + timedelta(hours=2))
        case ExplainScore():
            return ScoreExplained(command.ticket, reopened=True, is_open=True)
        case GiveFeedback():
            return FeedbackGiven(
                None if command.anonymous else 5, low=command.score <= facts.business.feedback.low_score
            )
    return Done()


def refusing(_command: Command, _facts: Facts) -> Result:
    return Refused(WrongState(state=State.SOLVED))


def shown(text: str) -> str:
    """HTML as a person sees it."""
    return html.unescape(re.sub(r"<[^>]*>", "", text)).replace("\xa0", " ")


def talking(
    dialog: str = "menu",
    state: object = None,
    version: int = 1,
    parked: Parked | None = None,
    changed_at: datetime | None = None,
    *,
    lost: bool = False,
) -> Conversation:
    """A conversation in a private chat; at the dialog's start, unless told otherwise."""
    state = DIALOGS[dialog].start if state is None else state
    return Conversation(PRIVATE, dialog, state, version, parked, changed_at, lost)


class Visitor(Rehearsal[Facts]):
    """Emma at Kava, unless told otherwise."""

    def __init__(self, *tickets: Ticket, business: Business = KAVA, customer: Customer = EMMA) -> None:
        found = {
            Closures(): (),
            Tickets(): tickets,
            Points(): Standing(),
            Coming(FEW): (),
            Endings(FEW): (),
            Vouchers(): (),
            OwnNumbers(): Numbers(),
            MayInvite(): False,
            Friends(): Brought(),
            Kept(): {},
            AGREEMENTS: (),
            Reminders(): (),
            Appointments(): (),
            Reached(EVERYBODY): Audience(Counted({"en": 1}, {}), ("Emma",), ()),
        }
        super().__init__(talking(), Facts(business=business, customer=customer, now=NOW, found=found), care)
        self._ids = count(1)

    def after(self, command: Command) -> Facts:
        customer = self.facts.customer
        match command:
            case SetLanguage(language):
                customer = replace(customer, language=language, chosen=True)
            case SetZone(zone):
                customer = replace(customer, zone=zone)
            case SetCloseness(closeness):
                customer = replace(
                    customer, closeness=closeness, wishes=wished_by(closeness, customer.wishes)
                )
            case SetWishes(wishes):
                customer = replace(customer, wishes=wishes)
        return replace(self.facts, customer=customer)

    def knowing(self, need: Need[T], found: T) -> Self:
        """The same visitor, of whom this is found."""
        self.facts = replace(self.facts, found={**self.facts.found, need: found})
        return self

    def say(self, text: str) -> Outcome:
        return self.hear(Said(self.message(Kind.TEXT, text)))

    def send(self, kind: Kind = Kind.PHOTO, text: str = "", **data: object) -> Outcome:
        return self.hear(Sent(self.message(kind, text, **data)))

    def message(self, kind: Kind, text: str = "", **data: object) -> Message:
        content = Content(kind, text, "" if kind is Kind.TEXT else "file", data=dict(data))
        return Message(EMMA.id, next(self._ids), content, NOW)

    def wait(self, **length: float) -> None:
        self.facts = replace(self.facts, now=self.facts.now + timedelta(**length))

    def at(self, dialog: str, state: object, version: int = 1) -> Self:
        """The same visitor, put where a test begins."""
        self.conversation = talking(dialog, state, version, changed_at=self.facts.now)
        return self

    @property
    def here(self) -> tuple[str, str]:
        """The dialog and the name of its state."""
        return self.conversation.dialog, type(self.conversation.state).__name__

    @property
    def text(self) -> str:
        """What they see: the screen without markup."""
        assert self.outcome
        return shown(self.outcome.screen.text)

    @property
    def note(self) -> str:
        assert self.outcome
        return shown(self.outcome.note or "")

    @property
    def kept(self) -> str:
        assert self.outcome
        assert self.outcome.kept
        return shown(self.outcome.kept.text)

    @property
    def buttons(self) -> list[tuple[str, str]]:
        assert self.outcome
        return [(button.action, button.argument) for row in self.outcome.screen.rows for button in row]
