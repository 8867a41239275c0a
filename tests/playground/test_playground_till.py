"""A shop's API beside the world: a till on the page reaches it, and nothing of what it says is changed on the way."""

from collections.abc import AsyncIterator

import httpx
import pytest
from aiohttp import web

from playground.acts.world import World

KEY = "turbota_1_secret"


@pytest.fixture
async def shop() -> AsyncIterator[str]:
    """It repeats what it was asked, and refuses it."""

    async def answer(request: web.Request) -> web.Response:
        said = f"{request.method} {request.path_qs} {request.headers.get('Authorization')} {await request.text()}"
        headers = {"Retry-After": "7", "Set-Cookie": "a=b"}
        return web.Response(text=said, status=409, content_type="application/problem+json", headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def page(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        yield client


def told(address: str) -> dict[str, object]:
    return {"address": address, "key": KEY, "currency": "UAH", "kinds": ["coffee"]}


async def test_what_a_till_asks_comes_to_the_shop_and_its_answer_back(
    page: httpx.AsyncClient, shop: str
) -> None:
    assert (await page.post("/control/till", json=told(shop))).is_success
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    said = await page.post("/v1/purchases?a=1", headers=headers, content=b'{"sum": 65.50}')
    assert said.text == f'POST /v1/purchases?a=1 Bearer {KEY} {{"sum": 65.50}}'
    assert (said.status_code, said.headers["Retry-After"]) == (409, "7")
    assert said.headers["Content-Type"].startswith("application/problem+json")
    assert "Set-Cookie" not in said.headers


async def test_the_page_knows_of_a_till_until_the_world_begins_anew(
    world: World, page: httpx.AsyncClient, shop: str
) -> None:
    assert world.snapshot()["till"] is None
    assert (await page.get("/v1/customers/1")).status_code == 404
    await page.post("/control/till", json=told(shop))
    assert world.snapshot()["till"] == {"key": KEY, "currency": "UAH", "kinds": ["coffee"]}
    world.reset()
    assert world.snapshot()["till"] is None
    assert (await page.get("/v1/customers/1")).status_code == 404


async def test_a_shop_that_is_gone_is_said_to_be(page: httpx.AsyncClient) -> None:
    await page.post("/control/till", json=told("http://127.0.0.1:9"))
    assert (await page.get("/v1/customers/1")).status_code == 503


async def test_nobody_is_led_off_this_machine(page: httpx.AsyncClient) -> None:
    refused = await page.post("/control/till", json=told("http://shop.example"))
    assert (refused.status_code, refused.json()["error"]) == (
        400,
        "A till's API has to be on this machine",
    )


async def test_another_sites_page_reaches_no_shop(page: httpx.AsyncClient, shop: str) -> None:
    await page.post("/control/till", json=told(shop))
    assert (await page.get("/v1/customers/1", headers={"Origin": "http://evil.example"})).status_code == 403
