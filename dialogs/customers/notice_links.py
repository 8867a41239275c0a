"""What the buttons of our notices to customers carry: a dialog and its argument. Anything else is no button of ours.

A notice may be years old, so its buttons carry no version; a press can be forged, so it is read as strictly as this.
"""

import re

from care.reminders.model import Answer
from care.values.ids import ID
from dialogs.customers.reminders import together
from dialogs.customers.writing.question import PERSON

CARRIED = {
    "menu": re.compile("(resume)?"),
    "complaint": re.compile(""),
    "question": re.compile(PERSON),
    "points": re.compile("(card)?"),
    "privacy": re.compile(""),
    "settings": re.compile("close-[0-3]"),
    "language": re.compile("settings"),
    "tickets": re.compile(rf"{ID}(-reopen)?"),
    "reminders": re.compile(
        rf"({ID}-{ID}-({'|'.join(Answer)})|all-{ID}-({'|'.join(together.AT_ONCE)})|each-{ID}"
        rf"|feedback-{ID}(-[a-z0-9_]{{1,16}})?)?"
    ),
    "followup": re.compile(
        r"(visit|unanswered|still_solved|nps|appointment|birthday|anniversary|reorder|reward|usual_order|usual_reminder"
        rf"|broadcast)-fewer|broadcast-(fewer|question|want|remind)-(0|{ID})"
        rf"|(visit|unanswered|still_solved)-yes|still_solved-no-{ID}|usual_(order|reminder)-undo-{ID}"
        rf"|appointment-(1d|2h)-{ID}"
        r"|reorder-question|reward-rewards|(visit|unanswered)-feedback(-[a-z0-9_]{1,16})?"
    ),
    "nps": re.compile("[0-9]|10"),
    "survey": re.compile(rf"{ID}(-[1-5])?"),
}


def is_ours(dialog: str, argument: str) -> bool:
    carried = CARRIED.get(dialog)
    return carried is not None and carried.fullmatch(argument) is not None
