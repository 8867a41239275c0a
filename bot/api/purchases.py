"""POST /v1/purchases, /v1/refunds."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.api.doing import Done, allowed, once, problems
from bot.api.values import Body, Currency, Exact, Moment, Name, Number, Route, Who, person_of
from care.loyalty.purchases import Line, Part
from care.store.unit import Store, Unit
from care.tills.keys import Key, Scope
from care.tills.purchases import Bought, GivenBack, buy, give_back

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
REFUND: dict[str, Any] = {
    "refund": "B-17",
    "receipt": "R-1001",
    "at": "2026-11-20T11:59:00+02:00",
    "lines": [{"id": "1", "quantity": "1"}],
}


class LineIn(Body):
    """`sum`: what was paid for the whole line, after discounts."""

    id: Number
    sum: Exact
    quantity: Exact = Field(default="1", validate_default=True)
    sku: Name = ""
    category: Name = ""


class PurchaseIn(Body):
    """`receipt`: your number for it, unique within the till. `at`: when it was paid."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    receipt: Number
    customer: Who
    at: Moment
    currency: Currency
    lines: Annotated[list[LineIn], Field(max_length=LINES)]


class PurchaseOut(BaseModel):
    """`points`: earned with the purchase, available from `available_at`. `stamps`: points earned on top
    by filling stamp cards. `balance`: what can be spent now.

    `waits`: no customer has added this phone or card yet. The purchase is credited once its owner does.
    """

    receipt: str
    customer: int | None
    waits: bool
    points: int | None
    stamps: int | None
    available_at: datetime | None
    balance: int | None


class PartIn(Body):
    """A quantity from one line of the receipt, by the line's id."""

    id: Number
    quantity: Exact


class RefundIn(Body):
    """`refund`: your number for it, unique within the till. Without `lines`: all that is left."""

    model_config = ConfigDict(json_schema_extra={"examples": [REFUND]})

    refund: Number
    receipt: Number
    at: Moment
    lines: Annotated[list[PartIn], Field(min_length=1, max_length=LINES)] | None = None


class RefundOut(BaseModel):
    """`taken`: points deducted. `debt`: points still owed, deducted from what is earned next.
    `returned`: points that had been spent on the receipt and are given back.

    `waits`: the purchase still waits for its owner, and the refund waits with it.
    """

    refund: str
    receipt: str
    customer: int | None
    waits: bool
    taken: int | None
    debt: int | None
    returned: int | None
    balance: int | None


def purchases(store: Store) -> APIRouter:
    router = APIRouter(route_class=Route, tags=["purchases"])

    @router.post("/purchases", status_code=201, response_model=PurchaseOut, responses=problems(404, 409))
    async def report_a_purchase(told: PurchaseIn, key: Annotated[Key, allowed(Scope.PURCHASES)]) -> Response:
        """Report a purchase once it is paid.

        Sending the same receipt again earns nothing more and gets the same answer.
        """
        bought = _bought(told)

        async def deed(unit: Unit) -> Done:
            credited = await buy(unit, key.till, bought)
            waits = credited.customer is None
            return credited.customer, PurchaseOut(receipt=told.receipt, waits=waits, **vars(credited))

        return await once(store, key.till, f"receipt:{told.receipt}", bought, deed, 201)

    @router.post("/refunds", status_code=201, response_model=RefundOut, responses=problems(404, 409))
    async def report_a_refund(told: RefundIn, key: Annotated[Key, allowed(Scope.REFUNDS)]) -> Response:
        """Report a return from a receipt of this till: all that is left, or lines by quantity."""
        parts = tuple(Part(line=part.id, quantity=part.quantity) for part in told.lines or ())
        given = GivenBack(refund=told.refund, receipt=told.receipt, at=told.at, parts=parts)

        async def deed(unit: Unit) -> Done:
            taken = await give_back(unit, key.till, given)
            waits = taken.customer is None
            said = RefundOut(refund=told.refund, receipt=told.receipt, waits=waits, **vars(taken))
            return taken.customer, said

        return await once(store, key.till, f"refund:{told.refund}", given, deed, 201)

    return router


def _bought(told: PurchaseIn) -> Bought:
    return Bought(
        receipt=told.receipt,
        person=person_of(told.customer),
        currency=told.currency,
        at=told.at,
        lines=tuple(Line(**line.model_dump()) for line in told.lines),
    )
