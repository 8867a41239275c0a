"""The bots that the load program starts: Turbota with its limits raised, and the echo."""

import re
from pathlib import Path

from playground.world import World
from tests.load.process import ROOT, BotProcess

START = "from bot.cli import main; main()"
RAISED = "[limits]\nprivate_per_second = 100000\ngroup_per_minute = 6000000\nbulk_per_second = 100000\n"


def turbota(world: World, url: str, home: Path, settings: str = "") -> BotProcess:
    """On a SQLite file in `home`. `settings`: a turbota.toml other than the demo's with raised limits."""
    rules = home / "turbota.toml"
    rules.write_text(settings or raised(), "utf-8")
    environment = _environment(world, url) | {
        "DATABASE_URL": f"sqlite:///{home / 'turbota.db'}",
        "TURBOTA_SETTINGS": str(rules),
        "PORT": "0",
        "LOG_LEVEL": "warning",
    }
    return BotProcess(("-c", START, "run"), environment, home / "turbota.log")


def echo(world: World, url: str, home: Path, *, tuned: bool = False) -> BotProcess:
    arguments = ("-m", "tests.load.echo_bot", *(["--tuned"] if tuned else []))
    return BotProcess(arguments, _environment(world, url), home / "echo.log")


def raised() -> str:
    """The demo's rules without Telegram's limits: what is measured is the bot."""
    text = (ROOT / "turbota.toml").read_text("utf-8")
    return re.sub(r"\[limits\][^\[]*", RAISED, text)


def _environment(world: World, url: str) -> dict[str, str]:
    return {"BOT_TOKEN": world.token, "API_BASE_URL": url}
