"""At the counter: a card that is shown says whose purchase it is, a voucher is taken once."""

from care.loyalty.problems import Problem
from care.loyalty.till.cards import card_of
from care.store.unit import Store
from tests.store.cast import EMMA, NOW
from tests.store.ledger import differences, give, have
from tests.store.looking import do
from tests.store.test_vouchers import spend
from tests.store.tilling import api, caller, key_for, purchase, till


async def test_a_code_that_is_shown_says_whose_purchase_it_is_once(store: Store) -> None:
    code = (await do(store, card_of, EMMA.id)).code(NOW)
    async with till(store) as client:
        first = await client.post("/purchases", json=purchase(customer={"code": code}))
        again = await client.post("/purchases", json=purchase(customer={"code": code}))
        replayed = await client.post("/purchases", json=purchase("R-2", customer={"code": code}))
        found = await client.post("/customers/find", json={"code": code})
    assert (first.status_code, first.json()["customer"], again.content) == (201, EMMA.id, first.content)
    for refused in (replayed, found):
        assert (refused.status_code, refused.json()["code"]) == (409, Problem.CODE_USED)
    assert await have(store) == 22


async def test_a_voucher_is_taken_by_the_till_that_comes_first(store: Store) -> None:
    await give(store, 100)
    cake = await spend(store)
    told = {"redemption": "V-1", "code": f"{cake.code[:3]} {cake.code[3:]}"}
    async with api(store) as address:
        bar, shop = [caller(address, await key_for(store, name)) for name in ("bar", "shop")]
        async with bar, shop:
            looked = await bar.post("/vouchers/find", json={"code": cake.code})
            first = await bar.post("/vouchers/redeem", json=told)
            again = await bar.post("/vouchers/redeem", json=told)
            second = await shop.post("/vouchers/redeem", json=told)
            late = await shop.post("/vouchers/cancel", json={"code": cake.code})
    assert (looked.json()["give"], looked.json()["points"]) == ("A cake", 40)
    assert (first.status_code, first.json(), again.content) == (200, looked.json(), first.content)
    for refused in (second, late):
        assert (refused.status_code, refused.json()["code"]) == (409, Problem.CODE_USED)


async def test_a_voucher_that_is_cancelled_gives_its_points_back_once(store: Store) -> None:
    await give(store, 100)
    cake = await spend(store)
    async with till(store) as client:
        first = await client.post("/vouchers/cancel", json={"code": cake.code})
        again = await client.post("/vouchers/cancel", json={"code": cake.code})
        used = await client.post("/vouchers/redeem", json={"redemption": "V-1", "code": cake.code})
    assert first.json() == {"customer": EMMA.id, "returned": 40}
    assert again.content == first.content
    assert (used.status_code, used.json()["code"]) == (409, Problem.CODE_CANCELLED)
    assert await have(store) == 100
    assert await differences(store) == []
