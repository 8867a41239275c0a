"""Every kind of button of the staff's, by its action: which arguments it carries, and what the audit log calls a press.

A press can be forged, so it is read as strictly as this before anything looks at what it wants. Anything else is no
button of ours. An action that does not stand here has no effect.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from care.business import Priority
from care.tickets.work.assignment import Cause
from care.values.ids import ID
from dialogs.panels import snooze, solving
from dialogs.panels.assignment import NO_REASON
from dialogs.panels.customer import banning
from dialogs.panels.customer import notes as customer_notes
from dialogs.panels.links import LinkAction
from dialogs.panels.priority import PRIORITY
from dialogs.panels.reminders import ReminderAction
from dialogs.panels.replies import CANNED, FILL, SEND
from dialogs.panels.snooze import SnoozeAction
from dialogs.panels.tags import TagAction
from dialogs.panels.taking_back import UnsendAction
from dialogs.panels.team import closures, counter, freeing, reply_book, shifts
from dialogs.staff import broadcasts, commands, followups, queue, webhooks
from dialogs.staff.audit_words import AUDIT
from dialogs.staff.command import Say
from dialogs.staff.figures import screen as figures
from dialogs.staff.figures.query import pack, unpack
from dialogs.staff.pages import RESEND, Page
from dialogs.staff.team.on_shift import ON
from dialogs.staff.ticket import held
from dialogs.staff.ticket.bans import BAN
from dialogs.staff.ticket.card import Action
from dialogs.staff.ticket.promise import PromiseAction
from dialogs.staff.ticket.put_off import LaterAction
from dialogs.staff.ticket.replies import MARK

K = r"[a-z0-9_]{1,16}"  # a key of the settings or of a canned reply
WHY = "|".join(str(cause) or NO_REASON for cause in Cause)


class Kind(NamedTuple):
    carries: Callable[[str], bool]  # whether one of ours can have the argument
    noted: Say


def _is(pattern: re.Pattern[str], argument: str) -> bool:
    return pattern.fullmatch(argument) is not None


def _like(*patterns: str) -> Callable[[str], bool]:
    return partial(_is, re.compile("|".join(patterns)))


def _is_query(argument: str) -> bool:
    query = unpack(argument)
    return query is not None and pack(query) == argument


MOMENT = _like("[1-9][0-9]{0,10}")
NOTHING, NUMBER, KEY, PAGE = _like(""), _like(ID), _like(K), _like("0|[1-9][0-9]{0,3}")

OF_TICKET: dict[str, Kind] = {
    Action.TAKE: Kind(NOTHING, commands.TAKE.noted),
    Action.PASS: Kind(NOTHING, commands.PASS.noted),
    Action.TO_OPERATOR: Kind(_like(f"{ID}(-({WHY}))?"), lambda _: _("passing it to a colleague")),
    Action.TO_DEPARTMENT: Kind(_like(f"{K}(-({WHY}))?"), lambda _: _("passing it to a department")),
    Action.CARD: Kind(NOTHING, commands.CARD.noted),
    Action.MORE: Kind(NOTHING, lambda _: _("viewing the buttons")),
    Action.NOTE: Kind(NOTHING, commands.NOTE.noted),
    Action.REPLIES: Kind(NOTHING, commands.CANNED.noted),
    Action.SOLVE: Kind(_like("", solving.ANYWAY), commands.SOLVE.noted),
    Action.HAND_BACK: Kind(NOTHING, commands.BACK.noted),
    Action.REOPEN: Kind(NOTHING, commands.REOPEN.noted),
    CANNED: Kind(NOTHING, commands.CANNED.noted),
    FILL: Kind(KEY, lambda _: _("choosing a canned reply")),
    SEND: Kind(_like(f"{K}-[0-9a-f]{{{MARK}}}"), lambda _: _("sending a canned reply")),
    PRIORITY: Kind(_like("", *(str(int(priority)) for priority in Priority)), commands.PRIORITY.noted),
    SnoozeAction.CHOOSE: Kind(NOTHING, commands.SNOOZE.noted),
    SnoozeAction.UNTIL: Kind(_like(snooze.HOUR, snooze.ANSWER, "[1-9][0-9]{0,10}"), commands.SNOOZE.noted),
    SnoozeAction.WAKE: Kind(NOTHING, lambda _: _("unsnoozing")),
    PromiseAction.CHOOSE: Kind(NOTHING, commands.PROMISE.noted),
    PromiseAction.BY: Kind(MOMENT, commands.PROMISE.noted),
    PromiseAction.OFF: Kind(NOTHING, lambda _: _("withdrawing a promise to write")),
    PromiseAction.STANDS: Kind(MOMENT, lambda _: _("a promise to write that still stands")),
    ReminderAction.LIST: Kind(NOTHING, commands.REMIND.noted),
    ReminderAction.CANCEL: Kind(NUMBER, lambda _: _("cancelling a reminder")),
    LaterAction.LIST: Kind(NOTHING, commands.LATER.noted),
    LaterAction.SEND: Kind(NUMBER, lambda _: _("sending a scheduled reply right away")),
    LaterAction.DROP: Kind(NUMBER, lambda _: _("cancelling a scheduled reply")),
    UnsendAction.LIST: Kind(NOTHING, commands.UNSEND.noted),
    UnsendAction.DO: Kind(NUMBER, commands.UNSEND.noted),
    TagAction.LIST: Kind(NOTHING, commands.TAG.noted),
    TagAction.TOGGLE: Kind(_like("[0-9a-f]{8}"), commands.TAG.noted),
    LinkAction.MERGE_LIST: Kind(NOTHING, commands.MERGE.noted),
    LinkAction.MERGE_ASK: Kind(NUMBER, commands.MERGE.noted),
    LinkAction.MERGE: Kind(NUMBER, lambda _: _("merging tickets")),
    LinkAction.LINK_LIST: Kind(NOTHING, commands.LINK.noted),
    LinkAction.LINK: Kind(NUMBER, commands.LINK.noted),
    LinkAction.UNLINK: Kind(NUMBER, commands.UNLINK.noted),
    customer_notes.CUSTOMER: Kind(NOTHING, lambda _: _("viewing the customer’s card")),
    customer_notes.NOTES: Kind(PAGE, lambda _: _("reading the notes about the customer")),
    customer_notes.ASK: Kind(NUMBER, lambda _: _("asking whether to delete a note about the customer")),
    customer_notes.REMOVE: Kind(NUMBER, lambda _: _("deleting a note about the customer")),
    BAN: Kind(NOTHING, commands.BAN.noted),
    banning.CONFIRM: Kind(NUMBER, lambda _: _("banning the customer")),
}

OF_NO_TICKET: dict[str, Kind] = {
    held.RELEASE: Kind(NUMBER, lambda _: _("sending what was held back")),
    held.KEEP: Kind(NUMBER, lambda _: _("not sending what was held back")),
    ON: Kind(NOTHING, commands.ONSHIFT.noted),
    shifts.OFF: Kind(_like(f"{ID}-({ID}|{shifts.QUEUE}|{shifts.STAY})"), commands.OFFSHIFT.noted),
    closures.LIST: Kind(NOTHING, lambda _: _("viewing what is closed")),
    closures.SEND: Kind(NUMBER, lambda _: _("announcing that a place is closed")),
    closures.OFF: Kind(NUMBER, lambda _: _("a place is open again, or its notice called off")),
    counter.ENTER: Kind(_like(f"{ID}-(0|{ID})-{ID}"), lambda _: _("entering a purchase at the counter")),
    counter.UNDO: Kind(NUMBER, lambda _: _("undoing a purchase at the counter")),
    counter.USE: Kind(_like("[0-9]{9}"), lambda _: _("using a voucher")),
    freeing.FREE: Kind(
        _like(f"[{freeing.KINDS}][0-9]{{7,15}}-{ID}"), lambda _: _("freeing up a phone number or a shop card")
    ),
    queue.OPEN: Kind(_like(*queue.Scope), commands.QUEUE.noted),
    figures.SHOW: Kind(_is_query, commands.FIGURES.noted),
    figures.CHART: Kind(_is_query, lambda _: _("the figures as a chart")),
    figures.LIGHT: Kind(_is_query, lambda _: _("the figures as a chart")),
    figures.DARK: Kind(_is_query, lambda _: _("the figures as a chart")),
    figures.FILE: Kind(_is_query, lambda _: _("the figures as a file")),
    AUDIT: Kind(
        _like(f"([pt]{ID})?-", f"([pt]{ID})?-{ID}", f"([pt]{ID})?-(0|{ID})-{ID}"), commands.AUDIT.noted
    ),
    reply_book.BOOK: Kind(PAGE, commands.REPLIES.noted),
    reply_book.SHOW: Kind(KEY, commands.REPLIES.noted),
    reply_book.ASK: Kind(KEY, lambda _: _("asking whether to delete a canned reply")),
    reply_book.DROP: Kind(KEY, lambda _: _("deleting a canned reply")),
}

OF_ADMINS: dict[str, Kind] = {
    "page": Kind(_like(*Page), commands.ADMIN.noted),
    "ask": Kind(NUMBER, commands.OPERATORS.noted),
    "remove": Kind(NUMBER, lambda _: _("removing an operator")),
    "admit": Kind(NUMBER, lambda _: _("approving an operator")),
    "retry": Kind(NUMBER, lambda _: _("retrying a failed update")),
    "drop": Kind(NUMBER, lambda _: _("discarding a failed update")),
    followups.HOLD: Kind(NUMBER, lambda _: _("holding a follow-up back")),
    webhooks.RETELL: Kind(NUMBER, lambda _: _("telling another system again")),
    webhooks.RETELL_ALL: Kind(NOTHING, lambda _: _("telling other systems again")),
    **dict.fromkeys(
        (
            *(broadcasts.CONFIRM, broadcasts.PAUSE, broadcasts.RESUME, broadcasts.CANCEL),
            *(broadcasts.REFUSED, broadcasts.LOST, broadcasts.TWICE, broadcasts.RECALL, broadcasts.RECALLED),
        ),
        Kind(NUMBER, lambda _: _("managing a broadcast")),
    ),
    **dict.fromkeys((broadcasts.RESULTS, broadcasts.REFRESH), Kind(NUMBER, lambda _: _("broadcast results"))),
    RESEND: Kind(NOTHING, lambda _: _("retrying failed messages")),
}


ALL = OF_ADMINS | OF_NO_TICKET | OF_TICKET


def by_ticket(action: str, argument: str) -> bool:
    return action in OF_TICKET and OF_TICKET[action].carries(argument)


def by_desk(action: str, argument: str) -> bool:
    """What concerns no ticket, the admins' pages among it."""
    kind = OF_NO_TICKET.get(action) or OF_ADMINS.get(action)
    return kind is not None and kind.carries(argument)
