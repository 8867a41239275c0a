"""`turbota figures`."""

import asyncio
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

DAY = ["%Y-%m-%d"]


def figures(
    by: Annotated[
        Literal["department", "operator", "language", "touchpoint", "week"],
        typer.Option(help="How to split."),
    ] = "department",
    since: Annotated[
        datetime | None, typer.Option(formats=DAY, help="The first day; else this Monday.")
    ] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="The last day; else today.")] = None,
    weeks: Annotated[
        int, typer.Option(min=1, max=53, help="This week and those before it; not with days.")
    ] = 1,
    department: Annotated[str, typer.Option(help="Its key: leave out the others.")] = "",
    csv: Annotated[Path | None, typer.Option(help="Write a row for each week and group.")] = None,
    chart: Annotated[Path | None, typer.Option(help="Draw a PNG.")] = None,
    language: Annotated[
        Literal["uk", "ru", "en"] | None, typer.Option(help="Of what is said; else the terminal's.")
    ] = None,
) -> None:
    """Say how the desk does: tickets, times, promises kept, scores. docs/figures.md defines each."""
    from bot.figures import Wanted, find
    from bot.reader import reader_words
    from bot.settings import load_business, load_places
    from care.figures import By
    from care.store.files import write_private

    places = load_places()
    business = load_business(places.turbota_settings)
    if department and business.department(department) is None:
        raise typer.BadParameter(f"turbota.toml has no department {department}")
    wanted = Wanted(By(by), _day(since), _day(until), weeks, department)
    try:
        found = asyncio.run(find(places, business, wanted, reader_words(language), drawn=chart is not None))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(found.text)
    if csv:
        write_private(csv, found.sheet)
    if chart:
        write_private(chart, found.chart)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None
