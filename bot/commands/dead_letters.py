"""`turbota dead-letters`: updates that could not be handled."""

import asyncio
import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from markupsafe import Markup

    from dialogs.language.words import Words

dead_letters = typer.Typer(
    help="Updates that could not be handled, kept for you to look at.", no_args_is_help=True
)

UpdateId = Annotated[int, typer.Argument(help="The update's id, as “list” shows it.")]


@dead_letters.command("list")
def list_all(
    whole: Annotated[bool, typer.Option(help="Include all that Telegram sent: personal words, too.")] = False,
) -> None:
    """Show them, oldest first."""
    from bot.settings.settings import load_places
    from bot.tools.dead_letters import kept

    for letter in asyncio.run(kept(load_places())):
        typer.echo(f"{letter.update_id}  {letter.at:%Y-%m-%d %H:%M} UTC  {letter.error}")
        if whole:
            typer.echo(json.dumps(letter.body, ensure_ascii=False, indent=2))


@dead_letters.command()
def retry(update_id: UpdateId) -> None:
    """Handle one again, once the cause is fixed. The bot may be running."""
    from bot.checks.reader import reader_words
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.dead_letters import retry as try_again

    _ = reader_words()
    places = load_places()
    found = asyncio.run(try_again(places, rules_now(places), update_id))
    _say(_("Update {number} has been handled.", number=update_id) if found else _none(update_id, _), found)


@dead_letters.command()
def forget(update_id: UpdateId) -> None:
    """Delete one for good."""
    from bot.checks.reader import reader_words
    from bot.settings.settings import load_places
    from bot.tools.dead_letters import forget as throw_away

    _ = reader_words()
    found = asyncio.run(throw_away(load_places(), update_id))
    _say(_("Update {number} has been deleted.", number=update_id) if found else _none(update_id, _), found)


def _none(update_id: int, _: "Words") -> "Markup":
    return _(
        "No failed update has the number {number}. To see them all: turbota dead-letters list",
        number=update_id,
    )


def _say(text: "Markup", done: bool) -> None:
    typer.echo(text.unescape(), err=not done)
    if not done:
        raise typer.Exit(1)
