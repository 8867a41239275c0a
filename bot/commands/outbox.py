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
    retry: Annotated[
        bool,
        typer.Option("--retry", help="Try again what an error in the bot has stopped, once it is fixed."),
    ] = False,
) -> None:
    """Show how many messages are waiting to be sent. The bot may be running."""
    from bot.settings.settings import load_places
    from bot.tools.outbox import doubts, lanes, retried

    show = retried if retry else doubts if ambiguous else lanes
    for line in asyncio.run(show(load_places())):
        typer.echo(line)
