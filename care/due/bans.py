"""What falls due with a ban: its end."""

from datetime import datetime

from care.agenda.jobs import BanAsked, BanEnds
from care.agenda.waiting import Waiting
from care.customers import bans
from care.due.doers import does
from care.store.unit import Unit


@does(BanEnds)
async def _ban_ends(unit: Unit, due: Waiting[BanEnds]) -> datetime | None:
    await bans.run_out(unit, due.job.ban)
    return None


@does(BanAsked)
async def _ban_asked(unit: Unit, due: Waiting[BanAsked]) -> datetime | None:  # noqa: ARG001
    """Nobody has said yes for so long: the question is forgotten."""
    return None
