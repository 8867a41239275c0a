"""`turbota loyalty`: the ledger of points."""

import asyncio

import typer

loyalty = typer.Typer(help="The ledger of points.", no_args_is_help=True)


@loyalty.callback()
def _group() -> None:
    """With one command only, typer would take its name away."""


@loyalty.command()
def verify() -> None:
    """Play all that ever happened to points again, and name whatever stands differently. The bot may be running."""
    from bot.settings.settings import load_places
    from bot.tools.loyalty import differences

    found, accounts = asyncio.run(differences(load_places()))
    for line in found:
        typer.echo(line)
    typer.echo(f"{accounts} accounts, {len(found)} differences")
    if found:
        raise typer.Exit(1)
