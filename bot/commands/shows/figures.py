"""`turbota figures`."""

import asyncio
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from bot.commands.options import OutputLanguage

if TYPE_CHECKING:
    from care.business import Business

DAY = ["%Y-%m-%d"]


Split: TypeAlias = Literal[
    "department", "operator", "language", "touchpoint", "week", "journey", "places", "nps", "points", "sent"
]


def figures(
    by: Annotated[Split, typer.Option(help="How to group the desk's figures; or what else.")] = "department",
    since: Annotated[
        datetime | None, typer.Option(formats=DAY, help="The first day. Default: this Monday.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="The last day. Default: today.")] = None,
    weeks: Annotated[
        int | None,
        typer.Option(min=1, max=53, help="This many weeks, up to this one; not with --since or --until."),
    ] = None,
    department: Annotated[str, typer.Option(help="Only this department, by its key.")] = "",
    csv: Annotated[
        Path | None, typer.Option(help="Write a CSV file here: a row for each week and group.")
    ] = None,
    chart: Annotated[Path | None, typer.Option(help="Draw a chart here, as PNG.")] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw it for a dark theme.")] = False,
    language: OutputLanguage = None,
) -> None:
    """Show how the desk is doing, or the journey of customers, NPS, points… docs/figures.md defines each."""
    from bot.checks.reader import reader_words
    from bot.settings.changed import rules_now
    from bot.settings.settings import load_places
    from bot.tools.figures import Wanted, find
    from care.store.files import write_private
    from dialogs.staff.figures.query import SPLITS

    business = rules_now(places := load_places())
    if department and business.department(department) is None:
        raise typer.BadParameter(_no_department(department, business))
    wanted = Wanted(SPLITS[by], _day(since), _day(until), weeks, department)
    try:
        reader = reader_words(language)
        found = asyncio.run(find(places, business, wanted, reader, drawn=chart is not None, dark=dark))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(found.text)
    if csv:
        write_private(csv, found.sheet)
    if chart:
        write_private(chart, found.chart)


def _no_department(key: str, business: "Business") -> str:
    keys = ", ".join(each.key for each in business.departments)
    return f"turbota.toml has no department {key}, only: {keys}"


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
