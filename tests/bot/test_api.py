"""The whole bot serves the API where it is switched on: a till tells a purchase, and the customer reads of it."""

import logging
import socket
from collections.abc import AsyncIterator
from datetime import time

import httpx
import pytest

from care.business import Business, QuietHours
from care.store.unit import Store
from care.tills import keys
from care.tills.keys import Scope
from tests.bot.shop import Shop
from tests.store.looking import do


@pytest.fixture
async def client(closed_shop: Shop) -> AsyncIterator[httpx.AsyncClient]:
    """A till's, and the bot that serves it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    closed_shop.settings = closed_shop.settings.model_copy(update={"api": True, "port": port})
    await closed_shop.open()
    async with Store.opened(closed_shop.settings.database_url) as store:
        _, secret = await do(store, keys.make, "bar", Scope)
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}/v1", headers={"Authorization": f"Bearer {secret}"}, trust_env=False
    ) as client:
        yield client


@pytest.fixture
def business(business: Business) -> Business:
    """Whatever the hour, a customer may hear of their points."""
    return business.model_copy(update={"quiet_hours": QuietHours(start=time(0), end=time(0))})


async def test_a_customer_reads_of_a_purchase_that_a_till_told(
    closed_shop: Shop, client: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    emma = closed_shop.playground.person("emma")
    await emma.start()
    told = {
        "receipt": "R-1",
        "customer": {"id": emma.id},
        "at": (await closed_shop.now()).isoformat(),
        "currency": "UAH",
        "lines": [{"id": "1", "sum": "250.00"}],
    }
    assert (await client.post("/purchases", json=told)).json()["points"] == 25
    await emma.wait_for("We have given you 25 points.")
    found = (await client.post("/customers/find", json={"id": emma.id})).json()
    assert found["name"] == "Emma"
    wrong = await client.post(
        "/purchases", json=told | {"customer": {"phone": "+380501234567", "name": "Emma"}}
    )
    assert wrong.status_code == 422
    assert [word for word in ("Emma", "380501234567") if word in caplog.text] == []
