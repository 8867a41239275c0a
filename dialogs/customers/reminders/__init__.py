"""What a customer asks to be reminded of: told in words or by buttons, shown back, kept, changed, answered."""

from dialogs.customers.reminders.dialog import DIALOG

__all__ = ["DIALOG"]
