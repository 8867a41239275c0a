"""/v1/customers/…/balance, …/ledger: what somebody has, and what happened to it."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from bot.api.customers import known
from bot.api.doing import allowed, problems
from bot.api.values import LARGEST, IdInPath, Route
from care.loyalty.movements import Movement, of_customer
from care.loyalty.standing import Portion, coming, endings, standing
from care.store.unit import Store, Unit
from care.tills.keys import Scope

SHOWN = 12  # moments at which something ends or can be spent: a year's
PAGE = 100  # movements at once


class PortionOut(BaseModel):
    points: int
    at: datetime


class BalanceOut(BaseModel):
    """`balance`: points that can be spent now. `pending`: points that cannot be spent yet. `debt`:
    points owed, deducted from what is earned next.

    `worth`: the balance in money, or null if the settings give points no value. `coming`: when
    pending points become available. `ending`: when points expire.
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


class MovementOut(BaseModel):
    """`points`: below zero if deducted. `till` and `receipt`: the receipt behind it, if any."""

    id: int
    at: datetime
    kind: str
    why: str
    points: int
    till: str | None
    receipt: str | None


class LedgerOut(BaseModel):
    """Newest first. `next`: pass it as `before` to get the next page; null if this is the last one."""

    movements: list[MovementOut]
    next: int | None


def points(store: Store) -> APIRouter:
    router = APIRouter(
        route_class=Route,
        prefix="/customers/{customer}",
        tags=["points"],
        dependencies=[allowed(Scope.BALANCE)],
        responses=problems(404),
    )

    @router.get("/balance", response_model=BalanceOut)
    async def show_the_balance(customer: IdInPath) -> BalanceOut:
        """What a customer can spend now, what will become available, and what expires when."""
        async with store.read() as unit:
            return await _balance(unit, (await known(unit, customer)).id)

    @router.get("/ledger", response_model=LedgerOut)
    async def show_the_ledger(
        customer: IdInPath,
        before: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
        limit: Annotated[int, Query(ge=1, le=PAGE)] = PAGE,
    ) -> LedgerOut:
        """Every change to a customer's points, newest first."""
        async with store.read() as unit:
            await known(unit, customer)
            found = await of_customer(unit, customer, limit + 1, before)
        shown = found[:limit]
        return LedgerOut(
            movements=[_movement(each) for each in shown],
            next=shown[-1].id if len(found) > limit else None,
        )

    return router


def _movement(movement: Movement) -> MovementOut:
    till, _colon, number = movement.receipt.partition(":")
    return MovementOut(
        id=movement.id,
        at=movement.at,
        kind=movement.kind,
        why=movement.why,
        points=movement.amount,
        till=till if number else None,
        receipt=number or movement.receipt or None,
    )


async def _balance(unit: Unit, customer: int) -> BalanceOut:
    rules, stands = unit.business.loyalty, await standing(unit, customer)
    return BalanceOut(
        customer=customer,
        balance=stands.balance,
        pending=stands.pending,
        debt=stands.debt,
        tier=stands.tier.key if stands.tier else None,
        worth=f"{max(stands.balance, 0) * rules.worth:f}" if rules.worth else None,
        currency=rules.currency,
        coming=_portions(await coming(unit, customer, SHOWN)),
        ending=_portions(await endings(unit, customer, SHOWN)),
    )


def _portions(found: tuple[Portion, ...]) -> list[PortionOut]:
    return [PortionOut(points=each.points, at=each.at) for each in found]
