"""`turbota webhooks`: what the business's own systems were told, and what they are still to be told."""

import asyncio
from typing import Annotated

import typer

webhooks = typer.Typer(
    help="What your own systems are told when it happens (docs/api.md).", no_args_is_help=True
)


@webhooks.command("list")
def list_all(
    latest: Annotated[
        int,
        typer.Option(
            "--latest", min=0, help="Show so many of the newest ones, too, whatever became of them."
        ),
    ] = 0,
) -> None:
    """Show what waits to be told, and what was given up."""
    from bot.settings.settings import load_places
    from bot.tools.webhooks import listed

    for line in asyncio.run(listed(load_places(), latest)):
        typer.echo(line)


@webhooks.command()
def resend(
    numbers: Annotated[list[int] | None, typer.Argument(help="As “list” shows them.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="All that were given up.")] = False,
) -> None:
    """Tell it again, by the same name, told before or not. The bot may be running: it begins within a second."""
    from bot.settings.settings import load_places
    from bot.tools.webhooks import resent

    if bool(numbers) == failed:
        raise typer.BadParameter("give numbers, or --failed", param_hint="numbers")
    count = asyncio.run(resent(load_places(), None if failed else numbers))
    typer.echo(f"{count} to be told again")


@webhooks.command()
def secret() -> None:
    """Make a secret to sign with, for SIGNING_SECRET and for whoever is told. It is kept nowhere."""
    from bot.webhooks.signing import new_secret

    typer.echo(new_secret())
