"""What a till cannot tell: a problem with its code, and nothing half done."""

import json
from typing import Any

from care.loyalty.till.codes import whole
from care.store.tables import events, movements, receipts, refunds, till_answers, waiting
from care.store.unit import Store
from care.tills.keys import Scope
from tests.store.cast import EMMA, NOW
from tests.store.ledger import give
from tests.store.looking import rows
from tests.store.test_vouchers import spend
from tests.store.tilling import LINES, api, caller, key_for, purchase, till

JSON = {"Content-Type": "application/json"}
REFUND = {"refund": "B-1", "receipt": "R-0", "at": NOW.isoformat()}
VISIT = {"event": "visit", "customer": {"id": EMMA.id}, "number": "V-1"}
HUGE = 2**63


def line(**fields: object) -> dict[str, Any]:
    return {"lines": [LINES[0] | fields]}


# What is told, and the status and the code of the answer.
WRONG: list[tuple[str, object, int, str]] = [
    ("/purchases", purchase(**line(sum="-1")), 422, "negative_sum"),
    ("/purchases", purchase(**line(sum=-0.01)), 422, "negative_sum"),
    ("/purchases", purchase(currency="EUR"), 422, "foreign_currency"),
    ("/purchases", purchase(at="2026-11-21T10:00:00Z"), 422, "from_the_future"),
    ("/purchases", purchase(lines=[]), 422, "no_lines"),
    ("/purchases", purchase(lines=LINES[:1] * 2), 422, "repeated_line"),
    ("/purchases", purchase(**line(quantity=0)), 422, "bad_quantity"),
    ("/purchases", purchase(**line(sum="1e13")), 422, "invalid"),
    ("/purchases", purchase(**line(sum="0.0000001")), 422, "invalid"),
    ("/purchases", purchase(**line(sum="NaN")), 422, "invalid"),
    ("/purchases", purchase(**line(sum=True)), 422, "invalid"),
    ("/purchases", purchase(**line(id="a\x00b")), 422, "invalid"),
    ("/purchases", purchase(**line(sku="a\x00b")), 422, "invalid"),
    ("/purchases", purchase(**line(sku="\ud800")), 422, "invalid"),
    ("/purchases", purchase(**line(price="1")), 422, "invalid"),
    ("/purchases", purchase("R\x00"), 422, "invalid"),
    ("/purchases", purchase("R" * 41), 422, "invalid"),
    ("/purchases", purchase("shop:R-1"), 422, "invalid"),
    ("/purchases", purchase(at="2026-11-20T10:00:00"), 422, "invalid"),
    ("/purchases", purchase(at="20.11.2026"), 422, "invalid"),
    ("/purchases", purchase(at=1763632800), 422, "invalid"),
    ("/purchases", purchase(at="0001-01-01T00:00:00+14:00"), 422, "invalid"),
    ("/purchases", purchase(at="2026-13-01T00:00:00Z"), 422, "invalid"),
    ("/purchases", purchase(customer={"id": HUGE}), 422, "invalid"),
    ("/purchases", purchase(customer={"id": "103"}), 422, "invalid"),
    ("/purchases", purchase(customer={"id": 103, "phone": "+380501234567"}), 422, "invalid"),
    ("/purchases", purchase(customer={"phone": "0501234567"}), 422, "invalid"),
    ("/purchases", purchase(customer={"id": 999}), 404, "unknown_customer"),
    ("/purchases", purchase(lines=[{"id": str(n), "sum": "1"} for n in range(1001)]), 422, "invalid"),
    ("/purchases", [purchase()], 422, "invalid"),
    ("/purchases", b"", 422, "invalid"),
    ("/purchases", b'{"receipt": ', 400, "not_json"),
    ("/purchases", b"\xff\xfe", 400, "not_json"),
    ("/purchases", b"[" * 100_000, 400, "not_json"),
    ("/purchases", json.dumps(purchase(**line(sum=1))).replace(": 1,", ": NaN,").encode(), 400, "not_json"),
    (
        "/purchases",
        json.dumps(purchase(**line(sum=1))).replace(": 1,", f": {'9' * 5000},").encode(),
        400,
        "not_json",
    ),
    ("/refunds", REFUND | {"receipt": "R-9"}, 404, "unknown_receipt"),
    ("/refunds", REFUND | {"lines": [{"id": "9", "quantity": 1}]}, 422, "unknown_line"),
    ("/refunds", REFUND | {"lines": [{"id": "1", "quantity": "2.5"}]}, 422, "refund_too_large"),
    ("/refunds", REFUND | {"lines": [{"id": "1", "quantity": 1}] * 2}, 422, "repeated_line"),
    ("/refunds", REFUND | {"lines": [{"id": "1", "quantity": -1}]}, 422, "bad_quantity"),
    ("/refunds", REFUND | {"lines": []}, 422, "invalid"),
    ("/refunds", REFUND | {"at": "2026-11-21T10:00:00Z"}, 422, "from_the_future"),
    ("/events", VISIT | {"event": "party"}, 422, "invalid"),
    ("/events", VISIT | {"event": "appointment"}, 422, "invalid"),
    ("/events", VISIT | {"at": "2026-11-21T10:00:00Z"}, 422, "from_the_future"),
    ("/events", VISIT | {"touchpoint": "moon"}, 422, "unknown_touchpoint"),
    ("/events", VISIT | {"number": "V 1"}, 422, "invalid"),
    ("/customers/find", {"id": 999}, 404, "unknown_customer"),
    ("/customers/999/balance", None, 404, "unknown_customer"),
    (f"/customers/{HUGE}/balance", None, 422, "invalid"),
    ("/customers/0/ledger", None, 422, "invalid"),
    ("/customers/e%0Ama", None, 422, "invalid"),
    ("/nothing/%0A", None, 404, "not_found"),
    ("/vouchers/redeem", {"redemption": "V-1", "code": "123456780"}, 422, "code_misread"),
    ("/vouchers/cancel", {"code": whole("12345678")}, 404, "code_unknown"),
    ("/vouchers/find", {"code": "emma"}, 422, "invalid"),
    ("/purchases", purchase(customer={"code": whole("100123456")}), 404, "code_unknown"),
    ("/customers/emma", None, 422, "invalid"),
    ("/customers/103/ledger?limit=101", None, 422, "invalid"),
    (f"/customers/103/ledger?before={HUGE}", None, 422, "invalid"),
    ("/nothing", None, 404, "not_found"),
    ("/purchases", None, 405, "wrong_method"),
]


