"""`turbota event`."""

import asyncio
from typing import Annotated, Literal

import typer


def event(
    what: Annotated[
        Literal["order", "delivered", "visit", "purchase", "appointment", "called_off"],
        typer.Argument(help="What has happened."),
    ],
    customer: Annotated[int, typer.Option(help="The customer's Telegram id.")],
    order: Annotated[
        str, typer.Option(help="Its number in your system: of the order, the visit, the receipt.")
    ],
    touchpoint: Annotated[str, typer.Option(help="Where: the key of a touchpoint.")] = "",
    at: Annotated[
        str, typer.Option(help="When, such as “2026-11-20T18:30”, in the business's time. Default: now.")
    ] = "",
) -> None:
    """Tell what has happened to a customer: an order, a delivery, a visit, a purchase, an appointment."""
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.event import WrongEventError, told

    places = load_places()
    business = rules_now(places)
    try:
        line = asyncio.run(told(places, business, what, customer, order, touchpoint, at))
    except WrongEventError as error:
        raise typer.BadParameter(str(error), param_hint=error.option) from None
    typer.echo(line)
