"""From where people come into a conversation: what buttons of notices carry, and commands."""

from datetime import UTC, datetime

from care.reminders.model import Answer
from dialogs.customers.commands import OPENS
from dialogs.customers.reminders import together
from dialogs.driver.heard import Commanded, Linked

CAME = datetime(2026, 11, 20, 10, tzinfo=UTC)  # several reminders at once
LINKS = (
    Linked("tickets", "17"),
    Linked("tickets", "404"),
    Linked("survey", "15"),
    Linked("survey", "15-1"),
    Linked("survey", "14-5"),
    Linked("reminders", "7-1-1h"),
    Linked("reminders", "7-1-done"),
    Linked("reminders", together.to_all(CAME, Answer.DONE)),
    Linked("reminders", together.to_each(CAME)),
    Linked("followup", "visit-feedback-hall"),
    Linked("followup", "visit-fewer"),
    Linked("followup", "broadcast-fewer-7"),
    Linked("followup", "broadcast-question-7"),
    Linked("followup", "broadcast-want-7"),
    Linked("followup", "broadcast-want-0"),
    Linked("followup", "broadcast-remind-7"),
    Linked("followup", "reward-rewards"),
    Linked("followup", "still_solved-no-15"),
    Linked("followup", "usual_order-undo-17"),
    Linked("followup", "usual_order-undo-16"),
    Linked("followup", "usual_reminder-undo-7"),
    Linked("followup", "usual_reminder-undo-404"),
    Linked("followup", "appointment-1d-5"),
    Linked("followup", "appointment-2h-5"),
    Linked("followup", "appointment-1d-6"),
    Linked("followup", "appointment-1d-404"),
    Linked("reminders", "feedback-5-hall"),
    Linked("nps", "10"),
    Linked("nps", "3"),
    Linked("points", "card"),
    Linked("menu"),
    Linked("menu", "resume"),
    Linked("settings", "close-3"),
)
COMMANDS = (
    *map(Commanded, OPENS),
    Commanded("start"),
    Commanded("start", "f-hall"),
    Commanded("start", "f-gone"),
    Commanded("start", "t-17"),
    *(Commanded("start", f"i-{code}") for code in ("new", "own", "again", "old", "gone")),
    Commanded("start", "%%"),
    Commanded("cancel"),
)
