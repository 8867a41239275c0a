"""What is bought under a phone or a card that nobody has told us waits, and is theirs when they appear."""

import asyncio
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from care.commands import Done, Refused, Result
from care.handlers import carry_out
from care.loyalty.purchases import Line
from care.loyalty.till.commands import DropNumber, OwnNumber
from care.notices.points import PointsChanged
from care.people.numbers import Number, NumberTaken, NumberTooSoon, of
from care.privacy.knowledge import erase
from care.store.tables import numbers, receipts, till_answers, waiting
from care.store.unit import Store
from care.tills.purchases import Bought, buy
from care.tills.waiting import credit
from care.tills.whose import By, Person
from tests.store.cast import EMMA, NOW, OLENA
from tests.store.ledger import differences, have
from tests.store.looking import ask, do, notices, rows
from tests.store.tilling import purchase, till

PHONE = Person(By.PHONE, "+380501234567")
CARD = Person(By.CARD, "4820000000017")
BY_PHONE = {"phone": PHONE.value}


async def test_a_purchase_waits_and_is_theirs_when_they_appear(store: Store) -> None:
    async with till(store) as client:
        told = [await client.post("/purchases", json=purchase(f"R-{n}", customer=BY_PHONE)) for n in (1, 2)]
        again = await client.post("/purchases", json=purchase("R-1", customer=BY_PHONE))
        await client.post("/purchases", json=purchase("R-1", customer={"card": "4820000000017"}))
    assert [answer.status_code for answer in told] == [201, 201]
    assert told[0].json()["waits"] is True
    assert again.content == told[0].content
    assert await rows(store, receipts) == []
    assert await do(store, credit, EMMA.id, PHONE) == 44
    assert await do(store, credit, EMMA.id, PHONE) == 0
    assert await have(store) == 44
    assert [notice.amount for notice in await notices(store, PointsChanged)] == [44]
    assert await rows(store, waiting) == []
    assert await differences(store) == []


async def test_what_is_given_back_before_they_appear_is_not_credited(store: Store) -> None:
    told = {"receipt": "R-1", "at": NOW.isoformat()}
    async with till(store) as client:
        await client.post("/purchases", json=purchase(customer=BY_PHONE))
        first = await client.post(
            "/refunds", json=told | {"refund": "B-1", "lines": [{"id": "1", "quantity": 2}]}
        )
        more = await client.post(
            "/refunds", json=told | {"refund": "B-2", "lines": [{"id": "1", "quantity": 1}]}
        )
        unknown = await client.post(
            "/refunds", json=told | {"refund": "B-3", "lines": [{"id": "7", "quantity": 1}]}
        )
        assert await do(store, credit, EMMA.id, PHONE) == 9
        rest = await client.post("/refunds", json=told | {"refund": "B-4"})
    assert (first.status_code, first.json()["waits"]) == (201, True)
    assert (more.json()["code"], unknown.json()["code"]) == ("refund_too_large", "unknown_line")
    assert (rest.json()["waits"], rest.json()["taken"]) == (False, 9)
    assert await have(store) == 0
    assert await differences(store) == []


async def test_who_is_erased_leaves_nothing_of_what_tills_told(store: Store) -> None:
    async with till(store) as client:
        await client.post("/purchases", json=purchase("R-1", customer=BY_PHONE))
        await client.post("/purchases", json=purchase("R-2"))
        await do(store, credit, EMMA.id, PHONE)
        await do(store, erase, EMMA.id)
        again = await client.post("/purchases", json=purchase("R-2"))
        back = await client.post("/refunds", json={"refund": "B-1", "receipt": "R-1", "at": NOW.isoformat()})
    assert (again.status_code, again.json()["code"]) == (404, "unknown_customer")
    assert (back.status_code, back.json()["code"]) == (404, "unknown_customer")
    left = [str(dict(row)) for table in (till_answers, waiting, receipts) for row in await rows(store, table)]
    assert [row for row in left if PHONE.value in row or f"'customer_id': {EMMA.id}" in row] == []
    assert [row for row in left if f'"customer":{EMMA.id}' in row] == []


async def test_what_waits_is_refused_as_it_would_be_in_the_ledger(store: Store) -> None:
    async with till(store) as client:
        wrong = await client.post("/purchases", json=purchase(customer=BY_PHONE, currency="EUR"))
    assert (wrong.status_code, wrong.json()["code"]) == (422, "foreign_currency")
    assert await rows(store, waiting) == []


@pytest.mark.parametrize("person", [PHONE, CARD], ids=lambda each: str(each.by))
async def test_who_tells_their_number_has_what_waited_and_what_comes(store: Store, person: Person) -> None:
    who, own = {str(person.by): person.value}, OwnNumber(Number(person.by), person.value)
    async with till(store) as client:
        await client.post("/purchases", json=purchase("R-1", customer=who))
        assert await do(store, carry_out, own, EMMA) == Done()
        assert await do(store, carry_out, own, EMMA) == Done()
        comes = await client.post("/purchases", json=purchase("R-2", customer=who))
        found = await client.post("/customers/find", json=who)
        assert await do(store, carry_out, own, OLENA) == Refused(NumberTaken(kind=str(person.by)))
        await do(store, carry_out, DropNumber(Number(person.by)), EMMA)
        nobodys = await client.post("/customers/find", json=who)
        assert await do(store, carry_out, own, OLENA) == Done()
    assert (comes.json()["waits"], comes.json()["balance"]) == (False, 44)
    assert [notice.amount for notice in await notices(store, PointsChanged)] == [22, 22]
    assert (found.json()["id"], nobodys.status_code) == (EMMA.id, 404)
    await do(store, erase, OLENA.id)
    assert [row["value"] for row in await rows(store, numbers)] == [None]


async def test_nobody_guesses_their_way_through_cards(store: Store) -> None:
    async def types(card: str, now: datetime) -> Result:
        async with store.write() as unit:
            unit.now = now
            said = await carry_out(unit, OwnNumber(Number.CARD, card), EMMA)
            await unit.commit()
        return said

    another, day = "4820000000024", timedelta(days=1)
    assert await types(CARD.value, NOW) == Done()
    await do(store, carry_out, DropNumber(Number.CARD), EMMA)
    assert await types(another, NOW + day / 2) == Refused(NumberTooSoon(until=NOW + day))
    assert await types(another, NOW + day) == Done()
    assert (await ask(store, of, EMMA.id)).card == another


async def test_two_who_type_one_card_at_the_same_moment_do_not_both_have_it(store: Store) -> None:
    said = await asyncio.gather(
        *(do(store, carry_out, OwnNumber(Number.CARD, CARD.value), who) for who in (EMMA, OLENA))
    )
    assert sorted(map(str, said)) == sorted(map(str, [Done(), Refused(NumberTaken(kind="card"))]))


async def test_nobody_appears_between_the_look_and_the_waiting(store: Store) -> None:
    """A purchase that begins to wait while its owner appears is theirs all the same."""
    lines = (Line(id="1", sum=Decimal(225)),)
    told = Bought(receipt="R-1", person=PHONE, currency="UAH", at=NOW, lines=lines)
    async with store.write() as unit:
        await buy(unit, "bar", told)
        appears = asyncio.create_task(do(store, credit, EMMA.id, PHONE))
        for _ in range(20):  # as far as it comes: it waits for whoever looks
            await asyncio.sleep(0.005)
        await unit.commit()
    assert await appears == 22
