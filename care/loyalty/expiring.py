"""Points that end: what the clock does about an account, at the moments that its first end has.

There is one job for an account, at the next of these moments (care/loyalty/accounts.py); each plans what is to be said
and finds the next.
"""

from datetime import datetime

from sqlalchemy import select, update

from care.agenda.jobs import ExpirePoints
from care.agenda.schedule import schedule
from care.loyalty import lots
from care.loyalty.accounts import opened
from care.loyalty.ends import first_look
from care.store.tables import accounts
from care.store.unit import Unit


async def sweep(unit: Unit, customer: int) -> datetime | None:
    """What is over is gone; when the next ends. None: nothing does."""
    async with opened(unit, customer):
        pass
    return await lots.first_end(unit, customer)


async def look(unit: Unit, customer: int, at: datetime) -> datetime | None:
    """The job of that moment is due, and the next one is planned: when the next of their points end.

    None: nothing does, or the account is looked at at another moment by now.
    """
    mine = accounts.c.customer_id == customer
    expected = (await unit.execute(select(accounts.c.look_at).where(mine))).scalar_one_or_none()
    if expected != at:
        return None
    ends = await sweep(unit, customer)
    again = first_look(ends, unit.now) if ends else None
    await unit.execute(update(accounts).where(mine).values(look_at=again))
    if again:
        await schedule(unit, ExpirePoints(customer=customer, at=again), again)
    return ends
