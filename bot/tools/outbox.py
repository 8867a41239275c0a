"""What is owed, for whoever looks at it from the command line, beside a bot that runs or not."""

from bot.settings.settings import Places
from care.outbox import depth, try_again
from care.store.unit import Store
from care.tickets.delivery import in_doubt
from care.tickets.delivery.in_doubt import Ambiguous


async def lanes(places: Places) -> list[str]:
    """A line for each lane, the most urgent first, for what Telegram refused, and for what an error of ours stopped."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        found = await depth(unit)
    waiting = [f"{lane.name.lower()}  {count} due" for lane, count in sorted(found.waiting.items())]
    return [*waiting, f"failed  {found.failed}", f"set aside  {found.set_aside}"]


async def retried(places: Places) -> list[str]:
    """What was set aside is due again. A bot that runs sees it within seconds."""
    async with Store.opened(places.database_url) as store, store.write() as unit:
        count = await try_again(unit)
        await unit.commit()
    return [f"{count} to be tried again"]


async def doubts(places: Places) -> list[str]:
    """A line for each post that is in doubt or has remained so, the oldest first."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        found = await in_doubt.ambiguous(unit)
    return [_line(each) for each in found] or ["Nothing is in doubt."]


def _line(post: Ambiguous) -> str:
    ticket = f"  No. {post.ticket}" if post.ticket else ""
    state = "still to be looked for" if post.waits else "sent again, may appear twice"
    return f"{post.at:%Y-%m-%d %H:%M:%S} UTC  {post.kind}  chat {post.chat_id}{ticket}  {state}"
