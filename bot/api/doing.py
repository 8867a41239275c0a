"""How an endpoint does what it is asked: for a key that may, once, and with an answer that can be given again."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Response, Security
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from starlette.requests import Request

from bot.api.problems import Code, Problem, ProblemError
from care.store.unit import Store, Unit
from care.tills import answers
from care.tills.answers import Answer
from care.tills.keys import Key, Scope

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

BEARER = HTTPBearer(auto_error=False, description="A till's key, made with `turbota key new`.")
ALWAYS = (400, 401, 403, 408, 413, 415, 422, 429, 500, 503)  # may be answered by any endpoint

# The customer of whom an answer speaks, if it speaks of one, and the answer.
Done = tuple[int | None, BaseModel]


def allowed(scope: Scope) -> Any:  # noqa: ANN401 - what FastAPI takes for a parameter
    """The key of whoever calls, if it may do this."""

    def check(request: Request, _bearer: Annotated[object, Security(BEARER)]) -> Key:
        key: Key = request.state.key
        if scope not in key.scopes:
            raise ProblemError(Code.NO_SCOPE)
        return key

    return Depends(check)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What else an endpoint answers, for its description."""
    shown = {"application/problem+json": {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    return {status: {"content": shown} for status in sorted({*statuses, *ALWAYS})}


async def once(
    store: Store,
    till: str,
    key: str | None,
    told: "DataclassInstance",
    deed: Callable[[Unit], Awaitable[Done]],
    status: int,
) -> Response:
    """Do it, unless it was done: then the answer is what it was. Both are committed together.

    `key` None: nobody will ask for the answer again.
    """
    async with store.write() as unit:
        answer = await answers.given(unit, till, key, told) if key else None
        if answer is None:
            customer, said = await deed(unit)
            answer = Answer(status, said.model_dump_json())
            if key:
                await answers.keep(unit, till, key, told, answer, customer)
            await unit.commit()
    return Response(answer.body, answer.status, media_type="application/json")
