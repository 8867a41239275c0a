"""`turbota import`: customers and purchases from a spreadsheet."""

import asyncio
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from bot.commands.options import OutputLanguage

importing = typer.Typer(
    help="Customers and purchases from a spreadsheet: docs/import.md. It can be run again: nothing counts twice.",
    no_args_is_help=True,
)


class Money(StrEnum):
    KOPECKS = "kopecks"
    HRYVNIAS = "hryvnias"


File: TypeAlias = Annotated[Path, typer.Argument(help="A table saved as CSV.", exists=True, dir_okay=False)]
Dry: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="Read and check everything, and change nothing.")
]
InMoney: TypeAlias = Annotated[
    Money | None, typer.Option("--money", help="What the sums are in. You are asked where it is not clear.")
]


@importing.command()
def customers(
    file: File, dry_run: Dry = False, money: InMoney = None, language: OutputLanguage = None
) -> None:
    """What customers had before: points, what they have paid, birthday. It waits for those not known yet."""
    _run("customers", file, dry_run, money, language)


@importing.command()
def purchases(
    file: File,
    dry_run: Dry = False,
    money: InMoney = None,
    till: Annotated[str, typer.Option(help="The till’s name, if it also sends these receipts itself.")] = "",
    language: OutputLanguage = None,
) -> None:
    """What was bought, one receipt per row. It brings points, and nobody gets a message."""
    from care.tills.brought import IMPORT
    from care.tills.keys import NAME

    if till and not NAME.fullmatch(till):
        raise typer.BadParameter("write 1 to 16 of a-z 0-9 _ -", param_hint="--till")
    _run("purchases", file, dry_run, money, language, till or IMPORT)


def _run(what: str, file: Path, dry: bool, money: Money | None, language: str | None, till: str = "") -> None:
    from bot.checks.reader import reader_words
    from bot.imports.importing import WrongFileError, look_into
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from dialogs.language.words import Words

    places = load_places()
    business = rules_now(places)
    try:
        found = look_into(what, file, business, Words(reader_words(language).language, business.tz))
        for line in found.heading():
            typer.echo(line)
        kopecks = _in_kopecks(money, found.question())
        with typer.progressbar(length=found.table.count, file=sys.stderr) as bar:
            lines, all_taken = asyncio.run(found.run(places, bar.update, kopecks=kopecks, dry=dry, till=till))
    except WrongFileError as error:
        raise typer.BadParameter(str(error), param_hint=file.name) from None
    for line in lines:
        typer.echo(line)
    if not all_taken:
        raise typer.Exit(1)


def is_terminal() -> bool:
    return sys.stdin.isatty()


def _in_kopecks(money: Money | None, question: str) -> bool | None:
    """Asked of a person; a program has to say it. None: there is nothing to ask."""
    if money is None and question:
        if not is_terminal():
            raise typer.BadParameter(question, param_hint=f"--money {'|'.join(Money)}")
        money = typer.prompt(question, type=Money)
    return None if money is None else money is Money.KOPECKS
