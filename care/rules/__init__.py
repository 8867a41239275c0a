"""What is changed of the business's rules from the chat: over what the file begins with, kept, shown, undone.

Why it is so: docs/decisions/0030-rules-from-the-chat.md.
"""

from care.rules.changing import Change, change, history, undo
from care.rules.current import take_changes
from care.rules.laying import begun_with, laid, plain_at

__all__ = ["Change", "begun_with", "change", "history", "laid", "plain_at", "take_changes", "undo"]
