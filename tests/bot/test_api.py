"""The whole bot serves the API where it is switched on: of a purchase that a till tells, customer and CRM hear."""

import json
import logging
import socket
from collections.abc import AsyncIterator
from datetime import time

import httpx
import pytest
from pydantic import SecretStr

from bot.webhooks import sender
from bot.webhooks.signing import new_secret
from care.business import Business, QuietHours
from care.business.webhooks import Event, Webhook
from care.store.unit import Store
from care.tills import keys
from care.tills.keys import Scope
from tests.bot.shop import Shop
from tests.receiver import Receiver, receiving
from tests.store.looking import do
from tests.until import until_so

SECRET = new_secret()


@pytest.fixture
async def client(closed_shop: Shop) -> AsyncIterator[httpx.AsyncClient]:
    """A till's, and the bot that serves it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    more = {"api": True, "port": port, "signing_secret": SecretStr(SECRET)}
    closed_shop.settings = closed_shop.settings.model_copy(update=more)
    await closed_shop.open()
    async with Store.opened(closed_shop.settings.database_url) as store:
        _, secret = await do(store, keys.make, "bar", Scope)
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}/v1", headers={"Authorization": f"Bearer {secret}"}, trust_env=False
    ) as client:
        yield client


@pytest.fixture
async def crm() -> AsyncIterator[Receiver]:
    async with receiving() as receiver:
        yield receiver


@pytest.fixture
def business(business: Business, crm: Receiver, monkeypatch: pytest.MonkeyPatch) -> Business:
    """Whatever the hour, a customer may hear of their points; and so does the CRM, soon."""
    monkeypatch.setattr(sender, "IDLE", 0.02)
    told = Webhook(key="crm", url=crm.url, events=(Event.POINTS_EARNED,))
    rules = {"quiet_hours": QuietHours(start=time(0), end=time(0)), "webhooks": (told,)}
    return business.model_copy(update=rules)


async def test_customer_and_crm_hear_of_a_purchase_that_a_till_told(
    closed_shop: Shop, client: httpx.AsyncClient, crm: Receiver, caplog: pytest.LogCaptureFixture
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
    await until_so(lambda: crm.heard)
    [(_headers, body)] = crm.heard
    assert (
        json.loads(body)["data"] | {"balance": 25, "receipt": "R-1", "till": "bar"}
        == json.loads(body)["data"]
    )
    found = (await client.post("/customers/find", json={"id": emma.id})).json()
    assert found["name"] == "Emma"
    wrong = await client.post(
        "/purchases", json=told | {"customer": {"phone": "+380501234567", "name": "Emma"}}
    )
    assert wrong.status_code == 422
    assert [word for word in ("Emma", "380501234567") if word in caplog.text] == []
