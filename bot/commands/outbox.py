"""`turbota outbox`: what is owed to people and not delivered yet."""

import asyncio
from typing import Annotated

import typer


def outbox(
    ambiguous: Annotated[
        bool,
        typer.Option(
            "--ambiguous", help="Only what Telegram left in doubt, including what has been sent again."
        ),
    ] = False,
) -> None:
    """Show how many messages are waiting to be sent. The bot may be running."""
    from bot.settings.settings import load_places
    from bot.tools.outbox import doubts, lanes

    lines = doubts(load_places()) if ambiguous else lanes(load_places())
    for line in asyncio.run(lines):
        typer.echo(line)
