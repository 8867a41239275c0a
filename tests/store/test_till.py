"""A till tells a purchase over HTTP, and the customer has the points: once, however often it is told."""

from typing import Any, get_args

from sqlalchemy import select

from bot.api.events import What
from care.followups.events import EVENTS
from care.loyalty.problems import Problem
from care.store.tables import events, jobs, receipts, till_keys
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
                "waits": False,
                "points": 22,
                "stamps": 0,
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
                assert (await client.get("/openapi.json")).status_code == 200
    async with store.read() as unit:
        kept = (await unit.execute(select(till_keys.c.hash))).scalar_one()
    assert kept not in secret


async def test_lines_are_given_back_by_quantity_and_the_rest_in_whole(store: Store) -> None:
    async with till(store) as client:
        await client.post("/purchases", json=purchase())
        told = {"receipt": "R-1", "at": NOW.isoformat()}
        part = await client.post(
            "/refunds", json=told | {"refund": "B-1", "lines": [{"id": "1", "quantity": 1}]}
        )
        rest = await client.post("/refunds", json=told | {"refund": "B-2"})
        again = await client.post("/refunds", json=told | {"refund": "B-2"})
    names = ("customer", "waits", "taken", "debt", "returned", "balance")
    assert [part.json()[name] for name in names] == [EMMA.id, False, 6, 0, 0, 16]
    assert [rest.json()[name] for name in names] == [EMMA.id, False, 16, 0, 0, 0]
    assert (again.status_code, again.content) == (201, rest.content)
    assert await differences(store) == []


async def test_no_till_reaches_anothers_receipts(store: Store) -> None:
    async with api(store) as address:
        async with caller(address, await key_for(store, "bar")) as bar:
            await bar.post("/purchases", json=purchase())
        async with caller(address, await key_for(store, "shop")) as shop:
            for receipt in ("R-1", "bar:R-1"):
                told = {"refund": "B-1", "receipt": receipt, "at": NOW.isoformat()}
                answer = await shop.post("/refunds", json=told)
                assert answer.json()["code"] in ("unknown_receipt", "invalid")
    assert await have(store) == 22


async def test_the_ledger_is_read_page_by_page(store: Store) -> None:
    async with till(store) as client:
        for number in range(3):
            await client.post("/purchases", json=purchase(f"R-{number}"))
        found, before = [], ""
        while before is not None:
            page = (await client.get(f"/customers/{EMMA.id}/ledger?limit=2{before}")).json()
            found += [
                (each["till"], each["receipt"], each["points"], each["why"]) for each in page["movements"]
            ]
            before = page["next"] and f"&before={page['next']}"
    assert found == [("bar", f"R-{number}", 22, "purchase") for number in (2, 1, 0)]


async def test_a_customer_is_found_by_id(store: Store) -> None:
    async with till(store) as client:
        by_id = await client.get(f"/customers/{EMMA.id}")
        found = await client.post("/customers/find", json={"id": EMMA.id})
        nobody = await client.post("/customers/find", json={"phone": "+380501234567"})
    assert by_id.json() == found.json()
    assert (by_id.json()["name"], by_id.json()["tier"]) == ("Emma", None)
    assert (nobody.status_code, nobody.json()["code"]) == (404, "unknown_customer")


async def test_an_event_is_told_once_and_follow_ups_come_of_it(store: Store) -> None:
    told = {"event": "visit", "customer": {"id": EMMA.id}, "number": "V-1", "touchpoint": "table7"}
    async with till(store) as client:
        first = await client.post("/events", json=told, headers={"Idempotency-Key": "a"})
        same = await client.post("/events", json=told, headers={"Idempotency-Key": "a"})
        known = await client.post("/events", json=told)
        other = await client.post("/events", json=told | {"number": "V-2"}, headers={"Idempotency-Key": "a"})
    assert first.json() == same.json() == {"customer": EMMA.id, "new": True}
    assert known.json()["new"] is False
    assert (other.status_code, other.json()["code"]) == (409, Problem.OTHER_BODY)
    assert [row["reference"] for row in await rows(store, events)] == ["V-1"]
    planned = [row["data"]["kind"] for row in await rows(store, jobs) if row["kind"] == "follow_up"]
    assert planned == ["visit"]


async def test_each_example_of_the_description_can_be_read(store: Store) -> None:
    async with till(store) as client:
        described = (await client.get("/openapi.json")).json()
        models = described["components"]["schemas"]
        told = {
            place: model["examples"]
            for place, path in described["paths"].items()
            if (model := models.get(model_of(path), {})).get("examples")
        }
        codes = {
            (place, (await client.post(place, json=example)).json().get("code"))
            for place, examples in told.items()
            for example in examples
        }
    assert codes == {
        ("/purchases", None),
        ("/refunds", None),
        ("/events", None),
        ("/vouchers/redeem", "code_misread"),
    }


def model_of(path: dict[str, Any]) -> str:
    body = path.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
    return str(body.get("schema", {}).get("$ref", "")).rpartition("/")[2]


def test_all_events_that_can_be_typed_can_be_told() -> None:
    assert set(get_args(What)) == set(EVENTS)
