"""What the staff knows about a customer: notes that any operator writes, for whoever serves them next.

They are the company's, signed with their author's name, and the customer's data: exported and erased with it
(care/privacy/knowledge.py). A colleague who opens them while serving the customer has used them, which counts once
for each note and colleague; the author's own reading does not count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from care.model.ticket import OPEN, Ticket
from care.outbox import owe, redraw
from care.people.operators import Operator
from care.store.tables import customer_notes, note_uses, tickets
from care.store.unit import Unit
from care.tickets.rights import check_admitted
from care.values.content import Content, Kind
from care.values.errors import LongNote, NoCustomer, NoSuchNote, Unclear
from care.values.storable import storable

LIMIT = 300  # UTF-16 units: what one takes in at a glance


@dataclass(frozen=True)
class Note:
    id: int
    author: int
    author_name: str
    text: str
    at: datetime


async def write(unit: Unit, ticket: Ticket, operator: Operator, text: str) -> None:
    """On the customer of the ticket. Raises NotAllowed, NoCustomer, Unclear for nothing to write, LongNote."""
    check_admitted(operator)
    if not ticket.customer:
        raise NoCustomer
    text = storable(" ".join(text.split()))
    if not text:
        raise Unclear(command="about")
    if Content(Kind.TEXT, text).length > LIMIT:
        raise LongNote(limit=LIMIT)
    row = {
        "customer_id": ticket.customer,
        "author_id": operator.id,
        "author_name": operator.name,
        "text": text,
        "at": unit.now,
    }
    await unit.execute(unit.insert(customer_notes), row)
    await _show(unit, ticket.customer)


async def remove(unit: Unit, ticket: Ticket, operator: Operator, note: int) -> None:
    """Take a note off the ticket's customer, whoever wrote it. Raises NotAllowed, NoSuchNote."""
    check_admitted(operator)
    theirs = customer_notes.c.id == note, customer_notes.c.customer_id == ticket.customer
    if (await unit.execute(select(customer_notes.c.id).where(*theirs))).first() is None:
        raise NoSuchNote
    await unit.execute(delete(note_uses).where(note_uses.c.note_id == note))
    await unit.execute(delete(customer_notes).where(*theirs))
    await _show(unit, ticket.customer)


async def notes_on(unit: Unit, customer: int) -> tuple[Note, ...]:
    """Newest first."""
    theirs = customer_notes.c.customer_id == customer
    query = select(customer_notes).where(theirs).order_by(customer_notes.c.id.desc())
    return tuple(
        Note(
            id=row["id"],
            author=row["author_id"],
            author_name=row["author_name"],
            text=row["text"],
            at=row["at"],
        )
        for row in (await unit.execute(query)).mappings()
    )


async def brief(unit: Unit, customer: int) -> tuple[int, str]:
    """How many notes there are, and what the newest says."""
    theirs = customer_notes.c.customer_id == customer
    newest = select(customer_notes.c.text).where(theirs).order_by(customer_notes.c.id.desc()).limit(1)
    query = select(func.count(), newest.scalar_subquery()).where(theirs)
    count, text = (await unit.execute(query)).one()
    return count, text or ""


async def used(unit: Unit, notes: Sequence[Note], operator: Operator) -> None:
    """The operator has read them in a ticket of the customer's."""
    rows = [
        {"note_id": note.id, "operator_id": operator.id, "at": unit.now}
        for note in notes
        if note.author != operator.id
    ]
    if rows:
        await unit.execute(unit.insert(note_uses).on_conflict_do_nothing(), rows)


async def _show(unit: Unit, customer: int) -> None:
    """Their open tickets' cards say how many there are."""
    query = select(tickets.c.desk, tickets.c.id).where(
        tickets.c.customer_id == customer, tickets.c.state.in_(OPEN), ~tickets.c.hidden
    )
    await owe(unit, *[redraw(row.desk, row.id) for row in await unit.execute(query)])
