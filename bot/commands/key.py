"""`turbota key`: the keys of tills, which call the API."""

import asyncio
from typing import Annotated

import typer

key = typer.Typer(help="Keys of tills and other systems that call the API.", no_args_is_help=True)


@key.command()
def new(
    name: Annotated[str, typer.Argument(help="The till's: 1 to 16 of a-z 0-9 _ -. Receipts are its own.")],
    scopes: Annotated[
        str,
        typer.Option(
            help="What it may do, with commas: purchases,refunds,customers,balance,vouchers,events."
        ),
    ],
) -> None:
    """Make a key, and show it: this once, and never again."""
    from bot.settings.settings import load_places
    from bot.tools.key import WrongKeyError, made

    try:
        number, secret = asyncio.run(made(load_places(), name, scopes))
    except WrongKeyError as error:
        raise typer.BadParameter(str(error), param_hint=error.option) from None
    typer.echo(secret)
    typer.echo(f"key {number} of {name}: write it down now, it is not shown again", err=True)


@key.command("list")
def list_all() -> None:
    """Show all keys, with what each may do and when it was last used. No secret is shown."""
    from bot.settings.settings import load_places
    from bot.tools.key import listed

    for line in asyncio.run(listed(load_places())):
        typer.echo(line)


@key.command()
def revoke(number: Annotated[int, typer.Argument(help="The key's number, as “list” shows it.")]) -> None:
    """Let nobody in with this key any more. The bot may be running: it holds from the next call on."""
    from bot.settings.settings import load_places
    from bot.tools.key import revoked

    if not asyncio.run(revoked(load_places(), number)):
        raise typer.BadParameter("there is no such key in use", param_hint="number")
    typer.echo(f"key {number} is revoked")
