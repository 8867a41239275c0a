"""`turbota rules`: what was changed in the chat, beside what turbota.toml says."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

rules = typer.Typer(
    help="What was changed of the business's rules in the chat, beside the file.", no_args_is_help=True
)


@rules.command()
def diff() -> None:
    """Show where what holds is not what the file says. Nothing: they are the same."""
    from bot.settings.settings import load_places
    from bot.tools.rules import differing

    for line in asyncio.run(differing(load_places())):
        typer.echo(line)


@rules.command()
def export() -> None:
    """Print as TOML what was changed: for turbota.toml, or for another bot's “rules import”."""
    from bot.settings.settings import load_places
    from bot.tools.rules import exported

    typer.echo(asyncio.run(exported(load_places())), nl=False)


@rules.command("import")
def import_all(file: Annotated[Path, typer.Argument(help="What “rules export” has printed.")]) -> None:
    """Take over what it says. A bot that runs goes by it within seconds."""
    from bot.settings.settings import load_places
    from bot.tools.rules import imported

    for name in asyncio.run(imported(load_places(), file.read_text("utf-8"), str(file))):
        typer.echo(name)
