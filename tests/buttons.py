"""Every kind of button that carries callback data: what it carries, who may press it, where it stands.

Tests hold the list against the deeds of the staff, the links of notices and every screen that the explorer reaches: a
new kind of button fails them until it has its row here. `{names}` in an argument are ids of the table's own world
(tests/bot/pressing.py).
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from dialogs.panels.links import LinkAction
from dialogs.panels.reminders import ReminderAction
from dialogs.panels.snooze import SnoozeAction
from dialogs.panels.tags import TagAction, code_of
from dialogs.panels.taking_back import UnsendAction
from dialogs.staff.figures.query import Query, pack
from dialogs.staff.ticket.card import Action
from dialogs.staff.ticket.promise import PromiseAction
from dialogs.staff.ticket.put_off import LaterAction
from tests.store.cast import SOLOMIIA, TARAS

TAG = "late"
CASTS = (
    "cast_yes",
    "cast_pause",
    "cast_go",
    "cast_stop",
    "cast_came",
    "cast_anew",
    "cast_again",
    "cast_lost",
    "cast_twice",
    "cast_back",
    "cast_gone",
)


class By(Enum):
    OPERATOR = auto()  # an admin is one, too
    ADMIN = auto()
    CUSTOMER = auto()  # whose ticket it is


class Where(Enum):
    TOPIC = auto()
    GROUP = auto()
    PRIVATE = auto()


@dataclass(frozen=True)
class Kind:
    conversation: str  # t: a ticket's; desk, go, or a dialog
    action: str
    arguments: tuple[str, ...] = ("",)
    by: By = By.OPERATOR
    where: Where = Where.TOPIC
    ticket: str = "taken"  # which of the table's tickets it fits
    ages: bool = field(default=False, kw_only=True)  # what it does is done in its own version alone

    @property
    def name(self) -> str:
        return f"{self.conversation}.{self.action}"


def of_ticket() -> list[Kind]:
    views = [Kind("t", each) for each in (*_PANELS, Action.CARD, Action.MORE, Action.NOTE, Action.REPLIES)]
    return [
        *views,
        Kind("t", Action.TAKE, ticket="new", ages=True),
        Kind("t", Action.PASS, ages=True),
        Kind("t", Action.TO_OPERATOR, (f"{SOLOMIIA}", f"{SOLOMIIA}-none", f"{SOLOMIIA}-shift"), ages=True),
        Kind("t", Action.TO_DEPARTMENT, ("sales", "sales-none", "sales-decision"), ages=True),
        Kind("t", Action.SOLVE, ("", "anyway"), ages=True),
        Kind("t", Action.HAND_BACK, ages=True),
        Kind("t", Action.REOPEN, ticket="solved", ages=True),
        Kind("t", "fill", ("late",)),
        Kind("t", "send", ("late-{mark}",)),
        Kind("t", "prio", ("", "0", "3")),
        Kind("t", SnoozeAction.CHOOSE, ages=True),
        Kind("t", SnoozeAction.UNTIL, ("hour", "answer", "1795500000"), ages=True),
        Kind("t", SnoozeAction.WAKE, ticket="asleep", ages=True),
        Kind("t", PromiseAction.BY, ("1795500000",)),
        Kind("t", PromiseAction.OFF, ticket="asleep"),
        Kind("t", PromiseAction.STANDS, ("{promised}",)),
        Kind("t", ReminderAction.CANCEL, ("{reminder}",)),
        Kind("t", LaterAction.SEND, ("{later}",)),
        Kind("t", LaterAction.DROP, ("{later}",)),
        Kind("t", UnsendAction.DO, ("{answer}",)),
        Kind("t", TagAction.TOGGLE, (code_of(TAG),)),
        Kind("t", LinkAction.MERGE_LIST, ages=True),
        Kind("t", LinkAction.MERGE_ASK, ("1",), ages=True),
        Kind("t", LinkAction.MERGE, ("1",), ages=True),
        Kind("t", LinkAction.LINK, ("1",)),
        Kind("t", LinkAction.UNLINK, ("{asleep}",)),
        Kind("t", "notes", ("0", "1")),
        Kind("t", "note_ask", ("{note}",)),
        Kind("t", "note_drop", ("{note}",)),
        Kind("t", "ban", by=By.ADMIN),
        Kind("t", "banyes", ("{ban}",), by=By.ADMIN),
    ]


_PANELS = (
    *(ReminderAction.LIST, LaterAction.LIST, UnsendAction.LIST, TagAction.LIST, LinkAction.LINK_LIST),
    *("customer", "canned", PromiseAction.CHOOSE),
)


def of_no_ticket() -> list[Kind]:
    query = pack(Query())
    return [
        Kind("desk", "release", ("{held}",), where=Where.GROUP),
        Kind("desk", "keep", ("{held}",), where=Where.GROUP),
        Kind("desk", "on", where=Where.GROUP),
        Kind(
            "desk",
            "off",
            (f"{TARAS.id}-stay", f"{TARAS.id}-queue", f"{TARAS.id}-{SOLOMIIA}"),
            where=Where.GROUP,
        ),
        Kind("desk", "closed", by=By.ADMIN, where=Where.GROUP),
        *(
            Kind("desk", each, ("{closure}",), By.ADMIN, Where.GROUP)
            for each in ("closed_send", "closed_off")
        ),
        Kind("desk", "till", ("{card}-24550-7",), By.ADMIN, Where.GROUP),
        Kind("desk", "till_undo", ("{sold}",), By.ADMIN, Where.GROUP),
        Kind("desk", "till_use", ("{voucher}",), By.ADMIN, Where.GROUP),
        Kind("desk", "number_free", ("c{bars}-{olena}",), By.ADMIN, Where.GROUP),
        Kind("desk", "queue", ("team", "all"), where=Where.GROUP),
        *(
            Kind("desk", each, (query,), By.ADMIN, Where.GROUP)
            for each in ("figures", "figchart", "figfile", "figlight", "figdark")
        ),
        Kind("desk", "audit", ("-", f"p{TARAS.id}-", "t1-9-3"), By.ADMIN, Where.PRIVATE),
        Kind("desk", "replies", ("0", "1"), By.ADMIN, Where.PRIVATE),
        *(
            Kind("desk", each, ("late",), By.ADMIN, Where.PRIVATE)
            for each in ("reply", "reply_ask", "reply_drop")
        ),
    ]


def of_admins() -> list[Kind]:
    pages = ("menu", "operators", "letters", "health", "rights", "followups", "webhooks")
    return [
        Kind("desk", "page", pages, By.ADMIN, Where.PRIVATE),
        *(Kind("desk", each, (f"{TARAS.id}",), By.ADMIN, Where.PRIVATE) for each in ("ask", "remove")),
        Kind("desk", "admit", ("{stranger}",), By.ADMIN, Where.PRIVATE),
        *(Kind("desk", each, ("{letter}",), By.ADMIN, Where.PRIVATE) for each in ("retry", "drop")),
        Kind("desk", "holdback", ("1",), by=By.ADMIN, where=Where.PRIVATE),
        Kind("desk", "retell", ("1",), by=By.ADMIN, where=Where.PRIVATE),
        *(Kind("desk", each, ("1",), by=By.ADMIN, where=Where.PRIVATE) for each in CASTS),
        Kind("desk", "retellall", by=By.ADMIN, where=Where.PRIVATE),
        Kind("desk", "resend", by=By.ADMIN, where=Where.PRIVATE),
    ]


def of_notices() -> list[Kind]:
    plain = ("menu", "complaint", "points", "privacy")
    scores = ("{solved}", *(f"{{solved}}-{score}" for score in range(1, 6)))
    return [
        *(Kind("go", each, by=By.CUSTOMER, where=Where.PRIVATE) for each in plain),
        Kind("go", "points", ("card",), By.CUSTOMER, Where.PRIVATE),
        Kind("go", "language", ("settings",), By.CUSTOMER, Where.PRIVATE),
        Kind("go", "settings", ("close-0", "close-3"), By.CUSTOMER, Where.PRIVATE),
        Kind("go", "tickets", ("{solved}", "{solved}-reopen"), By.CUSTOMER, Where.PRIVATE),
        Kind(
            "go",
            "reminders",
            ("", "{mine}-1-1h", "all-1795860000123456-1h", "each-1795860000123456", "feedback-1"),
            By.CUSTOMER,
            Where.PRIVATE,
        ),
        Kind("go", "question", ("person",), By.CUSTOMER, Where.PRIVATE),
        Kind(
            "go",
            "followup",
            (
                "visit-feedback-hall",
                "visit-fewer",
                "broadcast-fewer-7",
                "broadcast-question-0",
                "broadcast-want-7",
                "broadcast-remind-7",
                "still_solved-yes",
                "usual_order-undo-{solved}",
                "appointment-1d-1",
            ),
            By.CUSTOMER,
            Where.PRIVATE,
        ),
        Kind("go", "nps", ("0", "10"), By.CUSTOMER, Where.PRIVATE),
        Kind("go", "survey", scores, By.CUSTOMER, Where.PRIVATE),
    ]


DIALOGS = {
    "broadcast": "add asks at cancel drop either flip go links now overview reminds send show wants when who write",
    "setup": "back change check closed day language look menu next open pick save special till undo usual welcome",
    "birthday": "back day forget month",
    "complaint": "anew back cancel department done order send skip story",
    "discard": "discard resume",
    "feedback": "anew back cancel complaint done leave menu place score sign",
    "followup": "again menu",
    "hours": "ask menu",
    "language": "back pick",
    "menu": "back go language person resume",
    "nps": "menu person",
    "friends": "back go menu",
    "numbers": "add ask back drop menu",
    "offer": "add cancel go language reopen",
    "points": "ask back card friends history menu missing newer numbers older rewards",
    "privacy": "agreed back delete export keep sure",
    "question": "anew back cancel department send",
    "rewards": "back drop menu picture reward voucher yes",
    "reminders": "again answer back cancel day delete hour keep list menu month move new no_day open "
    "option other page pause pick quick resume resume_it skip undo what when words yes",
    "settings": "again back birthday close language mail menu numbers privacy wish zone",
    "survey": "answer change menu reopen resume score",
    "tickets": "add back cancel menu open page remind reopen send whole withdraw",
    "told": "menu move other resume",
    "zone": "again back hours moments pick yes",
}


def of_dialogs() -> list[Kind]:
    """They act where they stand on the screen, whatever they carry."""
    return [
        Kind(dialog, action, ("", "1"), By.CUSTOMER, Where.PRIVATE)
        for dialog, actions in DIALOGS.items()
        for action in actions.split()
    ]


STAFFS = (*of_ticket(), *of_no_ticket(), *of_admins())
CUSTOMERS = (*of_notices(), *of_dialogs())
KINDS = (*STAFFS, *CUSTOMERS)


def data_of(kind: Kind, argument: str, version: int = 1, ticket: int = 1) -> str:
    """What the button carries."""
    if kind.conversation == "t":
        return f"t{ticket}.{version}.{kind.action}.{argument}"
    return f"{kind.conversation}.{0 if kind.conversation in ('go', 'desk') else version}.{kind.action}.{argument}"
