"""The bots that the load program starts: Turbota with its limits raised, and the echo."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from playground.acts.world import World
from tests.load.forked import ForkedBot
from tests.load.process import ROOT, BotProcess

START = "from bot.cli import main; main()"
# Customers here are quicker than people; a group takes what Telegram lets it, or as much as the bot can send.
LIMITS = "[limits]\nprivate_per_second = 100000\ngroup_per_minute = {group}\nbulk_per_second = 100000\n"
OPENING = "[flood]\ntickets = 1000000\n"  # one customer stands for many
DATABASE = "turbota.db"
REAL, RAISED = 20, 6_000_000  # messages a minute


def forked(world: World, url: str, home: Path) -> ForkedBot:
    """As `turbota`, to be started again and again."""
    return ForkedBot((), turbota(world, url, home).environment, home / "turbota.log")


def turbota(
    world: World, url: str, home: Path, group: int = RAISED, *, database: str = "", travels: bool = False
) -> BotProcess:
    """With the demo's rules, at `database` or on a SQLite file in `home`.

    `group`: messages a minute that a staff group takes; who `travels` has the playground's clock.
    """
    more = {"DATABASE_URL": database} if database else {}
    more |= {"TURBOTA_CLOCK_URL": url} if travels else {}
    opening = OPENING if group == RAISED else ""
    return _turbota(world, url, home, opening + LIMITS.format(group=group), more)


def owes(home: Path) -> bool:
    """Whether that bot owes anybody anything still."""
    query = "SELECT EXISTS (SELECT 1 FROM outbox WHERE failed_at IS NULL)"
    with closing(sqlite3.connect(f"file:{home / DATABASE}?mode=ro", uri=True)) as connection:
        return bool(connection.execute(query).fetchone()[0])


def limited(world: World, url: str, home: Path) -> BotProcess:
    """The same with Telegram's real limits, everywhere."""
    return _turbota(world, url, home, "")


def _turbota(
    world: World, url: str, home: Path, limits: str, more: Mapping[str, str] | None = None
) -> BotProcess:
    rules = home / "turbota.toml"
    text = (ROOT / "turbota.toml").read_text("utf-8")
    rules.write_text(re.sub(r"\[limits\][^\[]*", limits, text), "utf-8")
    environment = _environment(world, url) | {
        "DATABASE_URL": f"sqlite:///{home / DATABASE}",
        "TURBOTA_SETTINGS": str(rules),
        "PORT": "0",
        "LOG_LEVEL": "warning",
    }
    return BotProcess(("-c", START, "run"), environment | dict(more or {}), home / "turbota.log")


def echo(world: World, url: str, home: Path, *, tuned: bool = False) -> BotProcess:
    arguments = ("-m", "tests.load.echo_bot", *(["--tuned"] if tuned else []))
    return BotProcess(arguments, _environment(world, url), home / "echo.log")


def _environment(world: World, url: str) -> dict[str, str]:
    return {"BOT_TOKEN": world.token, "API_BASE_URL": url}
