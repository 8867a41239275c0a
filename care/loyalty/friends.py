"""A friend who came and bought: points for whoever has brought them.

It is offered only to those whose relation with us is warm, by a code that says nothing of them. A friend is somebody
whom we have not sold anything to before; what counts is their first purchase, once.
"""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, literal, or_, select, update

from care.loyalty import gifts
from care.loyalty.movements import Why
from care.model.ticket import OPEN, WELL, About
from care.store.tables import customers, events, feedback, friends, receipts, recommendations, tickets
from care.store.theirs import rows_of
from care.store.unit import Unit

LATELY = timedelta(days=365)
OFTEN = 3  # purchases or visits within that time
PROMOTES = 9  # of 10
BYTES = 6  # of a code


async def offer(unit: Unit, customer: int) -> str | None:
    """The code with which they may invite; None: it is not to be offered to them."""
    if not unit.business.loyalty.gifts.friend or not await warm(unit, customer):
        return None
    fresh = {"customer_id": customer, "code": secrets.token_urlsafe(BYTES)}
    insert = unit.insert(friends)
    kept = {"code": func.coalesce(friends.c.code, insert.excluded.code)}
    write = insert.on_conflict_do_update(index_elements=["customer_id"], set_=kept)
    code: str = (await unit.execute(write.returning(friends.c.code), fresh)).scalar_one()
    return code


async def told_of(unit: Unit, customer: int) -> list[dict[str, Any]]:
    """What a customer may read of it."""
    return await rows_of(unit, friends, customer, ("code", "invited_at", "bought_at"))


async def warm(unit: Unit, customer: int) -> bool:
    """They rated us well or came back several times, lately; and no complaint of theirs is open."""
    since = unit.now - LATELY
    complaint = exists().where(
        tickets.c.customer_id == customer, tickets.c.state.in_(OPEN), tickets.c.about == str(About.COMPLAINT)
    )
    rated = or_(
        exists().where(
            tickets.c.customer_id == customer, tickets.c.score >= WELL, tickets.c.opened_at > since
        ),
        exists().where(feedback.c.customer_id == customer, feedback.c.score >= WELL, feedback.c.at > since),
        exists().where(
            recommendations.c.customer_id == customer,
            recommendations.c.score >= PROMOTES,
            recommendations.c.at > since,
        ),
    )
    came = [_often(table.c.customer_id == customer, table.c.at > since) for table in (receipts, events)]
    query = select(or_(rated, *came) & ~complaint)
    return bool((await unit.execute(query)).scalar_one())


def _often(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    some = select(literal(1)).where(*which).limit(OFTEN).subquery()
    return select(func.count()).select_from(some).scalar_subquery() >= OFTEN


async def came(unit: Unit, friend: int, code: str) -> bool:
    """Somebody came with a code. False: it is nobody's or their own, or they are no newcomer."""
    inviter = select(friends.c.customer_id).where(friends.c.code == code, friends.c.customer_id != friend)
    by = (await unit.execute(inviter)).scalar_one_or_none()
    bought = exists().where(receipts.c.customer_id == friend)
    if by is None or (await unit.execute(select(bought))).scalar_one():
        return False
    insert = unit.insert(friends)
    row = {"customer_id": friend, "invited_by": by, "invited_at": unit.now}
    new = {name: insert.excluded[name] for name in ("invited_by", "invited_at")}
    write = insert.on_conflict_do_update(
        index_elements=["customer_id"], set_=new, where=friends.c.invited_by.is_(None)
    )
    return bool((await unit.execute(write.returning(friends.c.customer_id), row)).first())


async def bought(unit: Unit, friend: int) -> None:
    """They have bought something: whoever brought them gets their points, if they are still with us."""
    mine = friends.c.customer_id == friend, friends.c.invited_by.is_not(None), friends.c.bought_at.is_(None)
    first = update(friends).where(*mine).values(bought_at=unit.now).returning(friends.c.invited_by)
    by = (await unit.execute(first)).scalar_one_or_none()
    known = select(customers.c.id).where(customers.c.id == by)
    if by is not None and (await unit.execute(known)).first() is not None:
        await gifts.give(unit, by, Why.FRIEND, secrets.token_hex(BYTES))  # which friend it was says nothing
