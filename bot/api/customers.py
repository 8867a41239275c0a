"""/v1/customers: who somebody is."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from bot.api.doing import allowed, problems
from bot.api.values import IdInPath, Route, Who, person_of
from care.loyalty.standing import tier_of
from care.people.customers import Customer, find
from care.store.unit import Store, Unit
from care.tills.keys import Scope
from care.tills.whose import whose
from care.values.errors import NoCustomer


class CustomerOut(BaseModel):
    """`name` and `language` are as on Telegram, unless the customer chose another language in the bot.

    `tier`: its key in the settings, or null.
    """

    id: int
    name: str
    language: str
    tier: str | None
    since: datetime


def customers(store: Store) -> APIRouter:
    router = APIRouter(route_class=Route, tags=["customers"])

    @router.post(
        "/customers/find",
        dependencies=[allowed(Scope.CUSTOMERS)],
        response_model=CustomerOut,
        responses=problems(404),
    )
    async def find_a_customer(who: Who) -> CustomerOut:
        """Look up a customer by card code, phone, shop card number or id.

        Send it in the body, which keeps it out of logs.
        A card code works once: continue with the `id` in the answer.
        """
        async with store.write() as unit:
            shown = await _shown(unit, await whose(unit, person_of(who)))
            await unit.commit()
            return shown

    @router.get(
        "/customers/{customer}",
        dependencies=[allowed(Scope.CUSTOMERS)],
        response_model=CustomerOut,
        responses=problems(404),
    )
    async def show_a_customer(customer: IdInPath) -> CustomerOut:
        """Look up a customer by id."""
        async with store.read() as unit:
            return await _shown(unit, customer)

    return router


async def known(unit: Unit, customer: int | None) -> Customer:
    """Raises NoCustomer."""
    found = await find(unit, customer) if customer is not None else None
    if found is None:
        raise NoCustomer
    return found


async def _shown(unit: Unit, customer: int | None) -> CustomerOut:
    found = await known(unit, customer)
    tier = await tier_of(unit, found.id)
    return CustomerOut(
        id=found.id,
        name=found.name,
        language=found.language,
        tier=tier.key if tier else None,
        since=found.since or unit.now,
    )
