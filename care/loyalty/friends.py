"""A friend who came and bought: points for whoever has brought them.

It is offered only to those whose relation with us is warm, by a code that says nothing of them. A friend is somebody
whom we have not sold anything to before; what counts is their first purchase, once, as long as not all of it is given
back.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, exists, func, literal, or_, select, update

from care.loyalty import gifts
from care.loyalty.movements import Why
from care.loyalty.receipts import find
from care.model.ticket import OPEN, WELL, About
from care.store.tables import customers, events, feedback, friends, receipts, recommendations, tickets
from care.store.theirs import rows_of
from care.store.unit import Unit

LATELY = timedelta(days=365)
OFTEN = 3  # purchases or visits within that time
PROMOTES = 9  # of 10
BYTES = 6  # of a code
NEW = timedelta(days=1)  # for so long somebody is a newcomer


class Came(StrEnum):
    """What it was when somebody came with a code."""

    NEW = "new"  # a friend of whoever has brought them
    OWN = "own"
    AGAIN = "again"  # somebody has brought them before
    OLD = "old"  # we know them for longer, or have sold them something
    NOBODYS = "nobodys"


@dataclass(frozen=True)
class First:
    """A first purchase that counted; `inviter` None: their data was erased."""

    friend: int
    inviter: int | None
    gift: str


@dataclass(frozen=True)
class Brought:
    """So many came by their link, and so many of those have bought something."""

    came: int = 0
    bought: int = 0


# --- what customers command, and what comes of it (care/handlers.py)


@dataclass(frozen=True)
class InviteFriend:
    """They want the code with which to invite."""


@dataclass(frozen=True)
class ComeByFriend:
    """They have come with this code."""

    code: str


@dataclass(frozen=True)
class Invitation:
    code: str


@dataclass(frozen=True)
class CameByFriend:
    how: Came


# ---


async def offer(unit: Unit, customer: int) -> str | None:
    """The code with which they may invite; None: it is not to be offered to them."""
    if not await may_offer(unit, customer):
        return None
    fresh = {"customer_id": customer, "code": secrets.token_urlsafe(BYTES)}
    insert = unit.insert(friends)
    kept = {"code": func.coalesce(friends.c.code, insert.excluded.code)}
    write = insert.on_conflict_do_update(index_elements=["customer_id"], set_=kept)
    code: str = (await unit.execute(write.returning(friends.c.code), fresh)).scalar_one()
    return code


async def may_offer(unit: Unit, customer: int) -> bool:
    """Whether it is to be offered to them at all."""
    return bool(unit.business.loyalty.gifts.friend) and await warm(unit, customer)


async def brought(unit: Unit, customer: int) -> Brought:
    count = select(func.count(), func.count(friends.c.bought_at)).where(friends.c.invited_by == customer)
    return Brought(*(await unit.execute(count)).one())


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


async def came(unit: Unit, friend: int, code: str) -> Came:
    """Somebody came with a code, and what that was; what counts is written down."""
    inviter = select(friends.c.customer_id).where(friends.c.code == code)
    by = (await unit.execute(inviter)).scalar_one_or_none()
    if by is None or by == friend:
        return Came.NOBODYS if by is None else Came.OWN
    mine = select(friends.c.invited_by).where(friends.c.customer_id == friend)
    if (await unit.execute(mine)).scalar_one_or_none() is not None:
        return Came.AGAIN
    known = exists().where(customers.c.id == friend, customers.c.since < unit.now - NEW)
    sold = exists().where(receipts.c.customer_id == friend)
    if (await unit.execute(select(known | sold))).scalar_one():
        return Came.OLD
    insert = unit.insert(friends)
    row = {"customer_id": friend, "invited_by": by, "invited_at": unit.now}
    new = {name: insert.excluded[name] for name in ("invited_by", "invited_at")}
    write = insert.on_conflict_do_update(
        index_elements=["customer_id"], set_=new, where=friends.c.invited_by.is_(None)
    )
    wrote = (await unit.execute(write.returning(friends.c.customer_id), row)).first()
    return Came.NEW if wrote else Came.AGAIN


async def inviter(unit: Unit, friend: int) -> int | None:
    """Who would get points if they bought something now, for the first time."""
    mine = friends.c.customer_id == friend, friends.c.invited_by.is_not(None), friends.c.bought_at.is_(None)
    found: int | None = (await unit.execute(select(friends.c.invited_by).where(*mine))).scalar_one_or_none()
    return found


async def bought(unit: Unit, friend: int, receipt: str) -> None:
    """They have bought something: whoever brought them gets their points, if they are still with us."""
    mine = friends.c.customer_id == friend, friends.c.invited_by.is_not(None), friends.c.bought_at.is_(None)
    number = select(receipts.c.id).where(receipts.c.key == receipt).scalar_subquery()
    gift = secrets.token_hex(BYTES)  # which friend it was says nothing
    counts = update(friends).where(*mine).values(bought_at=unit.now, receipt_id=number, gift=gift)
    by = (await unit.execute(counts.returning(friends.c.invited_by))).scalar_one_or_none()
    known = select(customers.c.id).where(customers.c.id == by)
    if by is not None and (await unit.execute(known)).first() is not None:
        await gifts.give(unit, by, Why.FRIEND, gift)


async def first_of(unit: Unit, receipt: str) -> First | None:
    """Whose first purchase it was, if somebody has brought them."""
    query = select(friends.c.customer_id, friends.c.invited_by, friends.c.gift)
    first = (friends.c.customer_id == receipts.c.customer_id) & (friends.c.receipt_id == receipts.c.id)
    row = (await unit.execute(query.join(receipts, first).where(receipts.c.key == receipt))).first()
    return First(*row) if row else None


async def returned(unit: Unit, receipt: str) -> None:
    """A part of a first purchase was given back: with all of it those points go, and the next one is their first.

    Whoever calls this has both accounts.
    """
    first, found = await first_of(unit, receipt), await find(unit, receipt)
    if first is None or found is None or found.given_back < 1:
        return
    mine = friends.c.customer_id == first.friend
    await unit.execute(update(friends).where(mine).values(bought_at=None, receipt_id=None, gift=None))
    if first.inviter is not None:
        await gifts.take_back(unit, first.inviter, Why.FRIEND, first.gift, Why.FRIEND_RETURNED)
