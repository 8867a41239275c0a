"""Settings of how long what is stored is kept. `None` is written "never": it is never deleted by itself."""

from datetime import timedelta
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from care.business.lengths import read_length
from care.business.values import Rules

NEVER = "never"


def read_kept(value: object) -> timedelta | None:
    if value is None or value == NEVER:
        return None
    try:
        return read_length(value)
    except PydanticCustomError as error:
        raise PydanticCustomError("not_a_term", 'write a length of time like "365d", or "never"') from error


Kept: TypeAlias = Annotated[timedelta | None, BeforeValidator(read_kept)]
YEAR = timedelta(days=365)


class Retention(Rules):
    """Counted from the day on which the matter was over. What is open, promised or planned is never deleted."""

    messages: Kept = 3 * YEAR  # of tickets that are over, with order number, summary and copies in the group
    tickets: Kept = 5 * YEAR  # whose a ticket was; the rest of it is kept for the figures
    feedback: Kept = 3 * YEAR  # its words, and who signed it; the rating is kept
    recommendations: Kept = 3 * YEAR  # whose they were, and why; the score is kept
    notes: Kept = 3 * YEAR  # about customers
    bans: Kept = YEAR  # that are over
    contacts: Kept = 3 * YEAR  # what we wrote without being asked, and what came of it
    events: Kept = 3 * YEAR  # what the business's systems told of customers: visits, orders
    conversations: Kept = YEAR  # where somebody is in a dialog
    customers: Kept = 3 * YEAR  # of whom nothing else is stored
    dead_letters: Kept = timedelta(days=90)  # updates that failed
    history: Kept = None  # of tickets that are over: figures of earlier days need it
    audit: Kept = 3 * YEAR
    attempts: Kept = YEAR  # what was tried in vain
    waiting: Kept = timedelta(days=90)  # purchases of people whom we do not know yet
    imported: Kept = 3 * YEAR  # the same of what they had before, or bought, from the business's own lists
    answers: Kept = timedelta(days=90)  # what a till was answered: asked again, it gets the same
