"""POST /v1/purchases."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.api.doing import Done, allowed, once, problems
from bot.api.values import Body, Currency, Exact, Moment, Name, Number, Route, Who, person_of
from care.loyalty.purchases import Line
from care.store.unit import Store, Unit
from care.tills.keys import Key, Scope
from care.tills.purchases import Bought, buy

LINES = 1000
EXAMPLE: dict[str, Any] = {
    "receipt": "R-1001",
    "customer": {"id": 103},
    "at": "2026-11-20T11:58:00+02:00",
    "currency": "UAH",
    "lines": [
        {"id": "1", "sku": "LATTE", "category": "coffee", "quantity": "2", "sum": "130.00"},
        {"id": "2", "sku": "CAKE", "sum": "95.50"},
    ],
}


class LineIn(Body):
    """`sum`: what was paid for all of it, after discounts."""

    id: Number
    sum: Exact
    quantity: Exact = Field(default="1", validate_default=True)
    sku: Name = ""
    category: Name = ""


class PurchaseIn(Body):
    """`receipt`: its number at your till, unique there. `at`: when it was paid."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    receipt: Number
    customer: Who
    at: Moment
    currency: Currency
    lines: Annotated[list[LineIn], Field(max_length=LINES)]


class PurchaseOut(BaseModel):
    """`points`: what it brought, to be spent from `available_at` on. `balance`: what can be spent now."""

    receipt: str
    customer: int
    points: int
    available_at: datetime
    balance: int


def purchases(store: Store) -> APIRouter:
    router = APIRouter(route_class=Route, tags=["purchases"])

    @router.post("/purchases", status_code=201, response_model=PurchaseOut, responses=problems(404, 409))
    async def tell_of_a_purchase(told: PurchaseIn, key: Annotated[Key, allowed(Scope.PURCHASES)]) -> Response:
        """What was bought, once paid. The same receipt told again brings nothing more and gets the same answer."""
        bought = _bought(told)

        async def deed(unit: Unit) -> Done:
            credited = await buy(unit, key.till, bought)
            return credited.customer, PurchaseOut(receipt=told.receipt, **vars(credited))

        return await once(store, key.till, f"receipt:{told.receipt}", bought, deed, 201)

    return router


def _bought(told: PurchaseIn) -> Bought:
    return Bought(
        receipt=told.receipt,
        person=person_of(told.customer),
        currency=told.currency,
        at=told.at,
        lines=tuple(Line(**line.model_dump()) for line in told.lines),
    )
