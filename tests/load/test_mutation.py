"""`python -m tests.mutation` in short: what tests notice, what they let pass, and what none of them reaches."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHOP = """
DEAR = 10

def cheap(price):
    return price < DEAR


def small(price):
    return price < 2


def free(price):
    return price == 0
"""
TEST = """
from shop import cheap, small

def test_cheap():
    assert cheap(9) and not cheap(10)

def test_small():
    assert small(1)

def test_wrong():
    assert small(30)
"""
PROGRAM = """
from argparse import Namespace
from tests.mutation import packages
packages.PACKAGES["shop"], packages.TESTS["shop"] = ("shop.py",), ("test_shop.py",)
from tests.mutation.__main__ import measure
measure(Namespace(package=["shop"], sample=0, seed=1, seconds=9, only=""))
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
    said = [line.partition(": shop.py:") for line in done.stdout.splitlines()]
    assert {where.split("  [")[0]: how for how, _, where in said if where} == {
        "2 10 is one more": "noticed",
        "5 returns nothing": "noticed",
        "5 becomes price <= DEAR": "noticed",
        "5 becomes price >= DEAR": "noticed",
        "9 returns nothing": "noticed",
        "9 becomes price <= 2": "survived",
        "9 becomes price >= 2": "noticed",
        "9 2 is one more": "survived",
        "13 returns nothing": "not reached",
        "13 becomes price != 0": "not reached",
        "13 0 is one more": "not reached",
    }
    assert "left out, it does not pass as everything is: test_shop.py::test_wrong" in done.stdout
    assert done.stdout.splitlines()[-1] == "shop: 6 of 11 noticed, 55%"
    assert (tmp_path / "shop.py").read_text() == SHOP
