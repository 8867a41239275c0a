"""`turbota broadcast`: what is sent to many, how far it is, and its stopping."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

broadcast = typer.Typer(
    help="What is sent to many customers at once (docs/broadcasts.md).", no_args_is_help=True
)
Number = Annotated[int, typer.Argument(help="As “status” shows it.")]


@broadcast.command()
def status(
    number: Annotated[
        int | None, typer.Argument(help="Only this one, with its reasons and what came of it.")
    ] = None,
) -> None:
    """Show how far the latest broadcasts are. The bot may be running."""
    from bot.settings.settings import load_places
    from bot.tools.broadcast import shown

    for line in asyncio.run(shown(load_places(), number)):
        typer.echo(line)


@broadcast.command()
def send(
    uk: Annotated[Path | None, typer.Option(help="A file with the text in Ukrainian.")] = None,
    ru: Annotated[Path | None, typer.Option(help="The same in Russian.")] = None,
    en: Annotated[Path | None, typer.Option(help="The same in English.")] = None,
    at: Annotated[
        str, typer.Option(help="At this hour of each recipient's own clock, as 10:00; else at once.")
    ] = "",
    day: Annotated[str, typer.Option(help="On this day, as 2026-12-01; else today or tomorrow.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Send it; else only say who would get it.")] = False,
) -> None:
    """Send a text to whoever has agreed to news. Without --yes it only says who would get it."""
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.broadcast import MistakenError, sent

    texts = {"uk": uk, "ru": ru, "en": en}
    try:
        written = {name: path.read_text("utf-8").strip() for name, path in texts.items() if path}
        places = load_places()
        business = rules_now(places)
        lines = asyncio.run(sent(places, business, written, (day, at), yes=yes))
    except (OSError, MistakenError) as error:
        raise typer.BadParameter(str(error)) from None
    for line in lines:
        typer.echo(line)


@broadcast.command()
def pause(number: Number) -> None:
    """Send it to nobody else for now. What is on its way to Telegram at this moment still arrives."""
    _steer("pause", number)


@broadcast.command()
def resume(
    number: Number,
    refused: Annotated[
        bool, typer.Option("--refused", help="Also again to whom Telegram refused it.")
    ] = False,
    ambiguous: Annotated[
        bool,
        typer.Option("--ambiguous", help="Also again to whom it may have arrived: they may get it twice."),
    ] = False,
) -> None:
    """Go on with one that was paused."""
    _steer("resume", number, *(["refused"] if refused else []), *(["ambiguous"] if ambiguous else []))


@broadcast.command()
def cancel(number: Number) -> None:
    """Send it to nobody else, for good."""
    _steer("cancel", number)


@broadcast.command()
def recall(
    number: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Delete it; else only say where it can be.")] = False,
) -> None:
    """Delete it in the chats in which it stands, as far as Telegram lets a bot: for 48 hours. Nobody else gets it."""
    from bot.settings.settings import load_places
    from bot.tools.broadcast import recalled

    for line in asyncio.run(recalled(load_places(), number, yes=yes)):
        typer.echo(line)


def _steer(deed: str, number: int, *again: str) -> None:
    from bot.settings.settings import load_places
    from bot.tools.broadcast import steered

    if not asyncio.run(steered(load_places(), deed, number, again)):
        typer.echo("nothing changed: see “turbota broadcast status”", err=True)
        raise typer.Exit(1)
