"""Two real processes move the points of one account: nothing twice, and nothing below zero."""

import asyncio
import sys
from pathlib import Path

import pytest

from care.loyalty.standing import standing
from care.store.unit import Store
from tests.store.cast import EMMA
from tests.store.ledger import differences, give
from tests.store.looking import ask

HAND = """
import asyncio, sys
from decimal import Decimal
from care.loyalty.earning import earn
from care.loyalty.purchases import Line, Purchase, Refund
from care.loyalty.refunding import refund
from care.loyalty.spending import redeem
from care.store.unit import Store
from care.values.errors import NotEnough
from tests.store.cast import EMMA, NOW, SHOP, StillClock

async def once(store, deed, *args, **fields):
    async with store.write() as unit:
        answer = await deed(unit, *args, **fields)
        await unit.commit()
    return answer

async def main():
    url, hand = sys.argv[1:]
    async with Store.opened(url, SHOP, StillClock(NOW)) as store:
        print("ready", flush=True)
        sys.stdin.readline()
        new = spent = 0
        for number in range(10):
            line = Line(id="1", sum=Decimal(100))
            sold = Purchase(key=f"T-{number}", customer=EMMA.id, currency="UAH", at=NOW, lines=(line,))
            new += not (await once(store, earn, sold)).again
            if number % 5 == 4:
                new -= not (await once(store, refund, Refund(key=f"B-{number}", receipt=f"T-{number}", at=NOW))).again
            try:
                spent += await once(store, redeem, EMMA.id, 15, once=f"{hand}:{number}")
            except NotEnough:
                pass
        print(new, spent)

asyncio.run(main())
"""
HOME = Path(__file__).parents[2]


async def hand(url: str, name: str) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        HAND,
        url,
        name,
        cwd=HOME,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    assert await process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.timeout(120)
async def test_two_processes_on_one_account_do_each_thing_once(store: Store, url: str) -> None:
    await give(store, 50)
    hands = [await hand(url, name) for name in ("left", "right")]
    said = await asyncio.gather(*(process.communicate(b"\n") for process in hands))
    new, spent = (sum(counts) for counts in zip(*(map(int, out.split()) for out, _err in said), strict=True))
    assert new == 8  # ten were bought, and two given back
    found = await ask(store, standing, EMMA.id)
    assert found.balance >= 0
    assert found.balance - found.debt == 50 + 80 - 15 * spent
    assert 8 <= spent <= 10  # as often as there was enough; what was given back may have been spent before
    assert await differences(store) == []
