"""GET /v1/customers/…: what a customer has."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel

from bot.api.doing import allowed, problems
from bot.api.values import LARGEST, Route
from care.loyalty.standing import Portion, Standing, coming, endings, standing
from care.people.customers import find
from care.store.unit import Store, Unit
from care.tills.keys import Scope
from care.values.errors import NoCustomer

SHOWN = 12  # moments at which something ends or can be spent: a year's

Id = Annotated[int, Path(ge=1, le=LARGEST, description="The customer's id: Telegram's.")]


class PortionOut(BaseModel):
    points: int
    at: datetime


class BalanceOut(BaseModel):
    """`balance` can be spent now, `pending` later; `debt` is taken from what is earned next.

    `worth`: of the balance, in money, if the settings say what a point is worth.
    """

    customer: int
    balance: int
    pending: int
    debt: int
    tier: str | None
    worth: str | None
    currency: str
    coming: list[PortionOut]
    ending: list[PortionOut]


def customers(store: Store) -> APIRouter:
    router = APIRouter(route_class=Route, tags=["customers"])

    @router.get(
        "/customers/{customer}/balance",
        dependencies=[allowed(Scope.BALANCE)],
        response_model=BalanceOut,
        responses=problems(404),
    )
    async def show_the_balance(customer: Id) -> BalanceOut:
        """What a customer can spend now, what comes, and what ends when."""
        async with store.read() as unit:
            if await find(unit, customer) is None:
                raise NoCustomer
            return _balance(
                unit,
                customer,
                await standing(unit, customer),
                await coming(unit, customer, SHOWN),
                await endings(unit, customer, SHOWN),
            )

    return router


def _balance(
    unit: Unit,
    customer: int,
    stands: Standing,
    comes: tuple[Portion, ...],
    ends: tuple[Portion, ...],
) -> BalanceOut:
    rules = unit.business.loyalty
    return BalanceOut(
        customer=customer,
        balance=stands.balance,
        pending=stands.pending,
        debt=stands.debt,
        tier=stands.tier.key if stands.tier else None,
        worth=f"{max(stands.balance, 0) * rules.worth:f}" if rules.worth else None,
        currency=rules.currency,
        coming=[PortionOut(points=each.points, at=each.at) for each in comes],
        ending=[PortionOut(points=each.points, at=each.at) for each in ends],
    )
