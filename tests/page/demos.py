"""The demo in processes of its own, under the shop's rules or some like them, and its clock."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from os import environ
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from tests.page.raw_bot import TOKEN

ROOT = Path(__file__).parents[2]
RULES, REPLIES = ROOT / "turbota.toml", ROOT / "replies.toml"
TURBOTA = Path(sys.executable).with_name("turbota")
KYIV = ZoneInfo("Europe/Kyiv")
TUESDAY = 1
END = 30  # seconds
# Rules under which Telegram takes what comes at once: a story with many people in it is not about its limits.
UNHURRIED = (
    ("group_per_minute = 20", "group_per_minute = 6000"),
    ("private_per_second = 1", "private_per_second = 100"),
)


@contextmanager
def running_demo(rules: Path = RULES, people: int = 0) -> Iterator[str]:
    """Its address, without a slash at the end. It is asked to end, and must."""
    command = [str(TURBOTA), "demo", "--port", "0", "--people", str(people)]
    environment = {**environ, "TURBOTA_SETTINGS": str(rules)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as demo:
        assert demo.stdout
        try:
            yield next(line.strip().rstrip("/") for line in demo.stdout if line.startswith("http://"))
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.wait(END)


@contextmanager
def first_run(playground: str, folder: Path) -> Iterator[str]:
    """`turbota run` in a folder in which nothing is; yields what the link ends with that the console shows."""
    environment = {name: value for name, value in environ.items() if name != "TURBOTA_SETTINGS"}
    environment |= {
        "BOT_TOKEN": TOKEN,
        "API_BASE_URL": playground,
        "DATABASE_URL": f"sqlite:///{folder}/store/turbota.db",
        "PORT": "0",
        "LC_ALL": "C",
    }
    command, quiet = [str(TURBOTA), "run"], subprocess.DEVNULL
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=quiet, text=True, cwd=folder, env=environment
    ) as bot:
        assert bot.stdout
        try:
            link = next(line.strip() for line in bot.stdout if line.startswith("https://t.me/"))
            yield link.partition("?start=")[2]
        finally:
            bot.terminate()
            bot.wait(END)


def to_tuesday(address: str, hour: int, minute: int = 0) -> None:
    """Move the demo's clock to the next Tuesday: the café is open, whatever the day on which this runs."""
    now = datetime.fromisoformat(httpx.get(f"{address}/control/clock", trust_env=False).json()["now"])
    now = now.astimezone(KYIV)
    day = now.date() + timedelta(days=(TUESDAY - now.weekday()) % 7 or 7)
    then = datetime(day.year, day.month, day.day, hour, minute, tzinfo=KYIV)
    move_on(address, then - now)


def move_on(address: str, length: timedelta) -> None:
    moved = {"advance": length.total_seconds()}
    httpx.post(f"{address}/control/clock", json=moved, trust_env=False).raise_for_status()


def changed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The shop's rules with some words of them changed, as a file in `folder` beside its canned replies."""
    text = RULES.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in {RULES.name}"
        text = text.replace(old, new, 1)
    file = folder / "turbota.toml"
    file.write_text(text, encoding="utf-8")
    shutil.copy(REPLIES, folder)
    return file
