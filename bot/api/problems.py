"""What cannot be done, as RFC 9457 has it: a status, a code that programs read, a sentence for whoever writes them.

Nothing of what was sent is repeated: it may be somebody's, and what answers is logged elsewhere.
"""

from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from care.loyalty.problems import Problem as Ledger
from care.store.away import is_away
from care.tills.answers import InFlightError
from care.values.errors import CareError, NoCustomer, NotInLedger, NotOffered

TYPE = "application/problem+json"
SOON = 1  # seconds until the same may be asked again


class Code(StrEnum):
    """Those that are not the ledger's (care/loyalty/problems.py)."""

    NOT_JSON = "not_json"
    NO_KEY = "no_key"
    NO_SCOPE = "no_scope"
    NOT_FOUND = "not_found"
    UNKNOWN_CUSTOMER = "unknown_customer"
    UNKNOWN_TOUCHPOINT = "unknown_touchpoint"
    WRONG_METHOD = "wrong_method"
    TOO_SLOW = "too_slow"
    IN_FLIGHT = "in_flight"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"
    INVALID = "invalid"
    TOO_MANY = "too_many"
    FAILED = "failed"
    AWAY = "away"


STATUS: Mapping[str, int] = {
    Code.NOT_JSON: 400,
    Code.NO_KEY: 401,
    Code.NO_SCOPE: 403,
    Code.NOT_FOUND: 404,
    Code.UNKNOWN_CUSTOMER: 404,
    Ledger.UNKNOWN_RECEIPT: 404,
    Ledger.CODE_UNKNOWN: 404,
    Code.WRONG_METHOD: 405,
    Code.TOO_SLOW: 408,
    Code.IN_FLIGHT: 409,
    Ledger.OTHER_BODY: 409,
    Ledger.CODE_USED: 409,
    Ledger.CODE_ENDED: 409,
    Ledger.CODE_CANCELLED: 409,
    Code.TOO_LARGE: 413,
    Code.WRONG_TYPE: 415,
    Code.TOO_MANY: 429,
    Code.FAILED: 500,
    Code.AWAY: 503,
}  # any other: 422

DETAIL: Mapping[str, str] = {
    Code.NOT_JSON: "The body is not valid JSON in UTF-8.",
    Code.NO_KEY: "Send a valid key: Authorization: Bearer turbota_…",
    Code.NO_SCOPE: "This key does not have the scope for this call. Make one that does: turbota key new.",
    Code.NOT_FOUND: "There is nothing at this address.",
    Code.UNKNOWN_CUSTOMER: "There is no customer with this id, phone or card.",
    Code.UNKNOWN_TOUCHPOINT: "The settings have no touchpoint with this key.",
    Code.WRONG_METHOD: "This address does not accept this method.",
    Code.TOO_SLOW: "The body did not arrive in time.",
    Code.IN_FLIGHT: "The same request is still being processed. Send it again after Retry-After to get its answer.",
    Code.TOO_LARGE: "The body is too large.",
    Code.WRONG_TYPE: "Send the body as application/json.",
    Code.INVALID: "The request does not match the schema: see `errors`.",
    Code.TOO_MANY: "Too many requests with this key: wait for the number of seconds in Retry-After.",
    Code.FAILED: "Something went wrong on our side. Send the request again: nothing will be done twice.",
    Code.AWAY: "The database cannot be reached right now. Send the request again: nothing will be done twice.",
    Ledger.NEGATIVE_SUM: "A sum is below zero.",
    Ledger.BAD_QUANTITY: "A quantity has to be a number above zero.",
    Ledger.TOO_LONG: "A number, a key or a name is too long.",
    Ledger.FOREIGN_CURRENCY: "The currency is not the one in which points are counted.",
    Ledger.FROM_THE_FUTURE: "The time is in the future: check the till’s clock.",
    Ledger.NO_LINES: "A purchase needs at least one line.",
    Ledger.REPEATED_LINE: "Two lines have the same id.",
    Ledger.UNKNOWN_RECEIPT: "This till has not sent a receipt with this number.",
    Ledger.UNKNOWN_LINE: "The receipt has no such line.",
    Ledger.REFUND_TOO_LARGE: "The refund is for more than is left of the receipt.",
    Ledger.OTHER_BODY: "This number has already been used for a request with different contents.",
    Ledger.CODE_MISREAD: "This is not a code, or one of its digits is wrong.",
    Ledger.CODE_UNKNOWN: "There is no such code.",
    Ledger.CODE_USED: "The code has already been used.",
    Ledger.CODE_ENDED: "The code is no longer valid.",
    Ledger.CODE_CANCELLED: "The voucher has been cancelled.",
}


class Wrong(BaseModel):
    """`where`: the path to the value, such as body.lines.0.sum. `what`: the rule that it breaks."""

    where: str
    what: str


class Problem(BaseModel):
    """Why a request failed. `code` is stable and meant for programs; `detail` is for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
    errors: list[Wrong] | None = None


class ProblemError(Exception):
    """Raised where something cannot be done; `headers` go with the answer."""

    def __init__(self, code: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code, self.headers = code, headers


def answer(
    code: str, headers: Mapping[str, str] | None = None, errors: list[Wrong] | None = None
) -> JSONResponse:
    status = STATUS.get(code, 422)
    problem = Problem(
        title=HTTPStatus(status).phrase, status=status, code=code, detail=DETAIL.get(code, ""), errors=errors
    )
    return JSONResponse(problem.model_dump(exclude_none=True), status, headers, TYPE)


def code_of(error: Exception) -> str:
    """By what is said of it."""
    match error:
        case ProblemError():
            return error.code
        case NotInLedger():
            return error.problem
        case NoCustomer():
            return Code.UNKNOWN_CUSTOMER
        case NotOffered():
            return Code.UNKNOWN_TOUCHPOINT
        case InFlightError():
            return Code.IN_FLIGHT
    return Code.AWAY if is_away(error) else Code.FAILED


async def told(_request: Request, error: Exception) -> JSONResponse:
    """Of whatever is raised while something is done."""
    code = code_of(error)
    headers = error.headers if isinstance(error, ProblemError) else None
    if code in (Code.IN_FLIGHT, Code.AWAY):
        headers = {"Retry-After": str(SOON)}
    return answer(code, headers)


async def told_of_http(_request: Request, error: Exception) -> JSONResponse:
    """What the framework refuses by itself."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    code = {400: Code.NOT_JSON, 404: Code.NOT_FOUND, 405: Code.WRONG_METHOD}.get(status, Code.FAILED)
    return answer(code, error.headers if isinstance(error, HTTPException) else None)


async def told_of_input(_request: Request, error: Exception) -> JSONResponse:
    """What is not as the schema has it: where, and which rule it breaks."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    if any(each["type"] == "json_invalid" for each in found):
        return answer(Code.NOT_JSON)
    return answer(
        Code.INVALID, errors=[Wrong(where=_place(each["loc"]), what=each["type"]) for each in found]
    )


def _place(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))[:200]


HANDLERS = {
    RequestValidationError: told_of_input,
    HTTPException: told_of_http,
    ProblemError: told,
    CareError: told,
    InFlightError: told,
    Exception: told,
}
