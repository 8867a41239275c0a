"""What was taken for an answer and was none: the customer never had it, or has it no more. They wait again."""

from datetime import datetime

from care.model.ticket import Ticket
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change, touch
from care.tickets.delivery.kept import stands_again
from care.tickets.entries import Author, Entry, entries_of
from care.understanding.thanks import only_thanks


async def wait_again(unit: Unit, ticket: Ticket) -> Ticket:
    """The ticket, which is locked, as the words that remain leave it.

    Who has no answer by them waits since the first of what they have said since, under the promise that they were given
    then: it may be broken by now. Does nothing where another answer remains, or nobody waits for any.
    """
    said = await _in_order(unit, ticket)
    answered = [entry.said_at for entry in said if entry.author is Author.OPERATOR]
    stands = await stands_again(unit, ticket, answered)
    ticket = await touch(unit, ticket, first_answer_at=_first(ticket, answered), **stands)
    since = _unanswered(said)
    if since is None or ticket.waiting_since is not None or not ticket.is_open:
        return ticket
    if ticket.promised_at is not None and since <= ticket.promised_at:
        return ticket  # they were told then by when we write
    awake = clocks.awake(unit.business, ticket, unit.now)
    return await change(unit, ticket, quiet=ticket.hidden, outdates=False, waiting_since=since, **awake)


async def is_unanswered(unit: Unit, ticket: Ticket) -> bool:
    """Whether the customer has said something that no answer stands behind, though nobody need wait any more."""
    return _unanswered(await _in_order(unit, ticket)) is not None


async def _in_order(unit: Unit, ticket: Ticket) -> list[Entry]:
    return sorted(await entries_of(unit, ticket.id), key=lambda entry: (entry.said_at, entry.id))


def _first(ticket: Ticket, answered: list[datetime]) -> datetime | None:
    """When they had their first answer. It was written down when it came to us, a little after it was written."""
    if not answered:
        return None
    stands = ticket.first_answer_at is not None and answered[0] <= ticket.first_answer_at
    return ticket.first_answer_at if stands else answered[0]


def _unanswered(said: list[Entry]) -> datetime | None:
    """Since when the customer waits for a word, as far as they have said more than thanks."""
    since = None
    for entry in said:
        if entry.author is Author.OPERATOR:
            since = None
        elif entry.author is Author.CUSTOMER and since is None and not only_thanks(entry.content):
            since = entry.said_at
    return since
