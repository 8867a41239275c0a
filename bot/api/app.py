"""The API as one ASGI application, to stand at /v1."""

from collections.abc import Mapping
from typing import Any, cast

from fastapi import FastAPI
from starlette.types import ASGIApp

from bot.api.customers import customers
from bot.api.door import Door, Rates
from bot.api.events import events
from bot.api.points import points
from bot.api.problems import HANDLERS, Problem
from bot.api.purchases import purchases
from bot.api.vouchers import vouchers
from care.store.unit import Store

PLACE = "/v1"


def build_api(store: Store, per_second: float) -> ASGIApp:
    """`per_second`: so many calls a key may make."""
    api = FastAPI(
        title="Turbota",
        version="1",
        summary="Report purchases, refunds and events from your till or CRM, and look up points.",
        docs_url=None,  # their page loads scripts from elsewhere
        redoc_url=None,
        exception_handlers=cast("Any", HANDLERS),
        redirect_slashes=False,
    )
    for each in (purchases, customers, points, vouchers, events):
        api.include_router(each(store))
    _describe_problems(api)
    return Door(api, store, Rates(per_second))


def _describe_problems(api: FastAPI) -> None:
    """In the schema's components, where the endpoints' answers point to; FastAPI's own form of a mistake goes."""
    describe = api.openapi

    def described() -> Mapping[str, Any]:
        schema = describe()
        known = schema["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            known.pop(name, None)
        template = "#/components/schemas/{model}"
        known[Problem.__name__] = Problem.model_json_schema(ref_template=template)
        known.update(known[Problem.__name__].pop("$defs", {}))
        return schema

    api.openapi = described  # type: ignore[method-assign, assignment]
