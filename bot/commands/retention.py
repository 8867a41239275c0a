"""`turbota retention`: delete now what has been kept long enough, or see what would go."""

import asyncio
from typing import Annotated

import typer


def retention(
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Only show what would be deleted: how much, and how old the oldest is."
        ),
    ] = False,
) -> None:
    """Delete what the settings no longer keep. The bot does this itself every night, and may be running."""
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.retention import clear, outlook

    places = load_places()
    business = rules_now(places)
    for line in asyncio.run((outlook if dry_run else clear)(places, business)):
        typer.echo(line)
