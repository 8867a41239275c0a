"""Tags: short words by which staff finds tickets and counts what happens often. Case and a leading # do not matter."""

import re
from collections.abc import Iterable

from sqlalchemy import bindparam, delete, func, select

from care.model.ticket import State
from care.people.operators import Operator
from care.store.tables import ticket_tags, tickets
from care.store.unit import Unit
from care.tickets.rights import access
from care.values.errors import NoSuchTag, NotATag, TooMany
from care.values.storable import storable

LENGTH = 32
MOST = 10  # of one ticket
RECENT = 1_000  # tags, the newest: they tell what is used now
SHAPE = re.compile(rf"[\w-]{{1,{LENGTH}}}")
ANY = frozenset(State) - {State.MERGED}


def tag_of(text: str) -> str:
    """As it is kept. Raises NotATag."""
    tag = storable(text.strip().removeprefix("#").casefold())
    if not SHAPE.fullmatch(tag):
        raise NotATag(tag=text)
    return tag


async def tag(unit: Unit, ticket_id: int, operator: Operator, words: Iterable[str]) -> None:
    """Put tags on the ticket. Those that it has already change nothing. Raises NotATag, TooMany and what `access` does.

    Whoever calls has the card redrawn: the buttons that were pressed may stand in its place.
    """
    ticket = await access(unit, ticket_id, operator, ANY)
    known = await tags_of(unit, ticket.id)
    new = [each for each in dict.fromkeys(map(tag_of, words)) if each not in known]
    if len(known) + len(new) > MOST:
        raise TooMany(most=MOST)
    if new:
        rows = [{"ticket_id": ticket.id, "tag": each} for each in new]
        await unit.execute(unit.insert(ticket_tags).on_conflict_do_nothing(), rows)


async def untag(unit: Unit, ticket_id: int, operator: Operator, words: Iterable[str]) -> None:
    """Take tags off: all of them, or none if one is not there. Raises NotATag, NoSuchTag and what `access` does."""
    ticket = await access(unit, ticket_id, operator, ANY)
    unwanted, known = [tag_of(word) for word in words], await tags_of(unit, ticket.id)
    if missing := [each for each in unwanted if each not in known]:
        raise NoSuchTag(tag=missing[0])
    off = ticket_tags.c.ticket_id == ticket.id, ticket_tags.c.tag.in_(unwanted)
    await unit.execute(delete(ticket_tags).where(*off))


async def go_along(unit: Unit, source: int, target: int) -> None:
    """Both tickets' tags are the target's, as far as there is room."""
    known = await tags_of(unit, target)
    new = [each for each in await tags_of(unit, source) if each not in known][: MOST - len(known)]
    if new:
        rows = [{"ticket_id": target, "tag": each} for each in new]
        await unit.execute(unit.insert(ticket_tags).on_conflict_do_nothing(), rows)


TAGS = select(ticket_tags.c.tag).where(ticket_tags.c.ticket_id == bindparam("ticket"))


async def tags_of(unit: Unit, ticket_id: int) -> tuple[str, ...]:
    """In the order of the alphabet."""
    return tuple(sorted((await unit.execute(TAGS, {"ticket": ticket_id})).scalars()))


async def most_used(unit: Unit, department: str, limit: int) -> tuple[str, ...]:
    """The tags that the department's newest tickets have most often, that first."""
    often = func.count().desc()
    recent = select(ticket_tags).order_by(ticket_tags.c.ticket_id.desc()).limit(RECENT).subquery()
    query = (
        select(recent.c.tag)
        .join(tickets, tickets.c.id == recent.c.ticket_id)
        .where(tickets.c.department == department)
        .group_by(recent.c.tag)
        .order_by(often, recent.c.tag)
        .limit(limit)
    )
    return tuple((await unit.execute(query)).scalars())
