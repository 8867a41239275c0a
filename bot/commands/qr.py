"""`turbota qr`."""

import asyncio
from pathlib import Path
from typing import Annotated, Literal

import typer


def qr(
    touchpoints: Annotated[
        list[str] | None, typer.Argument(help="Keys from turbota.toml. Default: all.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The folder for the pictures.")] = Path("var/qr"),
    form: Annotated[
        Literal["png", "svg"], typer.Option("--format", help="PNG for screens, SVG for print.")
    ] = "png",
    bot: Annotated[str, typer.Option(help="The bot's @name. Default: ask Telegram.")] = "",
) -> None:
    """Draw a QR code for each touchpoint: whoever scans it gives feedback for just that table, branch or courier."""
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places, load_settings
    from bot.tools.qr import draw, username

    business = rules_now(load_places())
    unknown = [key for key in touchpoints or () if business.touchpoint(key) is None]
    if unknown:
        raise typer.BadParameter(f"turbota.toml has no touchpoint {', '.join(unknown)}")
    name = bot.removeprefix("@") or asyncio.run(username(load_settings()))
    for touchpoint in business.touchpoints:
        if not touchpoints or touchpoint.key in touchpoints:
            file, link = draw(touchpoint, name, out, form)
            typer.echo(f"{file}  {link}")
