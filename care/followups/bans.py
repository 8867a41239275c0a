"""What falls due with a ban: its end."""

from datetime import datetime

from care import bans
from care.business import Business
from care.followups.deed import Deed, Followup
from care.schedule import Due
from care.store.unit import Unit


async def _ban_ends(unit: Unit, business: Business, row: Followup, now: datetime) -> datetime | None:
    await bans.run_out(unit, business, row.data["ban"], now)
    return None


DEEDS: dict[Due, Deed] = {Due.BAN_ENDS: _ban_ends}
