"""Points without a purchase, as the settings have them, each once for what it is about; the word about any points."""

from dataclasses import replace
from datetime import datetime

from care import webhooks
from care.contact import No, may_write, write_then
from care.contact.purposes import POINTS
from care.loyalty import lots
from care.loyalty.accounts import count, opened, reverse
from care.loyalty.earning import award
from care.loyalty.movements import Why, told
from care.loyalty.standing import standing
from care.notices.points import PointsChanged
from care.outbox import Lane, to_person
from care.store.unit import Unit

GIFTS = (Why.WELCOME, Why.BIRTHDAY, Why.ANNIVERSARY, Why.SURVEY, Why.FRIEND)


async def give(unit: Unit, customer: int, why: Why, about: str) -> int:
    """One of GIFTS, and say so; how much. 0: the settings give nothing for it, or it was given before.

    `about` is what makes it another one: a day, the number of a ticket. Raises NoCustomer.
    """
    points: int = getattr(unit.business.loyalty.gifts, why)
    once = f"{why}:{customer}:{about}"
    if not points or not await award(unit, customer, points, why=why, once=once):
        return 0
    balance = (await standing(unit, customer)).balance
    await tell(unit, customer, points, why=why, balance=balance)
    said = {"points": points, "why": why, "balance": balance}
    await webhooks.tell(unit, webhooks.Event.POINTS_EARNED, customer, said)
    return points


async def take_back(unit: Unit, customer: int, given: Why, about: str, why: Why) -> int:
    """What `give` has given, and say why; how much. What has expired of it is gone already, and not taken twice."""
    once = f"{given}:{customer}:{about}"
    if await told(unit, once) is None:  # also when they are erased
        return 0
    async with opened(unit, customer) as account:
        source = await told(unit, once)
        if source is None or await told(unit, f"{once}:back") is not None:
            return 0
        await count(unit, account, -source["amount"], source["at"])
        claim = source["amount"] - await lots.expired_of(unit, source["id"])
        if not claim:
            return 0
        taken, debt = await reverse(unit, account, source, claim, once=f"{once}:back", why=why)
    await tell(unit, customer, -taken, why=why, debt=debt)
    return taken


async def tell(
    unit: Unit,
    customer: int,
    amount: int,
    *,
    why: Why | None = None,
    reason: str = "",
    since: datetime | None = None,
    debt: int = 0,
    balance: int | None = None,
) -> None:
    """A word to the customer, not at night: why, and the reason as somebody has written it.

    `since`: from when on they can be spent, if not yet; `debt`: so many more go from what is earned next;
    `balance`: what they have now, from whoever has read it.
    """
    may = await may_write(unit, POINTS, customer)
    if isinstance(may, No):
        return
    if balance is None:
        balance = (await standing(unit, customer)).balance
    said = PointsChanged(amount=amount, reason=reason, balance=balance, why=why or "", since=since, debt=debt)
    # Nothing waits for it.
    await write_then(
        unit,
        may,
        replace(to_person(customer, said), lane=Lane.FOLLOWUP, stream="points"),
        touchpoint="points",
    )
