"""The ledger, proven and explained from the command line."""

import asyncio
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner, Result

from bot.cli import app
from care.business import Localized, Tier
from care.business.loyalty import Loyalty, Rate
from care.loyalty.earning import earn
from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.refunding import refund
from care.people import numbers
from care.store.tables import accounts
from care.store.unit import Store, Unit
from tests.store.cast import EMMA, NOW, SHOP, StillClock
from tests.store.ledger import give
from tests.store.looking import do

GOLD = Tier(key="gold", name=Localized({"en": "Gold"}), points=1500, times=Decimal("1.5"))
FRIDAYS = Rate(
    times=Decimal(2), name=Localized({"en": "Coffee on Fridays"}), categories=("coffee",), days=("fri",)
)
RULES = SHOP.model_copy(update={"tiers": (GOLD,), "loyalty": Loyalty(rates=(FRIDAYS,))})
LINES = (
    Line(id="1", sum=Decimal("90.00"), quantity=Decimal(2), category="coffee"),
    Line(id="2", sum=Decimal("155.50")),
)


@pytest.fixture
def url(sqlite_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    shutil.copy(sqlite_model, tmp_path / "care.db")
    url = f"sqlite:///{tmp_path}/care.db"
    monkeypatch.setenv("DATABASE_URL", url)
    return url


async def buy(url: str) -> None:
    async with Store.opened(url, RULES, StillClock(NOW)) as store:
        await give(store, 1500)
        await do(store, earn, Purchase(key="T-1", customer=EMMA.id, currency="UAH", at=NOW, lines=LINES))
        part = Part(line="1", quantity=Decimal(1))
        await do(store, refund, Refund(key="B-1", receipt="T-1", at=NOW, parts=(part,)))


async def spoil(url: str) -> None:
    async def more(unit: Unit) -> None:
        await unit.execute(update(accounts).values(balance=accounts.c.balance + 1))

    async with Store.opened(url, RULES) as store:
        await do(store, more)


async def add_card(url: str) -> None:
    async with Store.opened(url, RULES) as store:
        await do(store, numbers.keep, EMMA.id, numbers.Number.CARD, "4820000000017")


def said(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["loyalty", *arguments])


def test_it_names_what_stands_differently_and_ends_with_an_error(url: str) -> None:
    asyncio.run(buy(url))
    right = said("verify")
    assert (right.exit_code, right.output) == (0, "1 accounts, 0 differences\n")
    asyncio.run(spoil(url))
    wrong = said("verify")
    assert wrong.exit_code == 1
    assert wrong.output.splitlines() == [
        "customer 103  balance  is 1537, should be 1536",
        "1 accounts, 1 differences",
    ]


def test_it_says_why_a_receipt_brought_so_many(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.settings.settings.load_business", lambda _path: RULES)
    asyncio.run(buy(url))
    lines = said("explain", "T-1").output.splitlines()
    assert lines[0].startswith("T-1 · ")
    assert lines[0].endswith(" · 245.50 UAH")
    assert lines[1:] == [
        "1 coffee: 90.00 / 10 × 1 × 1.5 (Gold) × 2 (Coffee on Fridays) = 27.00 · given back: 1 of 2",
        "2: 155.50 / 10 × 1 × 1.5 (Gold) = 23.32",
        "Rounded down: 50 points",
        "Taken back: 14 points",
    ]
    assert said("explain", "T-2").exit_code == 2


def test_a_card_is_taken_from_whoever_has_it(url: str) -> None:
    asyncio.run(add_card(url))
    taken = said("release", "4 820000 000017")
    assert (taken.exit_code, taken.output) == (0, f"customer {EMMA.id} had it; nobody has it now\n")
    for number, why in (("4820000000017", "no customer has it"), ("4820000000018", "neither a phone")):
        refused = said("release", number)
        assert refused.exit_code == 2
        assert why in refused.output
