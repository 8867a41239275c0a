"""Points that end: what the clock does about an account.

There is one job for an account (care/loyalty/accounts.py), at the next moment at which something of theirs is over or
is to be told of. It stands for all that comes until then, so what lies between two looks needs no note of its own.
"""

from datetime import datetime

from sqlalchemy import select, update

from care.agenda.jobs import ExpirePoints
from care.agenda.schedule import schedule
from care.loyalty.accounts import opened
from care.loyalty.ends import NOTICES
from care.loyalty.standing import Portion, endings
from care.store.tables import accounts
from care.store.unit import Unit


async def sweep(unit: Unit, customer: int) -> None:
    """What is over is gone, as it is with whatever else happens to the account. Raises NoCustomer."""
    async with opened(unit, customer):
        pass


async def look(unit: Unit, customer: int, at: datetime) -> tuple[Portion, ...]:
    """The job of that moment is due, and the next one is planned: what of theirs ends soon and is to be told.

    Nothing, if the account is looked at at another moment by now.
    """
    mine = accounts.c.customer_id == customer
    expected = (await unit.execute(select(accounts.c.look_at).where(mine))).scalar_one_or_none()
    if expected != at:
        return ()
    await sweep(unit, customer)
    ends = await endings(unit, customer)
    notices = [each.at - before for each in ends for before in NOTICES]
    ahead = [moment for moment in (*notices, *(each.at for each in ends)) if moment > unit.now]
    again = min(ahead, default=None)
    await unit.execute(update(accounts).where(mine).values(look_at=again))
    if again:
        await schedule(unit, ExpirePoints(customer=customer, at=again), again)
    if not any(at <= moment <= unit.now for moment in notices):
        return ()
    return tuple(each for each in ends if each.at - max(NOTICES) <= unit.now)
