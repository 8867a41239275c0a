"""What a customer has: what they can spend now, what is to come and to go, and the tier that follows from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.sql.elements import ColumnElement

from care.agenda.schedule import stretch_start
from care.business import Business, Tier
from care.loyalty.ends import NEVER
from care.loyalty.lots import LEFT
from care.store.tables import accounts, earnings, lots
from care.store.unit import Unit

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    balance: int = 0  # that can be spent now
    earned: int = 0  # ever, or within the time that makes the tier, whatever was spent since
    tier: Tier | None = None
    pending: int = 0  # that cannot be spent yet
    debt: int = 0  # that goes from what is earned next


@dataclass(frozen=True)
class Portion:
    """So many points that end, or can be spent, at the same time."""

    points: int
    at: datetime


async def standing(unit: Unit, customer: int) -> Standing:
    """What a customer has, and what they are called for it. What has expired is gone, swept or not."""
    gone = _left(customer, lots.c.expires_at <= unit.now)
    later = _left(customer, lots.c.expires_at > unit.now, lots.c.available_at > unit.now)
    query = select(accounts.c.balance, accounts.c.debt, _earned(unit, customer), gone, later)
    row = (await unit.execute(query.where(accounts.c.customer_id == customer))).one_or_none()
    balance, debt, earned, gone_by, pending = map(int, row or (0, 0, 0, 0, 0))
    return Standing(
        balance=balance - gone_by - pending,
        earned=earned,
        tier=unit.business.tier(earned),
        pending=pending,
        debt=debt,
    )


async def tier_of(unit: Unit, customer: int) -> Tier | None:
    query = select(_earned(unit, customer)).where(accounts.c.customer_id == customer)
    return unit.business.tier(int((await unit.execute(query)).scalar_one_or_none() or 0))


async def endings(unit: Unit, customer: int, most: int | None = None) -> tuple[Portion, ...]:
    """What ends when, the next first; what never ends is left out."""
    query = (
        select(func.sum(lots.c.remaining), lots.c.expires_at)
        .where(lots.c.customer_id == customer, LEFT, lots.c.expires_at > unit.now, lots.c.expires_at < NEVER)
        .group_by(lots.c.expires_at)
        .order_by(lots.c.expires_at)
    )
    return tuple(Portion(int(points), at) for points, at in await unit.execute(query.limit(most)))


async def coming(unit: Unit, customer: int, most: int | None = None) -> tuple[Portion, ...]:
    """What can be spent from when on, the next first."""
    query = (
        select(func.sum(lots.c.remaining), lots.c.available_at)
        .where(lots.c.customer_id == customer, LEFT, lots.c.available_at > unit.now)
        .where(lots.c.expires_at > unit.now)
        .group_by(lots.c.available_at)
        .order_by(lots.c.available_at)
    )
    return tuple(Portion(int(points), at) for points, at in await unit.execute(query.limit(most)))


# --- of whoever a query is about: `customer` is a column of it


def spendable(customer: ColumnElement[int], now: datetime) -> ColumnElement[int]:
    held = select(func.coalesce(func.sum(accounts.c.balance), 0)).where(accounts.c.customer_id == customer)
    gone = _left(customer, lots.c.expires_at <= now)
    later = _left(customer, lots.c.expires_at > now, lots.c.available_at > now)
    return held.scalar_subquery() - gone - later


def earned_by(customer: ColumnElement[int], business: Business, now: datetime) -> ColumnElement[int]:
    """What makes their tier."""
    if business.loyalty.tier_forgets is None:
        ever = select(func.coalesce(func.sum(accounts.c.earned), 0))
        return ever.where(accounts.c.customer_id == customer).scalar_subquery()
    since = stretch_start(now - business.loyalty.tier_forgets, DAY)
    lately = earnings.c.customer_id == customer, earnings.c.day > since
    return select(func.coalesce(func.sum(earnings.c.amount), 0)).where(*lately).scalar_subquery()


def next_end(customer: ColumnElement[int], now: datetime) -> ScalarSelect[datetime | None]:
    """When the next of their points end."""
    theirs = lots.c.customer_id == customer, LEFT, lots.c.expires_at > now, lots.c.expires_at < NEVER
    return select(func.min(lots.c.expires_at)).where(*theirs).scalar_subquery()


def _left(customer: int | ColumnElement[int], *which: ColumnElement[bool]) -> ScalarSelect[int]:
    mine = lots.c.customer_id == customer, LEFT
    return select(func.coalesce(func.sum(lots.c.remaining), 0)).where(*mine, *which).scalar_subquery()


def _earned(unit: Unit, customer: int) -> ColumnElement[int]:
    """In whole days, of UTC: at most as many rows as the time has days."""
    within = unit.business.loyalty.tier_forgets
    if within is None:
        return accounts.c.earned
    lately = earnings.c.customer_id == customer, earnings.c.day > stretch_start(unit.now - within, DAY)
    return select(func.coalesce(func.sum(earnings.c.amount), 0)).where(*lately).scalar_subquery()
