"""`turbota audit`: who of the staff did what."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer


def _length(text: str) -> timedelta:
    from pydantic_core import PydanticCustomError

    from care.business.lengths import read_length

    try:
        return read_length(text)
    except PydanticCustomError as error:
        raise typer.BadParameter(error.message()) from error


def audit(
    since: Annotated[
        timedelta | None,
        typer.Option(parser=_length, metavar="LENGTH", help='Only as far back as this, such as "7d".'),
    ] = None,
    csv: Annotated[Path | None, typer.Option(help="Write a table to this file instead.")] = None,
) -> None:
    """Show what the staff did, newest first. The bot may be running."""
    from bot.checks.reader import reader_words
    from bot.settings.settings import load_places
    from bot.tools.audit import read, take_out
    from care.staff.audit_sheet import sheet
    from care.store.files import write_private
    from dialogs.staff import columns

    places = load_places()
    if csv is not None:
        found = asyncio.run(take_out(places, since))
        _ = reader_words()
        write_private(csv, sheet(found, columns.of_audit(_), _.language))
        told = _.ngettext(
            "{count} action saved to {file}.", "{count} actions saved to {file}.", len(found), file=csv
        )
        typer.echo(told.unescape())
        return
    for noted in asyncio.run(read(places, since)):
        who = f"{noted.actor} {noted.name}".rstrip()
        ticket = f"  No. {noted.ticket}" if noted.ticket else ""
        times = f"  × {noted.times}" if noted.times > 1 else ""
        typer.echo(f"{noted.at:%Y-%m-%d %H:%M:%S} UTC  {who}  {noted.deed}{ticket}  {noted.outcome}{times}")
