"""Tickets that belong together: each shows the other. A row for each direction."""

from sqlalchemy import and_, bindparam, delete, or_, select
from sqlalchemy.sql.elements import ColumnElement

from care.model.history import Event, happened, record
from care.model.ticket import State, Ticket
from care.outbox import Post, owe, redraw
from care.people.operators import Operator
from care.store.tables import ticket_links, tickets
from care.store.unit import Unit
from care.tickets.rights import access
from care.tickets.rows import find_ticket, ticket_of
from care.values.errors import CannotLink, NotLinked, TooMany

MOST = 10  # of one ticket
ANY = frozenset(State) - {State.MERGED}


async def link(unit: Unit, ticket_id: int, other_id: int, operator: Operator) -> Ticket:
    """The other ticket. Linking twice changes nothing. Raises CannotLink (also for a hidden one) and TooMany."""
    ticket = await access(unit, ticket_id, operator, ANY)
    other = await find_ticket(unit, other_id)
    if other is None or other.hidden or other.state is State.MERGED or other.id == ticket.id:
        raise CannotLink(ticket=other_id)
    linked = await links_of(unit, ticket.id)
    if other.id in [each.id for each in linked]:
        return other
    if len(linked) >= MOST or len(await links_of(unit, other.id)) >= MOST:
        raise TooMany(most=MOST)
    await _write(unit, ticket.id, [other.id])
    await record(unit, ticket.id, happened(Event.LINKED, operator.id, to=other.id))
    await owe(unit, *_cards(ticket, other))
    return other


async def unlink(unit: Unit, ticket_id: int, other_id: int, operator: Operator) -> None:
    """Raises NotLinked."""
    ticket = await access(unit, ticket_id, operator, ANY)
    other = await find_ticket(unit, other_id)
    gone = delete(ticket_links).where(_between(ticket.id, other_id))
    if other is None or not (await unit.execute(gone)).rowcount:
        raise NotLinked(ticket=other_id)
    await owe(unit, *_cards(ticket, other))


LINKED = (
    select(tickets)
    .where(
        tickets.c.id.in_(
            select(ticket_links.c.other_id).where(ticket_links.c.ticket_id == bindparam("ticket"))
        )
    )
    .order_by(tickets.c.id)
)


async def links_of(unit: Unit, ticket_id: int) -> tuple[Ticket, ...]:
    """The tickets that belong to it, oldest first."""
    found = await unit.execute(LINKED, {"ticket": ticket_id})
    return tuple(ticket_of(row) for row in found.mappings())


async def go_along(unit: Unit, source: int, target: int) -> None:
    """What belonged to the one belongs to the other."""
    others = [other for other in await links_of(unit, source) if other.id != target]
    gone = or_(ticket_links.c.ticket_id == source, ticket_links.c.other_id == source)
    await unit.execute(delete(ticket_links).where(gone))
    await _write(unit, target, [other.id for other in others])
    await owe(unit, *[redraw(other.desk, other.id) for other in others])


async def _write(unit: Unit, ticket_id: int, others: list[int]) -> None:
    pairs = [pair for other in others for pair in ((ticket_id, other), (other, ticket_id))]
    if pairs:
        rows = [{"ticket_id": one, "other_id": other} for one, other in pairs]
        await unit.execute(unit.insert(ticket_links).on_conflict_do_nothing(), rows)


def _between(one: int, other: int) -> ColumnElement[bool]:
    return or_(
        and_(ticket_links.c.ticket_id == one, ticket_links.c.other_id == other),
        and_(ticket_links.c.ticket_id == other, ticket_links.c.other_id == one),
    )


def _cards(*both: Ticket) -> list[Post]:
    return [redraw(each.desk, each.id) for each in both]
