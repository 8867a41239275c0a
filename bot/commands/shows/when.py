"""`turbota when`: how a sentence with a time in it is read. It needs no settings, no database and no bot."""

from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dialogs.language.when import Reading

LANGUAGES = ("uk", "ru", "en")


class Exit(IntEnum):
    UNDERSTOOD = 0
    ASKS = 3  # also for what cannot be: 25:00, 31 February, yesterday
    NO_TIME = 4


def when(
    text: Annotated[
        str, typer.Argument(help="What somebody writes, such as “remind me tomorrow at 10 to call”.")
    ] = "",
    language: Annotated[Literal["uk", "ru", "en"], typer.Option(help="Whose words they are.")] = "uk",
    zone: Annotated[str, typer.Option(help="The writer's time zone.")] = "Europe/Kyiv",
    now: Annotated[
        str,
        typer.Option(metavar="TIME", help="What their clock shows, such as 2026-11-21T20:00. Default: now."),
    ] = "",
    lines: Annotated[
        bool, typer.Option("--lines", help="Read lines of language, tab and text from standard input.")
    ] = False,
) -> None:
    """Show how a time is read, as a line of JSON. Exits 0: understood; 3: it would ask; 4: no time in it."""
    import json
    import sys
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from dialogs.language.when import read

    try:
        where = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise typer.BadParameter(f"there is no time zone “{zone}”", param_hint="--zone") from None
    moment = _moment(now, where)

    def line(text: str, language: str) -> "Reading":
        reading = read(text, language=language, now=moment, zone=where)
        typer.echo(json.dumps(_shown(reading), ensure_ascii=False).encode("utf-8", "replace"))
        sys.stdout.flush()
        return reading

    if not lines:
        raise typer.Exit(_exit(line(text, language)))
    for raw in sys.stdin.buffer:
        written = raw.decode("utf-8", "replace").rstrip("\r\n")
        named, tab, rest = written.partition("\t")
        line(rest if tab else written, named if tab and named in LANGUAGES else language)


def _moment(text: str, zone: "ZoneInfo") -> datetime:
    from datetime import UTC

    if not text:
        return datetime.now(UTC)
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("write a time like 2026-11-21T20:00", param_hint="--now") from None
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _shown(reading: "Reading") -> dict[str, object]:
    ask = [
        {"question": str(each), "why": reading.why and str(reading.why)}
        if isinstance(each, str)
        else {"at": _wall(each.at), "rule": each.rule, "what": each.what}
        for each in reading.ask
    ]
    return {"at": _wall(reading.at), "rule": reading.rule, "what": reading.what, "ask": ask}


def _wall(at: datetime | None) -> str | None:
    return None if at is None else at.replace(second=0, microsecond=0).isoformat(timespec="minutes")


def _exit(reading: "Reading") -> int:
    if reading.at is not None:
        return Exit.UNDERSTOOD
    return Exit.ASKS if reading.asks else Exit.NO_TIME
