"""`turbota check`."""

import asyncio

import typer

from bot.commands.options import OutputLanguage


def check(language: OutputLanguage = None) -> None:
    """Check the token, the staff group, the settings and the database: what is wrong, and what to do."""
    from bot.telegram.schemas import build_on_use

    build_on_use()

    from bot.checks.everything import check_everything
    from bot.checks.finding import Weight
    from bot.checks.reader import reader_words

    async def report() -> bool:
        works = True
        async for finding in check_everything(reader_words(language)):
            works = works and finding.weight is not Weight.WRONG
            typer.echo("\n".join(finding.lines()))
        return works

    raise typer.Exit(0 if asyncio.run(report()) else 1)
