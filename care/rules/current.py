"""What others have changed, taken over by this process: at its start, and at each tick."""

import structlog
from pydantic import ValidationError

from care.rules.changing import Change, latest, newest, ruled
from care.rules.laying import plain_at
from care.store.unit import Store, Unit

log = structlog.get_logger()


async def take_changes(store: Store) -> None:
    """What does not fit this process's own file is logged, and the rules stay as they are."""
    async with store.read() as unit:
        if await newest(unit) == unit.ruling.change:
            return
        try:
            ruling = await ruled(unit, unit.ruling)
        except ValidationError as error:
            log.error("rules_do_not_fit", mistakes=error.error_count())  # noqa: TRY400 - it would tell what was written
            return
    store.take(ruling)
    log.info("rules_taken", change=ruling.change)


async def catch_up(unit: Unit) -> None:
    """This unit goes by what stands in the store now: until it is open, each answer may come to another process."""
    if await newest(unit) != unit.ruling.change:
        unit.rule(await ruled(unit, unit.ruling))


async def begin(store: Store) -> None:
    """At start. Where the file was edited after a change from the chat, the change holds, and that is said.

    Raises pydantic's ValidationError where they do not fit.
    """
    async with store.read() as unit:
        ruling = await ruled(unit, store.ruling)
        for each in await edited_since(unit):
            log.warning("rules_file_edited", path=each.path, change=each.id)
    store.take(ruling)


async def edited_since(unit: Unit) -> list[Change]:
    """What holds though the file has had something else there since."""
    begun = unit.ruling.begun
    return [
        each
        for each in await latest(unit)
        if each.value is not None and plain_at(begun, each.path) != each.file
    ]
