"""Words that an operator takes back: the customer's copy is deleted, and a note remains that knows what they have read.

An answer becomes a note at once, so that nothing more of it crosses. What waits to be sent is not sent; the rest is
deleted by the outbox, behind what is on its way (`Unsend`), and only then is said what came of it. Telegram lets
a bot delete within 48 hours; later a text can still be emptied, and a file stays: then it is an answer again.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, update

from care.model.history import Event, happened, record
from care.model.ticket import State, Ticket
from care.notices.held import DeskTakenBack, How
from care.outbox import Lane, Post, owe, redraw, stream_of, to_topic
from care.outbox.bodies import Relay, Unsend
from care.people.operators import Operator
from care.store.tables import copies, entries, outbox
from care.store.unit import Unit
from care.tickets.delivery.answered import is_unanswered, wait_again
from care.tickets.entries import Author, Entry, album_of, entries_of, find_entries, parts_of
from care.tickets.rights import check_admitted
from care.tickets.rows import load_ticket
from care.values.content import Content, from_json, to_json
from care.values.errors import NotAnAnswer, TooLate

SHOWN = 6  # answers on a list
OVER = frozenset({State.SOLVED, State.CLOSED})  # nobody waits there, so the team must see by itself


async def unsend(unit: Unit, ticket_id: int, entry: Entry | None, operator: Operator) -> None:
    """Take an answer back, an album as a whole. Anybody of the desk may. Raises NotAllowed, NotAnAnswer and TooLate."""
    check_admitted(operator)
    ticket = await load_ticket(unit, ticket_id)
    current = (await find_entries(unit, [entry.id])).get(entry.id) if entry else None
    if current is None or current.ticket != ticket.id or current.author is Author.CUSTOMER:
        raise NotAnAnswer
    if current.author is Author.NOTE:
        raise TooLate if current.seen else NotAnAnswer
    await take_back(unit, ticket, current, operator)


async def answers_of(unit: Unit, ticket_id: int) -> list[Entry]:
    """Those that the customer has, the latest first, an album once."""
    said = [entry for entry in await entries_of(unit, ticket_id) if entry.author is Author.OPERATOR]
    once = {entry.album or entry.id: entry for entry in reversed(said)}
    return list(once.values())[:SHOWN]


async def take_back_album(unit: Unit, ticket: Ticket, album: str, operator: Operator) -> None:
    """Parts of an album that went on before the one whose caption says that it stays inside."""
    parts = await album_of(unit, ticket.id, album, Author.OPERATOR)
    if parts:
        await take_back(unit, ticket, parts[0], operator, quiet=True)


async def take_back(
    unit: Unit,
    ticket: Ticket,
    entry: Entry,
    operator: Operator,
    *,
    instead: Content | None = None,
    quiet: bool = False,
) -> None:
    """The operator's words, of a ticket that is locked, become a note, which says `instead` if its message was edited.

    `quiet`: nothing need be said when the customer had not read it.
    """
    parts = await parts_of(unit, entry)
    unsent = await _stop(unit, ticket, parts)
    for part in parts:
        content = instead if instead is not None and part.id == entry.id else part.content
        read = () if part.id in unsent else (to_json(part.content) | {"until": unit.now.isoformat()},)
        await _write(unit, part, author=str(Author.NOTE), content=to_json(content), seen=[*part.seen, *read])
    ids = tuple(part.id for part in parts)
    body = Unsend(entries=ids, by=(operator.id, operator.name), quiet=quiet)
    await owe(unit, _deletion(ticket, entry, body))


async def settle(unit: Unit, body: Unsend, how: How) -> None:
    """What came of it: written down, said in the topic, and where no answer remains, the customer waits again.

    In a ticket that is over they do not: whether they still need an answer is for the team to say.
    """
    found = await find_entries(unit, body.entries)
    parts = [found[key] for key in body.entries if key in found]
    if not parts:
        return  # their data was deleted meanwhile
    ticket = await load_ticket(unit, parts[0].ticket)
    operator_id, name = body.by
    waited = ticket.waiting_since is not None
    text = next((_last(part).text for part in parts if _last(part).text), "")
    if how is How.LATE:
        await _restore(unit, parts)
    else:
        await unit.execute(delete(copies).where(_at_customer(ticket, parts)))
        ticket = await wait_again(unit, ticket)
    ids = [part.id for part in parts]
    await record(unit, ticket.id, happened(Event.TAKEN_BACK, operator_id, entries=ids, how=str(how)))
    if not (how is How.UNSEEN and body.quiet):
        waits = ticket.waiting_since is not None and not waited
        is_over = ticket.state in OVER and await is_unanswered(unit, ticket)
        told = DeskTakenBack(
            operator=name,
            how=how,
            text=text,
            answer_due=ticket.answer_due if waits else None,
            ended=ticket.state if is_over else None,
        )
        await owe(unit, to_topic(ticket, told))
    await owe(unit, redraw(ticket.desk, ticket.id))


# --- inside


async def _stop(unit: Unit, ticket: Ticket, parts: Sequence[Entry]) -> set[int]:
    """What of them waits to be sent is not sent; those of which nothing had been tried."""
    waits = (
        outbox.c.entry_id.in_([part.id for part in parts]),
        outbox.c.chat_id == ticket.customer,
        outbox.c.token.is_(None),
        outbox.c.failed_at.is_(None),
    )
    gone = await unit.execute(delete(outbox).where(*waits).returning(outbox.c.entry_id, outbox.c.kind))
    return {row.entry_id for row in gone if row.kind == Relay.kind}


async def _restore(unit: Unit, parts: Sequence[Entry]) -> None:
    """The customer can read it still, so it is what we have said."""
    for part in parts:
        if part.author is Author.NOTE and part.seen:
            said = to_json(from_json(part.seen[-1]))
            await _write(unit, part, author=str(Author.OPERATOR), content=said, seen=list(part.seen[:-1]))


async def _write(unit: Unit, entry: Entry, **values: Any) -> None:  # noqa: ANN401 - columns of entries
    await unit.execute(update(entries).where(entries.c.id == entry.id).values(**values))


def _last(entry: Entry) -> Content:
    """What the customer read last, or would have."""
    return from_json(entry.seen[-1]) if entry.seen else entry.content


def _at_customer(ticket: Ticket, parts: Sequence[Entry]) -> Any:  # noqa: ANN401 - a clause
    return copies.c.entry_id.in_([part.id for part in parts]) & (copies.c.chat_id == ticket.customer)


def _deletion(ticket: Ticket, entry: Entry, body: Unsend) -> Post:
    return Post(
        ticket.customer,
        body,
        Lane.RELAY,
        stream=stream_of(ticket.id),
        ticket_id=ticket.id,
        entry_id=entry.id,
    )
