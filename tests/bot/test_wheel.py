"""The wheel, in an environment of its own, far from the checkout: what a user has who installed it."""

import os
import signal
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.settings.settings import Settings
from playground.acts.world import World
from playground.http.server import serve

ROOT = Path(__file__).parents[2]
END = 20  # seconds


def packaged(folder: Path) -> Path:
    """The wheel, built from the checkout; nothing is fetched."""
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", folder, ROOT], check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment. What it depends on is lent by ours, which is not searched for ourselves."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place / "venv", symlinks=True)
    python = place / "venv" / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*pip, str(packaged(place))], check=True)
    (packages,) = (place / "venv" / "lib").glob("*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    return place / "venv" / "bin" / "turbota"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    ours = {name.upper() for name in Settings.model_fields} | {"PYTHONPATH"}
    return {name: value for name, value in os.environ.items() if name not in ours} | {"HOME": str(tmp_path)}


def top_levels(installed: Path) -> set[str]:
    (packages,) = (installed.parents[1] / "lib").glob("*/site-packages")
    return {entry.name for entry in packages.iterdir()}


def test_it_takes_no_name_but_its_own(installed: Path) -> None:
    assert {name for name in top_levels(installed) if "." not in name} == {"turbota"}


def test_a_package_of_the_same_name_is_left_in_peace(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "bot.py").write_text("mine = True")
    code = "import turbota, bot; print(bot.mine)"
    run = subprocess.run(
        [installed.with_name("python"), "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert run.stdout == "True\n"


async def test_it_begins_checks_and_makes_its_store(
    installed: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    def turbota(*arguments: str, **more: str) -> str:
        run = subprocess.run(
            [installed, *arguments],
            cwd=tmp_path,
            env={**environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    assert "turbota.toml" in turbota("init", "--language", "ru")
    assert "Правила вашего заведения" in (tmp_path / "turbota.toml").read_text("utf-8")
    assert turbota("migrate").startswith("The database is up to date: version 0")
    assert (tmp_path / "var" / "turbota.db").stat().st_mode & 0o777 == 0o600
    async with serve(World()) as url:
        import asyncio

        said = await asyncio.to_thread(turbota, "check", BOT_TOKEN="700001:playground", API_BASE_URL=url)
    assert "✗" not in said


def test_the_demo_runs_without_anything_else(
    installed: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    with subprocess.Popen(
        [installed, "demo", "--port", "0"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout
        address = next(filter(None, addresses(demo.stdout)))
        assert httpx.get(address, trust_env=False).is_success
        assert httpx.get(f"{address}page/words/uk.json", trust_env=False).json()
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(END) == 0


def addresses(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield next((word for word in line.split() if word.startswith("http://")), "")
