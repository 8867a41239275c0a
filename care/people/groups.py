"""Where a staff group is now: Telegram gives a group another id when it becomes a supergroup, the settings
keep the old one.
"""

from datetime import timedelta

from sqlalchemy import func, select

from care.model.ticket import OPEN
from care.outbox import behind, calls_waiting
from care.store.tables import (
    moved_groups,
    tickets,
)
from care.store.unit import Unit

MINUTE = timedelta(minutes=1)


async def current(unit: Unit, group: int) -> int:
    """The id under which the group of the settings can be reached now."""
    query = select(moved_groups.c.new_id).where(moved_groups.c.old_id == group)
    return (await unit.execute(query)).scalar_one_or_none() or group


async def place_for(unit: Unit, department: str) -> int:
    """The group in which a new ticket of the department stands, and stays.

    Of several, one that is less far behind, by whole minutes; then the one with the fewest open tickets.
    """
    desks = [await current(unit, desk) for desk in unit.business.desks(department)]
    if len(desks) == 1:
        return desks[0]
    shown = tickets.c.desk.in_(desks), tickets.c.state.in_(OPEN), ~tickets.c.hidden
    counted = select(tickets.c.desk, func.count()).where(*shown)
    load = {row[0]: row[1] for row in (await unit.execute(counted.group_by(tickets.c.desk))).all()}
    calls = await calls_waiting(unit, desks)

    def burden(desk: int) -> tuple[int, int]:
        lag = behind(calls.get(desk, 0), unit.business.limits.group_per_minute)
        return lag // MINUTE, load.get(desk, 0)

    return min(desks, key=burden)


async def is_staff(unit: Unit, chat_id: int) -> bool:
    """Whether this chat is a staff group of the settings, under the id that they know or the one it has now."""
    named = unit.business.all_desks
    if chat_id in named:
        return True
    query = select(moved_groups.c.old_id).where(moved_groups.c.new_id == chat_id)
    return not named.isdisjoint((await unit.execute(query)).scalars())
