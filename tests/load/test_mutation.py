"""`python -m tests.mutation` in short: what tests notice, what they let pass, and what none of them reaches."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOP = """
def cheap(price):
    return price < 10


def free(price):
    return price == 0
"""
TEST = """
from shop import cheap

def test_cheap():
    assert cheap(5) and not cheap(20)
"""
PROGRAM = """
from argparse import Namespace
from tests.mutation import packages
packages.PACKAGES["shop"], packages.TESTS["shop"] = ("shop.py",), ("test_shop.py",)
from tests.mutation.__main__ import measure
measure(Namespace(package="shop", sample=0, seed=1, seconds=9, only=""))
"""


def test_it_tells_what_was_noticed_what_passed_and_what_nothing_reaches(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(SHOP)
    (tmp_path / "test_shop.py").write_text(TEST)
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    said = [line.split(": ", 1) for line in done.stdout.splitlines() if line[0].isdigit()]
    found = {what.split(":3 ")[-1].split(":7 ")[-1]: how.split(" ", 1)[1] for how, what in said}
    assert found == {
        "returns nothing": "not reached",
        "becomes price <= 10": "survived",
        "becomes price >= 10": "noticed",
        "10 is one more": "survived",
        "becomes price != 0": "not reached",
        "0 is one more": "not reached",
    }
    assert done.stdout.splitlines()[-1] == "shop: 2 of 7 noticed, 29%"
    assert (tmp_path / "shop.py").read_text() == SHOP
