"""The admin's pages: who works here, what failed, how things are. Pure; each button names the page or deed it leads to.

Buttons are the desk's (`desk.0.…`). None needs a version: a deed that was done before changes nothing the second time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from markupsafe import Markup

from care.broadcasts.model import Broadcast
from care.broadcasts.rows import Counts
from care.business import Business, Role
from care.followups.coming import Coming
from care.inbox.dead_letters import DeadLetter
from care.model.ticket import State
from care.outbox import Depth, Lane, behind
from care.people.operators import Operator
from care.webhooks.calls import Call
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff import broadcasts, followups, webhooks
from dialogs.staff.audit_words import AUDIT
from dialogs.staff.figures import screen as figures
from dialogs.staff.figures.query import Query, pack
from dialogs.staff.team.rights import rights_table, role_name

NAME_LIMIT = 40
ERROR_LIMIT = 200
MOST_OPERATORS = 40
MOST_LETTERS = 10
MOST_GROUPS = 10
NOTICEABLE = timedelta(minutes=1)
RESEND = "resend"  # what an error of ours kept from being sent


class Page(StrEnum):
    MENU = "menu"
    OPERATORS = "operators"
    LETTERS = "letters"
    HEALTH = "health"
    RIGHTS = "rights"
    FOLLOWUPS = "followups"
    WEBHOOKS = "webhooks"
    BROADCASTS = "broadcasts"


@dataclass(frozen=True)
class AdminFacts:
    now: datetime
    business: Business
    team: Sequence[Operator]  # all who are in a staff group, by name
    letters: Sequence[DeadLetter]  # oldest first
    depth: Depth
    tickets: Mapping[State, int]  # those that are open
    coming: Sequence[Coming] = ()  # what will be asked and said by itself
    calls: Sequence[Call] = ()  # what the business's own systems were not told, oldest first
    broadcasts: Sequence[tuple[Broadcast, Counts]] = ()  # the latest first
    untold: tuple[int, int] = (0, 0)  # how much of that waits, and how much was given up


def render(page: Page, facts: AdminFacts, _: Words) -> Screen:
    match page:
        case Page.MENU:
            return _menu(facts, _)
        case Page.OPERATORS:
            return _operators(facts, _)
        case Page.LETTERS:
            return _letters(facts, _)
        case Page.HEALTH:
            return _health(facts, _)
        case Page.FOLLOWUPS:
            text, rows = followups.page(facts.coming, facts.now, _)
            return Screen(text, (*rows, _home(_)))
        case Page.WEBHOOKS:
            text, rows = webhooks.page(facts.calls, facts.untold, facts.now, _)
            return Screen(text, (*rows, _home(_)))
        case Page.BROADCASTS:
            text, rows = broadcasts.page(facts.broadcasts, _)
            again = (Button(_.pgettext("button", "Refresh"), "page", Page.BROADCASTS),)
            return Screen(text, (*rows, again, _home(_)))
        case Page.RIGHTS:
            return Screen(
                rights_table(facts.business.rights, _),
                ((_to(Page.OPERATORS, _.pgettext("button", "Back")),),),
            )


def render_removal(operator: Operator, _: Words) -> Screen:
    """Asks before a right is taken."""
    question = _(
        "Remove {name} as an operator? They will no longer be able to answer customers, and their "
        "tickets will wait for someone else.",
        name=sanitize.line(operator.name, NAME_LIMIT),
    )
    remove = Button(_.pgettext("button", "Remove"), "remove", str(operator.id))
    return Screen(question, ((remove, Button(_.pgettext("button", "Back"), "page", Page.OPERATORS)),))


def _menu(facts: AdminFacts, _: Words) -> Screen:
    text = parts.paragraphs(
        _("You are an admin here."),
        _(
            "In the staff group you approve operators with one press, and in a ticket’s topic you "
            "answer like any operator."
        ),
        _summary(facts, _),
    )
    return Screen(
        text,
        (
            (_to(Page.OPERATORS, _.pgettext("button", "Operators")),),
            (_to(Page.LETTERS, _.pgettext("button", "Failures")),),
            (_to(Page.HEALTH, _.pgettext("button", "Bot status")),),
            (
                _to(Page.FOLLOWUPS, _.pgettext("button", "Follow-ups")),
                _to(Page.BROADCASTS, _.pgettext("button", "Broadcasts")),
            ),
            *([(_to(Page.WEBHOOKS, _.pgettext("button", "Webhooks")),)] if facts.business.webhooks else []),
            (
                Button(_.pgettext("button", "Figures"), figures.SHOW, pack(Query())),
                Button(_.pgettext("button", "Audit log"), AUDIT, "-"),
            ),
        ),
    )


def _operators(facts: AdminFacts, _: Words) -> Screen:
    admitted = [person for person in facts.team if person.admitted][:MOST_OPERATORS]
    others = [person for person in facts.team if not person.admitted][:MOST_OPERATORS]
    text = parts.paragraphs(
        _("Operators: {names}", names=_.join(_with_role(person, facts, _) for person in admitted))
        if admitted
        else _("There are no operators yet."),
        _("In the group, not approved yet: {names}", names=_names(others, _)) if others else "",
    )
    removable = [person for person in admitted if person.id not in facts.business.admins]
    remove = [
        _person(_.pgettext("button", "Remove: {name}", name=_name(person)), "ask", person)
        for person in removable
    ]
    admit = [
        _person(_.pgettext("button", "Approve: {name}", name=_name(person)), "admit", person)
        for person in others
    ]
    rights = _to(Page.RIGHTS, _.pgettext("button", "Who can do what"))
    return Screen(text, (*parts.column(admit), *parts.column(remove), (rights,), _home(_)))


def _letters(facts: AdminFacts, _: Words) -> Screen:
    if not facts.letters:
        return Screen(_("No failures: every message and button press was handled."), (_home(_),))
    shown = facts.letters[:MOST_LETTERS]
    head = _.ngettext(
        "{count} message or button press could not be handled:",
        "{count} messages or button presses could not be handled:",
        len(facts.letters),
    )
    lines = [_letter(letter, facts, _) for letter in shown]
    return Screen(parts.paragraphs(head, *lines), (*[_remedies(letter, _) for letter in shown], _home(_)))


def _letter(letter: DeadLetter, facts: AdminFacts, _: Words) -> Markup:
    return _(
        "{number}, {when}: <code>{error}</code>",
        number=letter.update_id,
        when=_.when(letter.at, facts.now),
        error=sanitize.line(letter.error, ERROR_LIMIT),
    )


def _remedies(letter: DeadLetter, _: Words) -> Row:
    number = str(letter.update_id)
    return (
        Button(_.pgettext("button", "Try again: {number}", number=number), "retry", number),
        Button(_.pgettext("button", "Discard: {number}", number=number), "drop", number),
    )


def _health(facts: AdminFacts, _: Words) -> Screen:
    depth = facts.depth
    waiting = sum(depth.waiting.values())
    people = min((since for lane, since in depth.since.items() if lane < Lane.FOLLOWUP), default=None)
    text = parts.lines(
        _summary(facts, _),
        _.ngettext("{count} message is on its way.", "{count} messages are on their way.", waiting),
        _("The oldest of them was queued {when}.", when=_.when(people, facts.now)) if people else "",
        *_behind(facts, _),
        _.ngettext(
            "{count} message was refused by Telegram for good.",
            "{count} messages were refused by Telegram for good.",
            depth.failed,
        )
        if depth.failed
        else _("Telegram has not refused any messages."),
        _.ngettext(
            "{count} message could not be sent because of an error in the bot. It is kept: try again once the error "
            "is fixed.",
            "{count} messages could not be sent because of an error in the bot. They are kept: try again once the "
            "error is fixed.",
            depth.set_aside,
        )
        if depth.set_aside
        else "",
        _.ngettext(
            "{count} message or button press could not be handled.",
            "{count} messages or button presses could not be handled.",
            len(facts.letters),
        )
        if facts.letters
        else "",
    )
    resend = (Button(_.pgettext("button", "Try again"), RESEND),) if depth.set_aside else ()
    return Screen(text, tuple(row for row in (resend, _home(_)) if row))


def _behind(facts: AdminFacts, _: Words) -> list[Markup]:
    """The groups in which not all is shown within a minute."""
    lags = {
        group: behind(calls, facts.business.limits.group_per_minute)
        for group, calls in facts.depth.groups.items()
    }
    return [
        _(
            "Staff group {group}: waiting messages will appear there within {length}.",
            group=group,
            length=_.length(lag),
        )
        for group, lag in sorted(lags.items())[:MOST_GROUPS]
        if lag >= NOTICEABLE
    ]


def _summary(facts: AdminFacts, _: Words) -> Markup:
    admitted = sum(person.admitted for person in facts.team)
    return parts.lines(
        _("Tickets waiting for an operator: {count}", count=_.number(facts.tickets.get(State.NEW, 0))),
        _("Tickets in progress: {count}", count=_.number(facts.tickets.get(State.TAKEN, 0))),
        _("Operators in the staff group: {count}", count=_.number(admitted)),
    )


def _names(people: Sequence[Operator], _: Words) -> str:
    return _.join(_name(person) for person in people)


def _with_role(person: Operator, facts: AdminFacts, _: Words) -> str:
    role = facts.business.role(person.id)
    return _name(person) if role is Role.OPERATOR else f"{_name(person)} ({_.plain(role_name(role, _))})"


def _name(person: Operator) -> str:
    return sanitize.line(person.name, NAME_LIMIT)


def _person(label: Markup, action: str, person: Operator) -> Button:
    return Button(label, action, str(person.id))


def _to(page: Page, label: Markup) -> Button:
    return Button(label, "page", page)


def _home(_: Words) -> Row:
    return (_to(Page.MENU, _.pgettext("button", "Back")),)
