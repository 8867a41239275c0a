"""What the explorer assumes of the world: two businesses, a customer, tickets in every state, and what people send.

Nothing here has letters that belong to one language only where it would show in another: a Latin word on a Ukrainian
screen is then a text that was never translated.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from care.broadcasts.commands import BeginBroadcast
from care.business import Business, Contact, Department, Language, Localized, Tier, Touchpoint
from care.business.loyalty import Loyalty
from care.closures.rows import Closure
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
    TicketOpened,
    TicketReopened,
    UndoUsual,
    UsualUndone,
    WantIt,
)
from care.contact.agreements import Agreement
from care.loyalty.friends import ComeByFriend, InviteFriend
from care.loyalty.till.commands import CancelVoucher, OwnNumber, TakeReward
from care.model.ticket import About, State, Ticket
from care.people.closeness import Closeness
from care.people.customers import Customer
from care.people.numbers import NumberTaken
from care.reminders.commands import (
    AnswerReminder,
    AnswerReminders,
    KeepReminder,
    ReminderSet,
    RemindersSet,
    RewordReminder,
    TurnReminder,
    TurnReminders,
)
from care.reminders.model import Answer, Appointment, Plan, Reminder, Turn
from care.reminders.model import State as Stage
from care.values.content import Content, Kind, Message
from care.values.errors import WrongState
from dialogs.customers.facts import (
    Agreements,
    Appointments,
    CameTogether,
    Circulated,
    Closures,
    Facts,
    Kept,
    Reminders,
    Tickets,
    WordsIn,
)
from dialogs.driver.heard import Relayed
from dialogs.engine.limits import MESSAGES_LIMIT
from dialogs.engine.machine import Need, Said, Sent
from dialogs.explorer import casts, loyal
from dialogs.explorer.first_run import first_runs
from dialogs.explorer.ways_in import COMMANDS, LINKS
from dialogs.explorer.world import World
from dialogs.registry import PRIVATE

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)
CUSTOMER = 1001
LOW = 2
LONGEST = "&🙂" * 1365  # 4,095 units of what takes most room as HTML


def name(uk: str, ru: str, en: str) -> Localized:
    return Localized({"uk": uk, "ru": ru, "en": en})


def ticket(number: int, state: State, **fields: object) -> Ticket:
    about = About.COMPLAINT if number % 2 else About.QUESTION
    opened = NOW - timedelta(days=number)
    basis = Ticket(number, CUSTOMER, about, "shop", state, "en", "7", opened, opened + timedelta(hours=1), 1)
    return Ticket(**{**vars(basis), "summary": "12 🙂", **fields})


TICKETS = (
    ticket(17, State.NEW, waiting_since=NOW, answer_due=NOW + timedelta(hours=1)),
    ticket(
        16, State.TAKEN, owner=2001, owner_name="🙂", first_answer_at=NOW, waiting_since=NOW, told_due=NOW
    ),
    ticket(15, State.SOLVED, solved_at=NOW - timedelta(days=1)),
    ticket(14, State.SOLVED, solved_at=NOW - timedelta(days=30)),
    ticket(13, State.CLOSED, solved_at=NOW - timedelta(days=30)),
    ticket(12, State.WITHDRAWN, summary="12 🙂 " * 20),
    ticket(11, State.NEW, waiting_since=NOW),
)


def _reminder(number: int, plan: Plan, **fields: Any) -> Reminder:  # noqa: ANN401 - as Reminder has them
    basis = Reminder(
        id=number, customer=CUSTOMER, what="12 🙂", plan=plan, due_at=NOW + timedelta(hours=number)
    )
    return replace(basis, **fields)


ONCE = Plan(datetime.fromisoformat("2026-11-21T10:00"))
WEEKLY = replace(ONCE, rule="FREQ=WEEKLY;BYDAY=SA")
REMINDERS = (
    _reminder(7, WEEKLY, what="&🙂" * 500),
    _reminder(8, ONCE, state=Stage.PAUSED),
    _reminder(9, ONCE, again_at=NOW + timedelta(hours=1), zone="Asia/Tbilisi"),
    *(_reminder(number, ONCE) for number in range(10, 13)),
)
SHOP = Business(
    name=name("Кава", "Кава", "Kava"),
    staff_group=-100,
    admins=frozenset({3001, CUSTOMER}),
    welcome=name("Так", "Да", "Yes"),
    hours=casts.HOURS,
    departments=(
        Department(key="shop", name=name("Магазин", "Магазин", "Shop")),
        Department(key="delivery", name=name("Доставка", "Доставка", "Delivery")),
    ),
    touchpoints=(Touchpoint(key="hall", name=name("Зала", "Зал", "Hall")),),
    tiers=(
        Tier(key="silver", name=name("Срібло", "Серебро", "Silver"), points=100),
        Tier(key="gold", name=name("Золото", "Золото", "Gold"), points=1000),
    ),
    loyalty=loyal.RULES,
    contact=Contact(
        address=name("Поділ, 12", "Подол, 12", "Podil 12"),
        phone="+380 44 000 00 00",
        map="https://example.org/12",
    ),
)
KIOSK = SHOP.model_copy(
    update={"departments": SHOP.departments[:1], "contact": Contact(), "loyalty": Loyalty()} | casts.PLAIN
)


# --- what people send


def message(kind: Kind, text: str = "", **data: object) -> Message:
    return Message(
        CUSTOMER, 5, Content(kind, text, "" if kind is Kind.TEXT else "file", data=dict(data)), NOW
    )


def said(text: str) -> Said:
    return Said(message(Kind.TEXT, text))


SAMPLES: Mapping[str, Said | Sent] = {
    "text": said("12 🙂"),
    "score": said("5"),
    "long text": said(LONGEST),
    "invisible text": said("\u202e\u200b \u0007"),
    "photo": Sent(message(Kind.PHOTO, "12")),
    "receipt": Sent(message(Kind.PHOTO, "🙂 🙂 🙂 № 12")),
    "voice": Sent(message(Kind.VOICE)),
    "document": Sent(message(Kind.DOCUMENT)),
    "sticker": Sent(message(Kind.STICKER)),
    "contact": Sent(message(Kind.CONTACT, phone_number="12")),
    "location": Sent(message(Kind.LOCATION, latitude=50.45, longitude=30.52)),
    "poll": Sent(message(Kind.OTHER, "12")),
}
# What only one dialog understands.
SPECIAL: Mapping[str, Mapping[str, Said | Sent]] = {
    "menu": {"a person": said("Оператора"), "a greeting": said("Привіт")},
    "numbers": {"own": Sent(message(Kind.CONTACT, **loyal.CONTACT)), "card": said(loyal.CARD)},
    "setup": {"hours": said("Пн–Пт 9–18"), "city": said("Київ"), "cities": said("ль")},
    "zone": {"city": said("Київ"), "cities": said("ль"), "more": said("б")},
    "reminders": {
        "moment": said("завтра о 10 🙂"),
        "half": said("нагадай о 3 🙂"),
        "never": said("нагадай 31 лютого 🙂"),
        "time": said("14:30"),
        "all": said("скасуй усі нагадування"),
    },
    "offer": {
        "Ukrainian": said("Ні, дякую"),
        "Russian": said("Мы ждём"),
        "English": said("Where is my order?"),
        "complaint": said("Хочу поскаржитися"),
    },
}
AGREED = Agreement(NOW, None, (), "uk", "12 🙂")
SERVED = 16  # the ticket about which an operator talks with them
FLOOD = (message(Kind.TEXT, LONGEST),) * MESSAGES_LIMIT

# --- what care answers


def grant(command: Command) -> Result:
    match command:
        case OpenTicket() | WantIt():
            return TicketOpened(18, NOW + timedelta(hours=1))
        case ReopenTicket():
            return TicketReopened(command.ticket, NOW + timedelta(days=3))
        case ExplainScore():
            heard = command.messages[0].content.kind is Kind.TEXT
            return ScoreExplained(command.ticket, reopened=heard, is_open=heard)
        case UndoUsual(number):
            return UsualUndone(number, begun=number == SERVED)
        case GiveFeedback():
            return FeedbackGiven(None if command.anonymous else 5, low=command.score <= LOW)
        case BeginBroadcast():
            return casts.BEGUN
        case TakeReward() | CancelVoucher() | InviteFriend() | ComeByFriend():
            return loyal.granted(command)
    return _reminded(command)


def _reminded(command: Command) -> Result:
    match command:
        case AnswerReminder(number, answer=Answer.DONE):
            return ReminderSet(replace(REMINDERS[0], id=number))
        case AnswerReminder(number):
            return ReminderSet(replace(REMINDERS[0], id=number, again_at=NOW + timedelta(hours=1)))
        case AnswerReminders() | TurnReminders():
            return RemindersSet(REMINDERS)
        case TurnReminder(number, Turn.DELETE):
            return ReminderSet(replace(REMINDERS[0], id=404))
        case KeepReminder(reminder=number) | RewordReminder(number) | TurnReminder(number):
            return ReminderSet(replace(REMINDERS[0], id=number or 7))
    return Done()


def refuse(command: Command) -> Result:
    if isinstance(command, OwnNumber):
        return Refused(NumberTaken(kind=str(command.kind)))
    return Refused(WrongState(state=State.SOLVED))


# --- worlds


def worlds(language: Language) -> tuple[World, ...]:
    """A busy customer of a shop with departments, and a new one of a kiosk, who wants answers only."""
    new = Customer(CUSTOMER, "🙂", language, closeness=Closeness.ANSWER)
    busy = Customer(
        CUSTOMER, "🙂", language, zone="Europe/Kyiv", birthday="02-29", declined=("nps", "reorder")
    )
    return _world(SHOP, busy, _of_the_busy), _world(KIOSK, new, _of_the_new), *first_runs(_world, new)


def _world(business: Business, customer: Customer, find: Callable[[Need[Any]], object]) -> World:
    return World(
        among=PRIVATE,
        facts=(Facts(business=business, customer=customer, now=NOW, bot="bot"),),
        find=find,
        grant=grant,
        refuse=refuse,
        samples=SAMPLES,
        special=SPECIAL,
        commands=COMMANDS,
        links=LINKS,
        word=Relayed(SERVED, (SAMPLES["text"].message,)),
        flood=FLOOD,
    )


def _of_the_busy(need: Need[Any]) -> object:
    match need:
        case Tickets():
            return TICKETS
        case Reminders() | CameTogether():
            return REMINDERS
        case Appointments():
            return (Appointment(5, NOW + timedelta(days=3), "hall"), Appointment(6, NOW + timedelta(hours=1)))
        case Closures():
            return (
                Closure(7, "hall", NOW, NOW + timedelta(hours=3), LONGEST[:500], NOW),
                Closure(8, "gone", NOW, NOW + timedelta(days=9), "", NOW),
                Closure(9, "hall", NOW + timedelta(days=1), NOW + timedelta(days=2), "", NOW),
            )
        case Agreements():
            return Agreement(NOW, Closeness.REMIND, ("surveys",), "uk", "12 🙂 &\n" * 80), AGREED
        case Kept():
            return {"tickets": 7, "entries": 21, "feedback": 2, "points": 1240}
        case WordsIn():
            return "& " * 2000, "12 🙂"
        case Circulated(number):
            return "& 🙂 " * 30 if number else None
    return loyal.found(need, SHOP, NOW)


def _of_the_new(need: Need[Any]) -> object:
    match need:
        case Kept():
            return {}
    return loyal.NOTHING.get(type(need), ())
