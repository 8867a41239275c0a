"""`turbota replies`: canned replies as a file."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

replies = typer.Typer(help="Canned replies, as a file that you can edit.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(help="A TOML file; docs/replies.md describes it.")]


@replies.command("export")
def export_all(file: File) -> None:
    """Write all canned replies to FILE."""
    from bot.checks.reader import reader_words
    from bot.replies.keeping import export_all as written
    from bot.settings.settings import load_places

    file.write_text(asyncio.run(written(load_places().database_url)), "utf-8")
    _ = reader_words()
    typer.echo(_("Saved to {file}.", file=file).unescape())


@replies.command("import")
def import_all(file: File) -> None:
    """Replace all canned replies with those in FILE; if it has a mistake, nothing changes. The bot may be running."""
    from bot.checks.reader import reader_words
    from bot.replies.keeping import import_all as read
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from dialogs.panels.team.reply_book import changed

    places = load_places()
    changes = asyncio.run(read(places.database_url, rules_now(places), file))
    typer.echo(changed(changes, reader_words()).unescape())
