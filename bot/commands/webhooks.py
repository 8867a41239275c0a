"""`turbota webhooks`: what the business's own systems were told, and what they are still to be told."""

import asyncio
from typing import Annotated

import typer

webhooks = typer.Typer(
    help="What your own systems are told as it happens (docs/api.md).", no_args_is_help=True
)


@webhooks.command("list")
def list_all(
    latest: Annotated[
        int,
        typer.Option("--latest", min=0, help="Also show this many of the newest, whatever became of them."),
    ] = 0,
) -> None:
    """Show what is still to be sent, and what was given up."""
    from bot.settings.settings import load_places
    from bot.tools.webhooks import listed

    for line in asyncio.run(listed(load_places(), latest)):
        typer.echo(line)


@webhooks.command()
def resend(
    numbers: Annotated[list[int] | None, typer.Argument(help="As “list” shows them.")] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Everything that was given up.")] = False,
) -> None:
    """Send it again under the same id, sent before or not. A running bot starts within a second."""
    from bot.settings.settings import load_places
    from bot.tools.webhooks import resent

    if bool(numbers) == failed:
        raise typer.BadParameter("give numbers, or --failed", param_hint="numbers")
    count = asyncio.run(resent(load_places(), None if failed else numbers))
    typer.echo(f"to be sent again: {count}")


@webhooks.command()
def secret() -> None:
    """Make a secret to sign with, for SIGNING_SECRET and for the receiving system. It is not saved anywhere."""
    from bot.webhooks.signing import new_secret

    typer.echo(new_secret())
