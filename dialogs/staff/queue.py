"""The queue as a page: what is the reader's own, and the rest of their departments."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from markupsafe import Markup

from care.board.queue import Part, Queued, late_since
from care.business import Priority
from care.model.ticket import State
from dialogs.customers import parts
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.ticket import due
from dialogs.staff.ticket.card import mark
from dialogs.staff.ticket.priorities import PRIORITY_MARKS
from dialogs.staff.ticket.related import numbered

OPEN = "queue"  # the buttons' action; their argument is the scope
LINES = 26  # of both parts together; the reader's own go first
NAME_LIMIT = 24
LATE = "🔴"


class Scope(StrEnum):
    TEAM = "team"  # the departments in which the reader works
    ALL = "all"


@dataclass(frozen=True)
class QueueFacts:
    now: datetime
    scope: Scope
    bound: bool  # the reader works in some departments only
    own: Part
    others: Part


def render_queue(facts: QueueFacts, _: Words) -> Screen:
    own, others = facts.own, facts.others
    if not own.total and not others.total:
        return Screen(_("The queue is empty: nobody is waiting."), _buttons(facts, _))
    text = parts.paragraphs(
        _part(_("<b>Yours: {count}</b>", count=_.number(own.total)), own, facts, _),
        _part(_others(facts, _), others, facts, _),
    )
    shows = frozenset(queued.ticket.customer for part in (own, others) for queued in part.first)
    return Screen(text, _buttons(facts, _), shows)


def _others(facts: QueueFacts, _: Words) -> Markup:
    count = _.number(facts.others.total)
    if facts.bound and facts.scope is Scope.TEAM:
        return _("<b>Others in your departments: {count}</b>", count=count)
    return _("<b>Others: {count}</b>", count=count)


def _part(title: Markup, part: Part, facts: QueueFacts, _: Words) -> Markup:
    if not part.total:
        return Markup()
    more = _("and {count} more", count=_.number(part.more)) if part.more else ""
    return parts.lines(title, *[_line(queued, facts.now, _) for queued in part.first], more)


def _line(queued: Queued, now: datetime, _: Words) -> Markup:
    ticket = queued.ticket
    urgency = PRIORITY_MARKS[ticket.priority] if ticket.priority is not Priority.NORMAL else ""
    marks = (LATE if late_since(ticket, now) else "", mark(ticket), urgency)
    name = sanitize.line(queued.name.split()[0], NAME_LIMIT) if queued.name.split() else ""
    said = (numbered(ticket, _), name, due.in_queue(ticket, now, _), _whose(queued, _))
    return Markup("{} {}").format("".join(marks), Markup(" · ").join(part for part in said if part))


def _whose(queued: Queued, _: Words) -> str:
    ticket = queued.ticket
    if ticket.state is State.TAKEN:
        return sanitize.line(ticket.owner_name, NAME_LIMIT)
    if ticket.meant is None:
        return ""
    return _("asked: {name}", name=sanitize.line(ticket.meant_name, NAME_LIMIT))


def _buttons(facts: QueueFacts, _: Words) -> tuple[Row, ...]:
    again = Button(_.pgettext("button", "Refresh"), OPEN, facts.scope)
    if not facts.bound:
        return ((again,),)
    if facts.scope is Scope.TEAM:
        return ((again, Button(_.pgettext("button", "All departments"), OPEN, Scope.ALL)),)
    return ((again, Button(_.pgettext("button", "My departments"), OPEN, Scope.TEAM)),)
