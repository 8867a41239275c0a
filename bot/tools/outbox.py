"""What is owed, for whoever looks at it from the command line, beside a bot that runs or not."""

from bot.settings.settings import Places
from care.outbox import depth
from care.store.unit import Store
from care.tickets.delivery import in_doubt
from care.tickets.delivery.in_doubt import Ambiguous
from care.values.clock import SystemClock


async def lanes(places: Places) -> list[str]:
    """A line for each lane, the most urgent first, and one for what failed."""
    now = SystemClock().now()
    async with Store.opened(places.database_url) as store, store.read() as unit:
        found = await depth(unit, now)
    waiting = [f"{lane.name.lower()}  {count} due" for lane, count in sorted(found.waiting.items())]
    return [*waiting, f"failed  {found.failed}"]


async def doubts(places: Places) -> list[str]:
    """A line for each post that is in doubt or has remained so, the oldest first."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        found = await in_doubt.ambiguous(unit)
    return [_line(each) for each in found] or ["Nothing is in doubt."]


def _line(post: Ambiguous) -> str:
    ticket = f"  No. {post.ticket}" if post.ticket else ""
    state = "still to be looked for" if post.waits else "sent again, may appear twice"
    return f"{post.at:%Y-%m-%d %H:%M:%S} UTC  {post.kind}  chat {post.chat_id}{ticket}  {state}"
