"""Where a staff group is now: Telegram gives a group another id when it becomes a supergroup, the settings
keep the old one.
"""

from datetime import timedelta

from sqlalchemy import func, select, update

from care.model.ticket import OPEN
from care.notices.group import GroupMoved
from care.outbox import behind, calls_waiting, owe, to_staff
from care.store.tables import (
    boards,
    copies,
    entries,
    feedback_places,
    left_topics,
    moved_groups,
    outbox,
    shown,
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


async def moved(unit: Unit, old: int, new: int) -> None:
    """Take note that group `old` is `new`: its tickets and what is owed to it go there.

    Topics and messages are taken to have gone along; what has not is made anew when it is found missing.
    """
    known = unit.insert(moved_groups)
    again = known.on_conflict_do_update(index_elements=["old_id"], set_={"new_id": new})
    if await current(unit, old) == new:
        return
    await unit.execute(again.values(old_id=old, new_id=new))
    # A group that moves twice is still the group of the settings.
    await unit.execute(update(moved_groups).where(moved_groups.c.new_id == old).values(new_id=new))
    await unit.execute(update(tickets).where(tickets.c.desk == old).values(desk=new))
    for table in (entries, copies, feedback_places, boards, left_topics, shown):
        await unit.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
    free = {"token": None, "leased_until": None, "floor": None, "due_at": unit.now}
    await unit.execute(update(outbox).where(outbox.c.chat_id == old).values(chat_id=new, **free))
    await owe(unit, to_staff(new, GroupMoved()))
