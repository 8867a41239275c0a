"""`turbota followups`."""

import asyncio
from typing import Annotated

import typer


def followups(
    coming: Annotated[str, typer.Option("--next", help="How far to look ahead, such as “7d”.")] = "7d",
    figures: Annotated[
        bool, typer.Option("--figures", help="Show what those of the last 30 days were worth instead.")
    ] = False,
) -> None:
    """Show what the bot will ask and say by itself: to whom, when, and whether it may. Nothing is sent."""
    from pydantic_core import PydanticCustomError

    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.followups import next_ones, worth_of
    from care.business.lengths import read_length

    places = load_places()
    business = rules_now(places)
    try:
        ahead = read_length(coming)
    except PydanticCustomError as error:
        raise typer.BadParameter(error.message(), param_hint="--next") from None
    lines = asyncio.run(worth_of(places, business) if figures else next_ones(places, business, ahead))
    for line in lines:
        typer.echo(line)
