"""`turbota may-write`."""

import asyncio
from typing import Annotated

import typer


def may_write(
    customer: Annotated[int, typer.Argument(help="The customer's Telegram id.")],
    purpose: Annotated[
        str, typer.Argument(help="What about, such as “survey”. Default: all that there is.")
    ] = "",
) -> None:
    """Show whether a customer may be written to now, and if not, why. Nothing is sent."""
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.may_write import UnknownPurposeError, answer

    places = load_places()
    business = rules_now(places)
    try:
        lines = asyncio.run(answer(places, business, customer, purpose))
    except UnknownPurposeError as error:
        raise typer.BadParameter(str(error), param_hint="purpose") from None
    for line in lines:
        typer.echo(line)
