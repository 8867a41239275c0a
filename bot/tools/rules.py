"""What was changed of the rules from the chat, beside the file: from the command line, whether a bot runs or not."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from bot.checks.reader import reader_words
from bot.settings.changed import beginning
from bot.settings.errors import SettingsError, mistakes_in
from bot.settings.lines import line_numbers
from bot.settings.settings import Places, parse
from bot.settings.toml import value, written
from care.business import Business
from care.rules import Change, begun_with, change, plain_at
from care.rules.changing import HOUSE, latest
from care.store.unit import Store
from dialogs.language.words import Words


async def differing(places: Places) -> list[str]:
    """A line for each path that was changed, the earliest first: what the file has, and what holds."""
    begun = beginning(places)
    async with Store.opened(places.database_url, begun) as store, store.read() as unit:
        found = [each for each in await latest(unit) if each.value is not None]
    _ = Words(reader_words().language, begun.tz)
    return [_line(each, begun, _) for each in found]


def _line(each: Change, begun: Business, _: Words) -> str:
    file = plain_at(begun, each.path)
    fields = {
        "path": each.path,
        "file": "—" if file is None else value(_without_nothing(file)),
        "value": value(each.value),
        "when": _.full_date(each.at),
        "who": each.by or "turbota rules import",
    }
    line = _("{path}: the file has {file}; since {when} ({who}) it is {value}", **fields)
    if file != each.file:
        line = _(
            "{line}. The file was edited after that, but the change made in the chat still applies", line=line
        )
    return _.plain(line).replace("\u00a0", " ")


def _without_nothing(tables: Any) -> Any:  # noqa: ANN401 - TOML knows no null
    if isinstance(tables, Mapping):
        return {name: _without_nothing(each) for name, each in tables.items() if each is not None}
    return [_without_nothing(each) for each in tables] if isinstance(tables, list) else tables


async def exported(places: Places) -> str:
    """TOML: each table of the file in which something was changed, as it holds now."""
    async with Store.opened(places.database_url, beginning(places)) as store, store.read() as unit:
        values = {each.path: each.value for each in await latest(unit) if each.value is not None}
    changed = {path.split(".")[0] for path in values}
    whole = begun_with(_tables(places.turbota_settings), values)
    return written({name: each for name, each in whole.items() if name in changed})


def _tables(file: Path) -> Mapping[str, Any]:
    return parse(file.read_text("utf-8"), str(file)) if file.exists() else {}


async def imported(places: Places, text: str, source: str) -> list[str]:
    """What `exported` has written somewhere, from `source`, as changes of this store; the names of what that changes.

    Raises SettingsError where the rules would not be as they must be; nothing is changed then.
    """
    given = _plain(parse(text, source))
    async with Store.opened(places.database_url, beginning(places)) as store, store.write() as unit:
        before = {each.path: each.value for each in await latest(unit)}
        values = {name: each for name, each in given.items() if before.get(name) != each}
        if not values:
            return []
        try:
            await change(unit, HOUSE, values)
        except ValidationError as error:
            places_in = line_numbers(text)
            raise SettingsError(source, *mistakes_in(error, Business, places_in)) from None
        await unit.commit()
    return sorted(values)


def _plain(tables: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(tables, Mapping):
        return {name: _plain(each) for name, each in tables.items()}
    if isinstance(tables, list):
        return [_plain(each) for each in tables]
    return tables if isinstance(tables, str | int | float | bool) else str(tables)
