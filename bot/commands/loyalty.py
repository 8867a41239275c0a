"""`turbota loyalty`: the ledger of points."""

import asyncio
from typing import Annotated

import typer

loyalty = typer.Typer(help="The ledger of points.", no_args_is_help=True)


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


@loyalty.command()
def explain(receipt: Annotated[str, typer.Argument(help="The receipt's key, as the till told it.")]) -> None:
    """Show why a receipt brought as many points as it did, by the rules that held then."""
    from bot.settings.settings import load_business, load_places
    from bot.tools.loyalty import explained

    places = load_places()
    lines = asyncio.run(explained(places, load_business(places.turbota_settings), receipt))
    for line in lines:
        typer.echo(line)
    if not lines:
        raise typer.BadParameter("there is no such receipt", param_hint="receipt")
