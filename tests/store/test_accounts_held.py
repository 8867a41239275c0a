"""Who needs several accounts takes them in one order, so that nobody waits for somebody who waits for them."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text

from care.loyalty import friends
from care.loyalty.selling import sell
from care.people import numbers
from care.people.numbers import Number
from care.store.unit import Store
from care.tills import brought
from care.tills.appearing import appear
from care.tills.openings import Opening
from care.tills.whose import By, Person
from tests.store.cast import EMMA, IVAN, OLENA
from tests.store.ledger import differences, have
from tests.store.looking import do
from tests.store.test_friends import RULES, SOLD, code_of_emma
from tests.until import until

EMMAS, IVANS = Person(By.PHONE, "+380501234567"), Person(By.PHONE, "+380507654321")
CARD = Person(By.CARD, "4820000000017")
BEFORE = Opening(points=10)


@pytest.fixture
async def several(store: Store) -> Store:
    """SQLite has one writer: there is nobody to wait for."""
    async with store.read() as unit:
        if not unit.on_postgres:
            pytest.skip("one writer")
    return store


async def until_somebody_waits(store: Store) -> None:
    async def waiting() -> int:
        async with store.read() as unit:
            found = await unit.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
            return int(found.scalar_one())

    await until(waiting, lambda count: count > 0)


async def test_a_list_and_a_friends_first_purchase_do_not_wait_for_each_other(several: Store) -> None:
    store = several
    await do(store, friends.came, IVAN.id, await code_of_emma(store))
    for person, customer in ((EMMAS, EMMA), (IVANS, IVAN)):
        await do(store, numbers.keep, customer.id, Number.PHONE, person.value)
    async with store.write() as unit:
        await brought.look_alone(unit, [EMMAS, IVANS])
        await brought.bring_customer(unit, EMMAS, BEFORE)
        buys = asyncio.create_task(do(store, sell, replace(SOLD, key="T-1"), business=RULES))
        await until_somebody_waits(store)
        await brought.bring_customer(unit, IVANS, BEFORE)
        await unit.commit()
    await buys
    assert [await have(store, who.id) for who in (EMMA, IVAN)] == [50, 10]
    assert await differences(store) == []


async def test_a_list_and_somebody_who_appears_do_not_wait_for_each_other(several: Store) -> None:
    """What waited under Olena's new phone says that the card is hers, too; the list knows her by her old phone."""
    store = several
    await do(store, numbers.keep, OLENA.id, Number.PHONE, IVANS.value)
    await do(store, brought.look_alone, [EMMAS])
    await do(store, brought.bring_customer, EMMAS, Opening(points=5, card=CARD.value))
    async with store.write() as unit:
        await brought.look_alone(unit, [CARD, IVANS])
        appears = asyncio.create_task(do(store, appear, OLENA.id, Number.PHONE, EMMAS.value))
        await until_somebody_waits(store)
        await brought.bring_customer(unit, IVANS, BEFORE)
        await unit.commit()
    await appears
    assert await have(store, OLENA.id) == 15
    assert await differences(store) == []
