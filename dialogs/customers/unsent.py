"""What a person has written and not sent, in the form that is open and in those that were left, and what becomes of it
(docs/decisions/0019-nothing-waits-unread.md).

Words that are meant for us as they are (`Dialog.said`) are handed over without a press: as soon as it is plain where
they belong, and after a short silence anyhow. Of a draft its author is reminded once; it goes when as much time has
passed again.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from care.business import TicketRules
from care.commands import TicketOpened
from care.values.content import Message
from dialogs.customers import menu, parts
from dialogs.customers.facts import Facts
from dialogs.customers.writing import offer, question
from dialogs.customers.writing.told import Told
from dialogs.driver import parked
from dialogs.driver.conversation import Conversation, left_behind, park
from dialogs.driver.parked import Parked
from dialogs.engine.machine import Button, Dialog, Screen
from dialogs.language.words import Words


@dataclass(frozen=True)
class Unsent:
    """`at`: since when nobody has gone on with it."""

    form: Parked
    machine: Dialog[Any]
    at: datetime
    open: bool  # it is the form on the screen

    @property
    def dialog(self) -> str:
        return self.form.dialog

    @property
    def messages(self) -> tuple[Message, ...]:
        state = self.form.state
        return getattr(state, "messages", ()) or getattr(state, "checked", None) or ()

    @property
    def said(self) -> bool:
        return bool(self.messages) and self.machine.said(self.form.state)

    @property
    def speaks(self) -> bool:
        """Somebody should read it: it is more than thanks or a greeting."""
        return self.said and parts.says_something(self.messages)

    @property
    def asks(self) -> bool:
        """It is to be a question of its own, whatever else is open."""
        return self.said and self.dialog == question.DIALOG.name

    @property
    def ticket(self) -> int:
        """The ticket for which it was written; 0: they did not say."""
        return getattr(self.form.state, "ticket", 0)


def unsent(conversation: Conversation, now: datetime) -> list[Unsent]:
    """Newest first."""
    dialogs = conversation.among.dialogs
    left = [
        Unsent(form, dialogs[form.dialog], form.at, open=False) for form in parked.each(conversation.parked)
    ]
    if not conversation.is_form:
        return left
    at = conversation.changed_at or now
    form = Parked(conversation.dialog, conversation.state, at)
    return [Unsent(form, conversation.machine, at, open=True), *left]


def look_at(
    conversation: Conversation, rules: TicketRules, reminded_at: datetime | None, now: datetime
) -> datetime | None:
    """When the clock shall look at what is unsent; None: there is nothing. What was left without a place, at once."""
    moments = [
        now if each.said and not (each.open or each.asks) else end_of(each, rules, reminded_at)
        for each in unsent(conversation, now)
    ]
    return min(moments, default=None)


def end_of(each: Unsent, rules: TicketRules, reminded_at: datetime | None) -> datetime:
    """When its time is over: for a draft that its author was reminded of, the second one."""
    if each.speaks:
        return each.at + rules.send_after
    return (reminded_at if is_reminded(each, reminded_at) and reminded_at else each.at) + rules.form_kept


def is_reminded(each: Unsent, reminded_at: datetime | None) -> bool:
    return not each.said and reminded_at is not None and reminded_at > each.at


def without(conversation: Conversation, gone: Collection[Unsent], now: datetime) -> Conversation:
    """The conversation without these; at the menu, if one of them was the form on the screen."""
    forms = [each.form for each in gone]
    left = parked.stacked(form for form in parked.each(conversation.parked) if form not in forms)
    after = replace(conversation, parked=left, version=conversation.version + 1)
    reminds = conversation.state == menu.Home(reminded=True) and left is None
    if reminds or any(each.open for each in gone):
        after = replace(after, dialog=menu.DIALOG.name, state=menu.DIALOG.start, changed_at=now)
    return after


def deleted(conversation: Conversation, drafts: Collection[Unsent], now: datetime) -> Conversation:
    """The same without these. Who is not at something else by now is told when they come back."""
    after = without(conversation, drafts, now)
    written = [each.dialog for each in drafts if each.messages]
    if not after.is_form:
        after = left_behind(after, now)
    if not written or after.is_form or after.machine.takes_text(after.state):
        return after
    return replace(after, dialog=menu.DIALOG.name, state=menu.Home(gone=written[0]), changed_at=now)


def reminded(conversation: Conversation, drafts: Iterable[Unsent], now: datetime) -> Conversation | None:
    """At the menu, of which the reminder of these is the screen; None: its author is at something else by now."""
    if any(each.open for each in drafts):
        conversation = park(conversation, now, conversation.changed_at)
    conversation = left_behind(conversation, now)
    if conversation.is_form or conversation.machine.takes_text(conversation.state):
        return None
    state, version = menu.Home(reminded=True), conversation.version + 1
    return replace(conversation, dialog=menu.DIALOG.name, state=state, version=version, changed_at=now)


def as_menu(reminder: Screen) -> Screen:
    """The reminder with the menu's own button."""
    rows = tuple(tuple(Button(button.label, button.argument) for button in row) for row in reminder.rows)
    return replace(reminder, rows=rows)


def take_offered(conversation: Conversation, now: datetime) -> tuple[Conversation, tuple[Message, ...]]:
    """The words that wait for a place, taken out of the conversation, first what was said first."""
    waiting = [each for each in unsent(conversation, now) if each.dialog == offer.DIALOG.name and each.said]
    if not waiting:
        return conversation, ()
    return without(conversation, waiting, now), _in_order(waiting)


def _in_order(waiting: Iterable[Unsent]) -> tuple[Message, ...]:
    words = (message for each in waiting for message in each.messages)
    return tuple(sorted(words, key=lambda message: message.message_id))


def told(
    conversation: Conversation, ticket: int, messages: tuple[Message, ...], *, reopened: bool = False
) -> Conversation:
    """On the screen that says into which ticket they have just gone."""
    state = Told(ticket, messages, earlier=True, reopened=reopened)
    return replace(conversation, dialog="told", state=state)


# --- what their author reads


def passed_on(
    opened: TicketOpened, messages: tuple[Message, ...], facts: Facts, _: Words, *, asked: bool = False
) -> Screen:
    """Nobody has sent them, or said where they belong, so they are a question now. `asked`: they were to be one."""
    if asked:
        passed = _("We have sent your question to our operators. It is No. {number}.", number=opened.ticket)
    else:
        passed = _(
            "You did not choose where this message should go, so we have passed it on to our operators. "
            "It is No. {number}.",
            number=opened.ticket,
        )
    joined = parts.joined(opened.ticket, _) if opened.joined else passed
    return Screen(
        parts.paragraphs(joined, parts.quote(messages, _), parts.promise(opened.answer_due, facts, _)),
        ((parts.menu(_),),),
    )


def reminder(
    drafts: Sequence[Dialog[Any]],
    until: datetime,
    facts: Facts,
    _: Words,
    messages: tuple[Message, ...] = (),
) -> Screen:
    """`drafts`: the dialogs of the forms, newest first. `messages`: what they wrote, where it is one."""
    names = list(dict.fromkeys(dialog.name for dialog in drafts))
    return Screen(
        parts.paragraphs(
            parts.started(names, _),
            parts.quote(messages, _) if messages else "",
            parts.deleted_then(names, until, facts, _),
        ),
        ((Button(drafts[0].resume_label(_), "menu", "resume"),),),
    )
