"""The API does what its own description says, whatever it is sent: schemathesis makes up calls from it, good and bad.

`pytest tests/store/test_till_schema.py --hypothesis-profile=long` makes up many more.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from care.store.unit import Store
from tests.store.cast import EMMA
from tests.store.ledger import differences
from tests.store.tilling import api, key_for

EXAMPLES, MANY = 3, 500


def calls(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, address: str, secret: str
) -> Callable[[], None]:
    """What makes them up, calls, and looks at each answer."""
    is_long = settings.get_current_profile_name() == "long"

    @settings(
        max_examples=MANY if is_long else EXAMPLES,
        database=None,
        deadline=None,
        derandomize=not is_long,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode))
    def call(case: Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE:
            be_of_emma(case)
        answer = case.call(base_url=address, headers={"Authorization": f"Bearer {secret}"})
        # What is of the right shape can still be wrong: another currency, a receipt of tomorrow.
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    return call


def be_of_emma(case: Case[Any]) -> None:
    """Whoever is made up is nobody: she is somebody."""
    if "customer" in case.path_parameters:
        case.path_parameters["customer"] = EMMA.id
    customer = case.body.get("customer") if isinstance(case.body, dict) else None
    if isinstance(customer, dict) and "id" in customer:
        customer["id"] = EMMA.id


@pytest.mark.parametrize("url", ["postgres"], indirect=True)  # which keeps less than SQLite does
async def test_no_call_is_answered_otherwise_than_the_description_says(store: Store) -> None:
    async with api(store, per_second=10_000) as address, httpx.AsyncClient(trust_env=False) as client:
        described = (await client.get(f"{address}/openapi.json")).json()
        schema = schemathesis.openapi.from_dict(described)
        secret = await key_for(store)
        for operation in (each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)):
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                await asyncio.to_thread(calls(operation, mode, address, secret))
    assert await differences(store) == []
