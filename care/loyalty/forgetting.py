"""What stays of an account when its customer's data is erased: that points moved, without whose they were."""

from sqlalchemy import String as Text
from sqlalchemy import delete, literal, select, update

from care.store.append_only import unlocked
from care.store.tables import (
    accounts,
    cards,
    earnings,
    friends,
    lots,
    movements,
    receipts,
    stamps,
    uses,
    vouchers,
)
from care.store.unit import Unit


async def forget(unit: Unit, customer: int) -> None:
    await unit.execute(delete(friends).where(friends.c.customer_id == customer))
    brought = update(friends).where(friends.c.invited_by == customer)
    await unit.execute(brought.values(invited_by=None, invited_at=None, gift=None))
    await unit.execute(delete(cards).where(cards.c.customer_id == customer))
    mine = select(accounts.c.customer_id).where(accounts.c.customer_id == customer).with_for_update()
    if (await unit.execute(mine)).first() is None:
        return
    # By the movements: of lots only those that have something left are found by their customer.
    moved = select(movements.c.id).where(movements.c.customer_id == customer)
    theirs = select(lots.c.id).where(lots.c.movement_id.in_(moved))
    async with unlocked(unit, uses):
        await unit.execute(delete(uses).where(uses.c.lot_id.in_(theirs)))
    await unit.execute(delete(lots).where(lots.c.movement_id.in_(moved)))
    async with unlocked(unit, movements):
        # What they were for may name them, too.
        nameless = {"customer_id": 0, "reason": "", "once": literal("erased:") + movements.c.id.cast(Text)}
        await unit.execute(update(movements).where(movements.c.customer_id == customer).values(nameless))
    for table in (earnings, stamps, vouchers, accounts):
        await unit.execute(delete(table).where(table.c.customer_id == customer))
    await unit.execute(update(receipts).where(receipts.c.customer_id == customer).values(customer_id=None))
