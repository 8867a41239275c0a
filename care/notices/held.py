"""To a staff group: words that have stayed inside, and whether they shall go to the customer.

They stand below the message that they are about. Their buttons are the desk's: they carry the entry.
"""

from dataclasses import replace
from enum import StrEnum

from care.notices.posts import to_topic
from care.outbox import Post
from care.outbox.rank import PATIENCE, Lane
from care.tickets.model import Ticket


class Why(StrEnum):
    """Why words were not sent."""

    MARK = "mark"  # they begin like a command or a note
    EDITED = "edited"  # they were inside, and were edited into an answer
    RETURNED = "returned"  # they were an answer, and were edited into something like a command
    COMMAND = "command"  # they were edited into a command


def desk_held(ticket: Ticket, entry: int, message: int, why: Why, name: str) -> Post:
    """`name`: the word that looks like a command, or empty."""
    return _below(to_topic(ticket, "desk_held", entry=entry, why=str(why), name=name), message)


def desk_taken_back(ticket: Ticket, operator: str, how: str, text: str) -> Post:
    """`operator` has taken words back; `how` is what became of the customer's copy (care/tickets/taking_back.py)."""
    return to_topic(ticket, "desk_taken_back", operator=operator, how=how, text=text)


def _below(post: Post, message: int) -> Post:
    """Asked at once, in answer to the message."""
    asked = replace(post, body=post.body | {"reply": message}, together="")
    return replace(asked, patience=PATIENCE[Lane.RELAY])
