"""A till tells a purchase over HTTP, and the customer has the points: once, however often it is told."""

from sqlalchemy import select

from care.loyalty.problems import Problem
from care.store.tables import receipts, till_keys
from care.store.unit import Store
from tests.store.cast import EMMA, NOW
from tests.store.ledger import differences, have
from tests.store.looking import owed, rows
from tests.store.tilling import api, caller, key_for, purchase, till


async def test_a_purchase_that_is_told_brings_points(store: Store) -> None:
    async with till(store) as client:
        answer = await client.post("/purchases", json=purchase())
        assert (answer.status_code, answer.json()) == (
            201,
            {
                "receipt": "R-1",
                "customer": EMMA.id,
                "points": 22,
                "available_at": NOW.isoformat().replace("+00:00", "Z"),
                "balance": 22,
            },
        )
        found = (await client.get(f"/customers/{EMMA.id}/balance")).json()
    assert (found["balance"], found["currency"], found["tier"]) == (22, "UAH", None)
    assert await owed(store, EMMA.id) == ["points_changed"]
    assert [row["key"] for row in await rows(store, receipts)] == ["bar:R-1"]
    assert await differences(store) == []


async def test_the_same_receipt_gets_the_same_answer_and_brings_nothing_more(store: Store) -> None:
    async with till(store) as client:
        first = await client.post("/purchases", json=purchase())
        await client.post("/purchases", json=purchase("R-2"))
        again = await client.post("/purchases", json=purchase())
        other = await client.post("/purchases", json=purchase(currency="EUR"))
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert (other.status_code, other.json()["code"]) == (409, Problem.OTHER_BODY)
    assert other.headers["content-type"] == "application/problem+json"
    assert await have(store) == 44


async def test_two_tills_have_receipts_of_their_own(store: Store) -> None:
    async with api(store) as address:
        for name in ("bar", "shop"):
            async with caller(address, await key_for(store, name)) as client:
                assert (await client.post("/purchases", json=purchase())).status_code == 201
    assert [row["key"] for row in await rows(store, receipts)] == ["bar:R-1", "shop:R-1"]


async def test_nobody_comes_in_without_a_key_that_is_in_use(store: Store) -> None:
    secret = await key_for(store)
    async with api(store) as address:
        for wrong in ("", "x", secret[:-1] + ("a" if secret[-1] != "a" else "b"), "turbota_9_" + "a" * 43):
            async with caller(address, wrong) as client:
                answer = await client.post("/purchases", content=b"{")
                assert (answer.status_code, answer.json()["code"]) == (401, "no_key")
                assert answer.headers["www-authenticate"] == "Bearer"
    async with store.read() as unit:
        kept = (await unit.execute(select(till_keys.c.hash))).scalar_one()
    assert kept not in secret
