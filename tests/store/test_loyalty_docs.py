"""The examples of docs/loyalty.md, each played on a store."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from bot.settings.settings import parse
from care.business import Business
from care.business.loyalty import Loyalty
from care.due import do_due
from care.loyalty.earning import earn
from care.loyalty.movements import Why
from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.refunding import refund
from care.loyalty.spending import redeem
from care.store.tables import movements
from care.store.unit import Store
from tests.store.cast import EMMA, NOW, SHOP, StillClock
from tests.store.ledger import differences, give, have
from tests.store.looking import do, rows

PAGE = Path(__file__).parents[2] / "docs" / "loyalty.md"
EXAMPLE = re.compile(r"```toml\n([^`]*)```\n\n\|[^\n]*\n\|[-|]+\|\n((?:\|[^\n]*\|\n)+)")
ITEM = re.compile(r"(\d+) (\w+) for ([\d.]+)")


@dataclass
class Row:
    deed: str
    points: str
    spendable: str


def examples() -> Iterator[tuple[Business, list[Row]]]:
    for toml, table in EXAMPLE.findall(PAGE.read_text("utf-8")):
        rules = parse(toml, "loyalty.md")
        tiers = Business.model_validate(SHOP.model_dump() | {"tiers": rules.get("tiers", ())}).tiers
        business = SHOP.model_copy(
            update={"loyalty": Loyalty.model_validate(rules["loyalty"]), "tiers": tiers}
        )
        yield (
            business,
            [Row(*(cell.strip() for cell in line.split("|")[1:4])) for line in table.splitlines()],
        )


class Player:
    """What Emma does, in the words of the page."""

    def __init__(self, store: Store, clock: StillClock) -> None:
        self.store, self.clock, self.count = store, clock, 0

    async def play(self, deed: str) -> None:
        self.count += 1
        what, _space, rest = deed.partition(" ")
        await getattr(self, f"_{what}")(rest)

    async def _buys(self, rest: str) -> None:
        key, _colon, items = rest.partition(": ")
        lines = tuple(
            Line(id=str(place), sum=Decimal(sum_), quantity=Decimal(quantity), category=category)
            for place, (quantity, category, sum_) in enumerate(ITEM.findall(items), 1)
        )
        purchase = Purchase(key=key, customer=EMMA.id, currency="UAH", at=self.clock.moment, lines=lines)
        await do(self.store, earn, purchase)

    async def _returns(self, rest: str) -> None:
        key, _colon, part = rest.partition(": ")
        parts = [
            Part(line=line, quantity=Decimal(quantity))
            for quantity, line in re.findall(r"(\d+) of line (\d+)", part)
        ]
        told = Refund(key=f"B-{self.count}", receipt=key, at=self.clock.moment, parts=tuple(parts))
        await do(self.store, refund, told)

    async def _spends(self, rest: str) -> None:
        points, _on, receipt = rest.partition(" on ")
        await do(self.store, redeem, EMMA.id, int(points), once=f"cup:{self.count}", receipt=receipt)

    async def _is(self, rest: str) -> None:
        await give(self.store, int(rest.removeprefix("given ")))

    async def _lets(self, rest: str) -> None:
        self.clock.moment += timedelta(days=int(rest.split(maxsplit=1)[0]))
        await do(self.store, do_due)


async def moved_by_deeds(store: Store) -> int:
    """Without what follows by itself."""
    by_itself = (Why.EXPIRED, Why.DEBT)
    return sum(row["amount"] for row in await rows(store, movements) if row["why"] not in by_itself)


async def test_each_example_of_the_page_comes_out_as_it_says(sqlite_model: Path, tmp_path: Path) -> None:
    found = list(examples())
    assert len(found) == PAGE.read_text("utf-8").count("```toml") == 6
    for number, (business, deeds) in enumerate(found):
        shutil.copy(sqlite_model, tmp_path / f"{number}.db")
        clock = StillClock(NOW)
        async with Store.opened(f"sqlite:///{tmp_path}/{number}.db", business, clock) as store:
            player = Player(store, clock)
            for row in deeds:
                moved = await moved_by_deeds(store)
                await player.play(row.deed)
                assert await have(store) == int(row.spendable), row
                assert sum(map(int, row.points.split())) == await moved_by_deeds(store) - moved, row
            assert await differences(store) == []