async def written(store: Store) -> list[int]:
    return [
        len(await rows(store, table))
        for table in (movements, receipts, refunds, events, till_answers, waiting)
    ]


async def test_whatever_is_wrong_is_named_and_nothing_is_done(store: Store) -> None:
    async with till(store) as client:
        await client.post("/purchases", json=purchase("R-0"))
        before = await written(store)
        for place, told, status, code in WRONG:
            body = told if isinstance(told, bytes) else json.dumps(told).encode()
            answer = await (
                client.get(place) if told is None else client.post(place, content=body, headers=JSON)
            )
            assert (answer.status_code, answer.json()["code"]) == (status, code), (place, told, answer.text)
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.json()["status"] == status
    assert await written(store) == before


async def test_what_is_wrong_is_shown_by_its_place_and_not_repeated(store: Store) -> None:
    async with till(store) as client:
        answer = await client.post("/purchases", json=purchase(at="Olena"))
    assert answer.json()["errors"] == [{"where": "body.at", "what": "not_a_moment"}]
    assert "Olena" not in answer.text


async def test_a_body_that_is_too_large_or_of_another_type_is_not_read(store: Store) -> None:
    async with till(store) as client:
        large = await client.post("/purchases", content=b" " * 5_000_000, headers=JSON)
        form = await client.post("/purchases", data={"receipt": "R-1"})
    assert (large.status_code, large.json()["code"]) == (413, "too_large")
    assert (form.status_code, form.json()["code"]) == (415, "wrong_type")


async def test_a_key_does_what_its_scopes_say(store: Store) -> None:
    await give(store, 40)
    voucher = await spend(store)
    calls: dict[Scope, tuple[str, object]] = {
        Scope.PURCHASES: ("/purchases", purchase()),
        Scope.REFUNDS: ("/refunds", REFUND | {"receipt": "R-1"}),
        Scope.EVENTS: ("/events", VISIT),
        Scope.CUSTOMERS: (f"/customers/{EMMA.id}", None),
        Scope.VOUCHERS: ("/vouchers/find", {"code": voucher.code}),
        Scope.BALANCE: (f"/customers/{EMMA.id}/balance", None),
    }
    assert set(calls) == set(Scope)
    async with api(store) as address:
        for scope, (place, told) in calls.items():
            for scopes, allowed in ((set(Scope) - {scope}, False), ({scope}, True)):
                async with caller(address, await key_for(store, scopes=scopes)) as client:
                    answer = await (client.post(place, json=told) if told else client.get(place))
                    assert answer.is_success is allowed, (scope, answer.text)
                    assert allowed or (answer.status_code, answer.json()["code"]) == (403, "no_scope")


async def test_whoever_calls_too_often_is_told_when_to_come_again(store: Store) -> None:
    async with till(store, per_second=0.5) as client:
        answers = [await client.get(f"/customers/{EMMA.id}") for _ in range(2)]
        other = await key_for(store)
        assert (
            await client.get(f"/customers/{EMMA.id}", headers={"Authorization": f"Bearer {other}"})
        ).is_success
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1].json()["code"] == "too_many"
    assert answers[1].headers["Retry-After"] == "2"
