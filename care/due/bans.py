"""What falls due with a ban: its end."""

from datetime import datetime

from care.agenda.schedule import Due
from care.customers import bans
from care.due.deed import Deed, Followup
from care.store.unit import Unit


async def _ban_ends(unit: Unit, row: Followup) -> datetime | None:
    await bans.run_out(unit, row.data["ban"])
    return None


async def _ban_asked(unit: Unit, row: Followup) -> datetime | None:  # noqa: ARG001
    """Nobody has said yes for so long: the question is forgotten."""
    return None


DEEDS: dict[Due, Deed] = {Due.BAN_ENDS: _ban_ends, Due.BAN_ASKED: _ban_asked}
