"""What the staff's buttons carry: for each action, which arguments. Anything else is no button of ours.

A press can be forged, so it is read as strictly as this before anything looks at what it wants. An action that does not
stand here has no effect.
"""

import re
from collections.abc import Callable
from functools import partial

from care.business import Priority
from care.tickets.work.assignment import Cause
from dialogs.panels import banning, customer_notes, reply_book, shifts, snooze, solving
from dialogs.panels.kin import KinAction
from dialogs.panels.passing import NO_REASON
from dialogs.panels.priority import PRIORITY
from dialogs.panels.reminders import ReminderAction
from dialogs.panels.replies import CANNED, FILL, SEND
from dialogs.panels.snooze import SnoozeAction
from dialogs.panels.tags import TagAction
from dialogs.panels.taking_back import UnsendAction
from dialogs.staff import held, queue
from dialogs.staff.audit_words import AUDIT
from dialogs.staff.bans import BAN
from dialogs.staff.card import Action
from dialogs.staff.figures import screen as figures
from dialogs.staff.figures.query import pack, unpack
from dialogs.staff.on_shift import ON
from dialogs.staff.pages import Page
from dialogs.staff.put_off import LaterAction
from dialogs.staff.replies import MARK

N, K = r"[1-9][0-9]{0,17}", r"[a-z0-9_]{1,16}"  # an id; a key of the settings or of a canned reply
WHY = "|".join(str(cause) or NO_REASON for cause in Cause)


def _is(pattern: re.Pattern[str], argument: str) -> bool:
    return pattern.fullmatch(argument) is not None


def _like(*patterns: str) -> Callable[[str], bool]:
    return partial(_is, re.compile("|".join(patterns)))


def _is_query(argument: str) -> bool:
    query = unpack(argument)
    return query is not None and pack(query) == argument


NOTHING, NUMBER, KEY, PAGE = _like(""), _like(N), _like(K), _like("0|[1-9][0-9]{0,3}")

OF_TICKET: dict[str, Callable[[str], bool]] = {
    Action.TAKE: NOTHING,
    Action.PASS: NOTHING,
    Action.TO_OPERATOR: _like(f"{N}(-({WHY}))?"),
    Action.TO_DEPARTMENT: _like(f"{K}(-({WHY}))?"),
    Action.CARD: NOTHING,
    Action.MORE: NOTHING,
    Action.NOTE: NOTHING,
    Action.REPLIES: NOTHING,
    Action.SOLVE: _like("", solving.ANYWAY),
    Action.HAND_BACK: NOTHING,
    Action.REOPEN: NOTHING,
    CANNED: NOTHING,
    FILL: KEY,
    SEND: _like(f"{K}-[0-9a-f]{{{MARK}}}"),
    PRIORITY: _like("", *(str(int(priority)) for priority in Priority)),
    SnoozeAction.CHOOSE: NOTHING,
    SnoozeAction.UNTIL: _like(snooze.HOUR, snooze.ANSWER, "[1-9][0-9]{0,10}"),
    SnoozeAction.WAKE: NOTHING,
    ReminderAction.LIST: NOTHING,
    ReminderAction.CANCEL: NUMBER,
    LaterAction.LIST: NOTHING,
    LaterAction.SEND: NUMBER,
    LaterAction.DROP: NUMBER,
    UnsendAction.LIST: NOTHING,
    UnsendAction.DO: NUMBER,
    TagAction.LIST: NOTHING,
    TagAction.TOGGLE: _like("[0-9a-f]{8}"),
    KinAction.MERGE_LIST: NOTHING,
    KinAction.MERGE_ASK: NUMBER,
    KinAction.MERGE: NUMBER,
    KinAction.LINK_LIST: NOTHING,
    KinAction.LINK: NUMBER,
    KinAction.UNLINK: NUMBER,
    customer_notes.CUSTOMER: NOTHING,
    customer_notes.NOTES: PAGE,
    customer_notes.ASK: NUMBER,
    customer_notes.REMOVE: NUMBER,
    BAN: NOTHING,
    banning.CONFIRM: NUMBER,
}

OF_NO_TICKET: dict[str, Callable[[str], bool]] = {
    held.RELEASE: NUMBER,
    held.KEEP: NUMBER,
    ON: NOTHING,
    shifts.OFF: _like(f"{N}-({N}|{shifts.QUEUE}|{shifts.STAY})"),
    queue.OPEN: _like(*queue.Scope),
    figures.SHOW: _is_query,
    figures.CHART: _is_query,
    figures.FILE: _is_query,
    AUDIT: _like(f"([pt]{N})?-", f"([pt]{N})?-{N}", f"([pt]{N})?-(0|{N})-{N}"),
    reply_book.BOOK: PAGE,
    reply_book.SHOW: KEY,
    reply_book.ASK: KEY,
    reply_book.DROP: KEY,
}

OF_ADMINS: dict[str, Callable[[str], bool]] = {
    "page": _like(*Page),
    "ask": NUMBER,
    "remove": NUMBER,
    "admit": NUMBER,
    "retry": NUMBER,
    "drop": NUMBER,
}


def by_ticket(action: str, argument: str) -> bool:
    return action in OF_TICKET and OF_TICKET[action](argument)


def by_desk(action: str, argument: str) -> bool:
    """What concerns no ticket, the admins' pages among it."""
    carries = OF_NO_TICKET.get(action) or OF_ADMINS.get(action)
    return carries is not None and carries(argument)
