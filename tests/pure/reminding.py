"""A customer's conversation about reminders, and what care answers in it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from care.commands import (
    Command,
    Result,
)
from care.reminders.commands import (
    AnswerReminder,
    KeepReminder,
    ReminderSet,
    TurnReminder,
)
from care.reminders.model import Answer, Plan, Reminder, Turn
from dialogs.customers.facts import Facts
from dialogs.customers.reminders.states import Draft
from tests.pure.visitor import EMMA, NOW, Visitor

AT = datetime.fromisoformat("2026-11-21T10:00")  # in London, as in UTC
WATER = Reminder(
    id=7,
    customer=EMMA.id,
    what="order water",
    plan=Plan(AT, "FREQ=DAILY"),
    due_at=AT.replace(tzinfo=UTC),
)
# Of one that comes once.
BANK = replace(WATER, id=8, what="call the bank", plan=Plan(AT + timedelta(days=3)))


def care(command: Command, _facts: Facts) -> Result:
    match command:
        case KeepReminder(what, plan):
            return ReminderSet(replace(WATER, what=what, plan=plan))
        case AnswerReminder(answer=Answer.HOUR):
            return ReminderSet(replace(WATER, again_at=NOW + timedelta(hours=1)))
        case TurnReminder(to=Turn.DELETE):
            return ReminderSet(replace(WATER, id=404))
        case _:
            return ReminderSet(WATER)


@pytest.fixture
def visitor(emma: Visitor) -> Visitor:
    emma.care = care
    return emma


def begun(visitor: Visitor) -> Draft:
    assert visitor.here == ("reminders", "Confirming"), visitor.text
    draft: Draft = visitor.conversation.state.draft
    return draft
