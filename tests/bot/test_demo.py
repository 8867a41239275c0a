"""The demo as its user starts it: one address, and nothing left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import httpx
import psutil  # type: ignore[import-untyped]
import pytest

from bot.demo import GROUP, with_cast
from bot.settings.settings import load_business
from playground.client.client import connect
from tests.bot.shop import complain

ROOT = Path(__file__).parents[2]
END = 20.0  # seconds

Demo: TypeAlias = "tuple[subprocess.Popen[str], str]"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    """The process, and the address that it printed once the bot was up."""
    command = [str(Path(sys.executable).with_name("turbota")), "demo", "--port", "0"]
    environment = {**os.environ, "LC_ALL": "C", "TURBOTA_SETTINGS": str(ROOT / "turbota.toml")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment
    ) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        hints = [process.stdout.readline().strip() for _ in range(3)]
        assert hints == [
            "Open this address in a browser. Ctrl-C ends the demo.",
            "Daria is on shift and is asked to take new tickets; others start a shift with /onshift.",
            "The team’s side is in Українська; for another language: turbota demo --language en",
        ]
        yield process, address
        if process.poll() is None:
            process.terminate()


def is_served(address: str) -> bool:
    try:
        return httpx.get(address, trust_env=False).is_success
    except httpx.ConnectError:
        return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_its_playground(demo: Demo, number: int, tmp_path: Path) -> None:
    process, address = demo
    assert is_served(address)
    process.send_signal(number)
    said, complaints = process.communicate(timeout=END)
    assert (process.returncode, said, complaints) == (0, "", "")
    assert not is_served(address)
    assert list((tmp_path / "var" / "demo").iterdir()) == []


async def test_starting_over_starts_the_bots_world_anew(demo: Demo, tmp_path: Path) -> None:
    process, address = demo
    async with connect(address.rstrip("/")) as playground:
        emma, taras = playground.person("emma"), playground.person("taras")
        for words in ("The soup was cold", "The tea was cold"):
            await complain(emma, words)
            answer = await emma.wait_for("We have received your")
            assert "No.\u00a01." in answer["text"]
            card = await taras.wait_for(words, chat_id=GROUP)
            assert "Просимо взяти в роботу: Дарія" in card["text"]
            assert [topic["name"] for topic in await taras.topics(GROUP)] == ["🆕 № 1 Emma"]
            await playground.reset()
            assert await taras.topics(GROUP) == []
            assert (await playground.snapshot())["messages"][str(emma.id)] == []
        await emma.start()
        await emma.wait_for("This is")
        (_only_one,) = (tmp_path / "var" / "demo").iterdir()
    process.send_signal(signal.SIGTERM)
    assert process.wait(END) == 0


def test_it_ends_when_its_playground_does(demo: Demo) -> None:
    process, _address = demo
    (playground,) = psutil.Process(process.pid).children()
    playground.terminate()
    _said, complaints = process.communicate(timeout=END)
    assert process.returncode == 1
    assert complaints.endswith("The playground has stopped, and the demo with it.\n")


def test_departments_keep_groups_of_their_own() -> None:
    business = load_business(ROOT / "turbota.toml")
    first, *others = business.departments
    own = first.model_copy(update={"groups": (-77, -99)})
    shared = others[0].model_copy(update={"groups": (-99, business.staff_group)})
    desks = with_cast(business.model_copy(update={"departments": (own, shared)})).departments
    assert [desk.groups for desk in desks] == [(GROUP - 2, GROUP - 1), (GROUP - 1, GROUP)]
