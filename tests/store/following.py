"""Follow-ups as tests tell, answer and look at them."""

from datetime import datetime

from care.business import Business
from care.business.followups import FollowUps
from care.commands import Command as Wanted
from care.due import do_due
from care.followups.events import Event, PurchaseMade, VisitFinished
from care.followups.telling import tell
from care.handlers import carry_out
from care.people.customers import Customer, find
from care.store.tables import (
    contacts,
    jobs,
    verdicts,
)
from care.store.unit import Store, Unit
from care.tickets.work import working
from tests.store.cast import DAY, HOUR, NOW, OLENA, SHOP, TARAS, opened
from tests.store.looking import clear, do, owed, rows

VISIT = VisitFinished(customer=OLENA.id, reference="V-1", at=NOW, touchpoint="table7")
AFTER = NOW + 2 * HOUR


def ruled(kind: str, **changed: object) -> Business:
    rule = getattr(SHOP.followups, kind).model_copy(update=changed)
    return SHOP.model_copy(update={"followups": FollowUps(**{kind: rule})})


async def happens(store: Store, event: Event = VISIT, now: datetime = NOW) -> bool:
    return await do(store, tell, event, now=now)


async def tick(store: Store, now: datetime, business: Business = SHOP) -> list[str]:
    """What the customers of a tick at `now` hear."""
    await do(store, clear)
    for _ in range(3):
        await do(store, do_due, now=now, business=business)
    return await owed(store)


async def answers(store: Store, command: Wanted, who: Customer = OLENA, now: datetime = AFTER) -> None:
    """What they command."""

    async def deed(unit: Unit) -> None:
        await carry_out(unit, command, await find(unit, who.id) or who)

    await do(store, deed, now=now)


async def counted(store: Store) -> dict[str, int]:
    return {row["outcome"]: row["times"] for row in await rows(store, verdicts)}


async def waiting(store: Store) -> list[datetime]:
    return [row["due_at"] for row in await rows(store, jobs) if row["done_at"] is None]


async def solved(store: Store, who: Customer = OLENA, at: datetime = NOW) -> int:
    ticket = await do(store, opened, who)
    await do(store, working.solve, ticket.id, TARAS, now=at)
    return ticket.id


async def tells(store: Store, *days: int, kind: type[Event] = PurchaseMade, who: Customer = OLENA) -> None:
    for day in days:
        at = NOW + day * DAY
        await happens(store, kind(customer=who.id, reference=f"R{day}", at=at), now=at)


async def asked(unit: Unit, at: datetime, who: Customer = OLENA) -> None:
    row = {"customer_id": who.id, "purpose": "nps", "touchpoint": "nps", "at": at}
    await unit.execute(unit.insert(contacts), row)
