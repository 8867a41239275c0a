"""`turbota ids`."""

import asyncio
from typing import Annotated

import typer

from bot.commands.options import OutputLanguage


def ids(
    language: OutputLanguage = None,
    wait: Annotated[float, typer.Option(help="How many seconds to listen.")] = 300,
) -> None:
    """Find out your staff group's id and your own, for turbota.toml. Stop the bot first."""
    from bot.telegram.schemas import build_on_use

    build_on_use()

    from bot.checks.explained import explained
    from bot.checks.reader import reader_words
    from bot.settings.settings import load_settings
    from bot.tools.ids import listen

    _ = reader_words(language)
    settings = load_settings()
    typer.echo(
        _.plain(_("Now write something in your staff group, and send /start to the bot. Ctrl-C stops this."))
    )

    async def show() -> None:
        async for line in listen(settings, wait):
            typer.echo(line)

    try:
        asyncio.run(show())
    except Exception as error:
        typer.echo(explained(error, language), err=True)
        raise typer.Exit(1) from None
