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
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.loyalty import explained

    places = load_places()
    lines = asyncio.run(explained(places, rules_now(places), receipt))
    for line in lines:
        typer.echo(line)
    if not lines:
        raise typer.BadParameter("there is no such receipt", param_hint="receipt")


@loyalty.command()
def release(
    number: Annotated[str, typer.Argument(help="A phone, such as +380501234567, or a shop card.")],
) -> None:
    """Take a phone or a shop card from whoever has it, so that its owner can add it. The bot may be running."""
    from bot.settings.settings import load_places
    from bot.tools.loyalty import released
    from care.people import numbers

    known = numbers.read(number)
    if known is None:
        raise typer.BadParameter("it is neither a phone nor the number of a card", param_hint="number")
    customer = asyncio.run(released(load_places(), *known))
    if customer is None:
        raise typer.BadParameter("no customer has it", param_hint="number")
    typer.echo(f"customer {customer} had it; nobody has it now")
