"""Something to write when nothing is to be said: whether the store takes it shows whether it takes anything."""

from care.store.tables import pulse
from care.store.unit import Unit

ROW = 1


async def beat(unit: Unit) -> None:
    row = unit.insert(pulse)
    again = row.on_conflict_do_update(index_elements=["id"], set_={"beats": pulse.c.beats + 1})
    await unit.execute(again, {"id": ROW, "beats": 1})
