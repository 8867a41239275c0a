"""The growth program runs and gives figures; what must not grow is held by tests/store/test_growth.py."""

from pathlib import Path

import pytest

from bot.settings.settings import load_business
from tests.load.growth import asked, built
from tests.load.process import ROOT
from tests.load.stock import Stock

pytestmark = pytest.mark.timeout(300)


async def test_a_desk_is_stocked_and_asked(tmp_path: Path) -> None:
    business = load_business(ROOT / "turbota.toml")
    file = await built(tmp_path, business, Stock(300, 60, 30))
    costs = await asked(file, business)
    assert {"/figures, a week", "/queue", "a tick"} <= costs.keys()
    assert all(cost.cpu > 0 for cost in costs.values())
