"""Messages of ours that show a customer to the staff: known as such, so that they can go when the customer does.

Written down in the transaction that settles their delivery, or that of the press whose answer they carry. Customers'
own words are in `copies`, signed feedback in `feedback_places`; what stands in a customer's own chat is theirs.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import delete, select, tuple_

from care.notices.about import newcomer_in, ticket_in
from care.outbox.bodies import Told
from care.outbox.claims import Row
from care.store.tables import shown, tickets
from care.store.unit import Unit

AT_ONCE = 500  # places in one statement
# Notices that stand in one message with people's words: of how many of these below, and the notice as it was owed.
Beside: TypeAlias = Sequence[tuple[int, dict[str, Any]]]


async def note(
    unit: Unit, chat_id: int, messages: Iterable[int], people: Iterable[int], beside: Beside = ()
) -> None:
    """`messages` of the chat show `people`. Whoever is no customer, or reads it in their own chat, is left out."""
    kept = [list(each) for each in beside] or None
    rows = [
        {"chat_id": chat_id, "message_id": message, "customer_id": person, "beside": kept}
        for message in messages
        for person in set(people)
        if person not in (0, chat_id)
    ]
    if rows:
        await unit.execute(unit.insert(shown).on_conflict_do_nothing(), rows)


def lines_beside(rows: Iterable[Row]) -> Beside:
    """The notices among rows that went in one message: when people's words there are edited, they are said again."""
    above, lines = 0, list[tuple[int, dict[str, Any]]]()
    for row in rows:
        if row.kind == Told.kind:
            lines.append((above, row.stored))
        else:
            above += 1
    return lines if above else ()


async def note_words(
    unit: Unit, chat_id: int, row: Row, messages: Iterable[int], beside: Beside = ()
) -> None:
    """Words of ours are shown there."""
    await note(unit, chat_id, messages, await _people(unit, row), beside)


async def _people(unit: Unit, row: Row) -> set[int]:
    """Customers whom it shows: those that it names, and whose ticket it is about. 0: one who is erased."""
    named = {*row.stored.get("shows", ()), newcomer_in(row.stored)}
    about = [number for number in (row.ticket_id, ticket_in(row.stored)) if number is not None]
    return {each for each in named if each is not None} | (await of_tickets(unit, about) if about else set())


async def beside(unit: Unit, chat_id: int, message: int) -> Beside:
    """The notices that a message holds beside people's words, which alone can be edited."""
    of_message = shown.c.chat_id == chat_id, shown.c.message_id == message, shown.c.beside.is_not(None)
    found = (await unit.execute(select(shown.c.beside).where(*of_message).limit(1))).scalar_one_or_none()
    return [(above, body) for above, body in found or ()]


async def instead(unit: Unit, chat_id: int, message: int, people: Iterable[int]) -> None:
    """The message shows these now, and nobody else."""
    await unit.execute(delete(shown).where(shown.c.chat_id == chat_id, shown.c.message_id == message))
    await note(unit, chat_id, [message], people)


async def of_tickets(unit: Unit, numbers: Iterable[int]) -> set[int]:
    """Whose these tickets are; 0 for somebody who is erased."""
    query = select(tickets.c.customer_id).where(tickets.c.id.in_(list(numbers)))
    return {owner or 0 for owner in (await unit.execute(query)).scalars()}


async def places_of(unit: Unit, person: int) -> list[tuple[int, int]]:
    query = select(shown.c.chat_id, shown.c.message_id).where(shown.c.customer_id == person)
    return [(row.chat_id, row.message_id) for row in await unit.execute(query)]


async def forget(unit: Unit, chat_id: int, messages: Sequence[int]) -> None:
    """They are gone, whomever they showed."""
    places: Any = tuple_(shown.c.chat_id, shown.c.message_id)
    for start in range(0, len(messages), AT_ONCE):
        some = [(chat_id, message) for message in messages[start : start + AT_ONCE]]
        await unit.execute(delete(shown).where(places.in_(some)))


async def forget_person(unit: Unit, person: int) -> None:
    await unit.execute(delete(shown).where(shown.c.customer_id == person))
