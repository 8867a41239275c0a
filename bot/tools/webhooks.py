"""What the business's own systems are told, from the command line, beside a bot that runs or not."""

from collections.abc import Sequence

from bot.settings.settings import Places
from care.store.unit import Store
from care.webhooks import calls
from care.webhooks.calls import Call

MOST = 200  # of what waits


async def listed(places: Places, latest: int) -> list[str]:
    """A line for each, after one that counts them."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        waiting, given_up = await calls.counts(unit)
        shown = [*await calls.untold(unit, MOST)]
        known = {call.id for call in shown}
        shown += [call for call in await calls.latest(unit, latest) if call.id not in known]
    return [f"waiting: {waiting}, given up: {given_up}", *map(_line, shown)]


async def resent(places: Places, numbers: Sequence[int] | None) -> int:
    async with Store.opened(places.database_url) as store, store.write() as unit:
        count = await calls.resend(unit, numbers)
        await unit.commit()
    return count


def _line(call: Call) -> str:
    """Without whom it speaks of."""
    made = f"{call.made_at:%Y-%m-%d %H:%M} UTC"
    return f"{call.id}  {call.endpoint}  {call.event}  {made}  {_state(call)}"


def _state(call: Call) -> str:
    tries = f"tries: {call.tries}, last error: {call.error}" if call.tries else "not tried yet"
    if call.told_at:
        return f"told {call.told_at:%Y-%m-%d %H:%M} UTC"
    return f"next {call.due_at:%Y-%m-%d %H:%M} UTC, {tries}" if call.due_at else f"given up, {tries}"
