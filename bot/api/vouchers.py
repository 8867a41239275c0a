"""/v1/vouchers: what somebody has for their points, and takes over the counter."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from bot.api.doing import Done, allowed, once, problems
from bot.api.values import Body, Code, Number, Route
from care.loyalty.till.vouchers import Voucher, look, use
from care.store.unit import Store, Unit
from care.tills.keys import Key, Scope
from care.tills.vouchers import Redeemed, Withdrawn, withdraw

EXAMPLE: dict[str, Any] = {"redemption": "V-7", "code": "174 029 138"}


class CodeIn(Body):
    """`code`: as scanned or read out. Spaces do not matter."""

    code: Code


class RedemptionIn(CodeIn):
    """`redemption`: your number for it, unique within the till."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    redemption: Number


class VoucherOut(BaseModel):
    """`reward`: its key in the settings. `give`: what to hand over.

    `name` and `give` are in the language of the business.
    """

    code: str
    customer: int
    reward: str
    name: str
    give: str
    points: int
    ends_at: datetime


class WithdrawnOut(BaseModel):
    """`returned`: the points given back to the customer."""

    customer: int
    returned: int


def vouchers(store: Store) -> APIRouter:
    router = APIRouter(route_class=Route, prefix="/vouchers", tags=["vouchers"], responses=problems(404, 409))
    Caller = Annotated[Key, allowed(Scope.VOUCHERS)]  # noqa: N806 - a type

    @router.post("/find", dependencies=[allowed(Scope.VOUCHERS)], response_model=VoucherOut)
    async def find_a_voucher(told: CodeIn) -> VoucherOut:
        """Look up what a code is good for, without redeeming it."""
        async with store.read() as unit:
            return _shown(unit, await look(unit, told.code))

    @router.post("/redeem", response_model=VoucherOut)
    async def redeem_a_voucher(told: RedemptionIn, key: Caller) -> Response:
        """Redeem a voucher, then hand over what it is for. If two tills try, only one succeeds."""
        redeemed = Redeemed(redemption=told.redemption, code=told.code)

        async def deed(unit: Unit) -> Done:
            used = await use(unit, told.code, by=key.till)
            return used.customer, _shown(unit, used)

        return await once(store, key.till, f"voucher:{told.redemption}", redeemed, deed, 200)

    @router.post("/cancel", response_model=WithdrawnOut)
    async def cancel_a_voucher(told: CodeIn, key: Caller) -> Response:
        """Cancel an unused voucher. The customer gets the points back, with their old expiry date."""
        code = "".join(filter(str.isdecimal, told.code))

        async def deed(unit: Unit) -> Done:
            voucher, returned = await withdraw(unit, told.code)
            return voucher.customer, WithdrawnOut(customer=voucher.customer, returned=returned)

        return await once(store, key.till, f"cancel:{code}", Withdrawn(code=code), deed, 200)

    return router


def _shown(unit: Unit, voucher: Voucher) -> VoucherOut:
    language = unit.business.default_language
    return VoucherOut(
        code=voucher.code,
        customer=voucher.customer,
        reward=voucher.reward,
        name=voucher.name.in_language(language),
        give=voucher.give.in_language(language),
        points=voucher.points,
        ends_at=voucher.ends_at,
    )
