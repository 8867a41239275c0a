"""What is read from tills, checked as it comes: texts that can be stored, exact numbers, moments with their zone."""

import json
import re
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from fastapi import Path
from fastapi.routing import APIRoute
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError
from starlette.requests import Request
from starlette.responses import Response

from care.people import shop_cards
from care.tills.whose import By, Person

FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)?")
DIGITS, PLACES = 18, 6  # of a sum or a quantity: in all, and behind the point
LARGEST = 2**63 - 1

NUMBER = r"[A-Za-z0-9][\w./#-]*"
SHOWN = r"^[^\x00-\x1f\x7f]*$"  # nothing that cannot be seen, and nothing that PostgreSQL does not keep


class Body(BaseModel):
    """Unknown fields are refused, so that a typo is noticed and not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise PydanticCustomError("decimal_type", "not a number")
    return value


def _moment(value: object) -> object:
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        raise PydanticCustomError("not_a_moment", "write a time as ISO 8601 has it, with its zone")
    return value


def _near(value: datetime) -> datetime:
    if not FIRST <= value <= LAST:
        raise PydanticCustomError("out_of_time", "not between 2000 and 2100")
    return value


def text(most: int, pattern: str = SHOWN, least: int = 0) -> Any:  # noqa: ANN401 - what annotations are made of
    return StringConstraints(min_length=least, max_length=most, pattern=pattern)


Exact = Annotated[
    Decimal,
    Field(max_digits=DIGITS, decimal_places=PLACES),
    BeforeValidator(_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,6})?$"},
                {"type": "number", "minimum": 0, "exclusiveMaximum": 10**12},
            ],
            "description": "Exact, as text or as a number. Up to 12 digits before the point, 6 after.",
        }
    ),
]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_moment),
    AfterValidator(_near),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Number = Annotated[str, text(40, rf"^{NUMBER}$", 1)]  # of a receipt, an order, a line, as the till has it
Name = Annotated[str, text(64)]
Currency = Annotated[str, text(3, "^[A-Z]{3}$", 3)]
CustomerId = Annotated[int, Field(ge=1, le=LARGEST, strict=True, description="Their Telegram user id.")]
IdInPath = Annotated[int, Path(ge=1, le=LARGEST, description="The customer's Telegram user id.")]
Phone = Annotated[str, text(16, r"^\+[1-9][0-9]{6,14}$", 8)]
Card = Annotated[str, text(32, r"^[A-Za-z0-9-]+$", 1)]

Code = Annotated[str, text(40, r"^[0-9 .\-]*[0-9][0-9 .\-]*$", 1)]


class ById(Body):
    id: CustomerId


class ByPhone(Body):
    phone: Phone


class ByCard(Body):
    card: Card


class ByCode(Body):
    """The code that the customer's card in the bot shows right now. It works once."""

    code: Code


Who: TypeAlias = ById | ByPhone | ByCard | ByCode


def person_of(who: Who) -> Person:
    [(by, value)] = who.model_dump().items()
    if by == By.CARD:
        value = shop_cards.number(value) or value  # whoever typed it may have written it with spaces
    return Person(By(by), str(value))


class ExactRequest(Request):
    """Numbers are read as they were written: a float would round them."""

    async def json(self) -> Any:  # noqa: ANN401 - as its base
        return json.loads(await self.body(), parse_float=Decimal, parse_constant=_no_number)


def _no_number(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity are no JSON


class Route(APIRoute):
    """One whose body is read so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def exactly(request: Request) -> Response:
            return await handle(ExactRequest(request.scope, request.receive))

        return exactly
