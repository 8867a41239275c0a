"""What can be done about the dead letters by hand, beside a bot that runs or not.

A letter that is tried again has its whole effect in the store. Its answer on the screen is not drawn from here: it
comes with the person's next step; what we owe is delivered by the bot that runs, or by its next start.
"""

from bot.routers.dispatcher import Dispatcher
from bot.settings.settings import Places
from bot.telegram.reading import read_update
from care.business import Business
from care.inbox import dead_letters
from care.inbox.dead_letters import DeadLetter
from care.store.tables import updates
from care.store.unit import Store


async def kept(places: Places) -> list[DeadLetter]:
    async with Store.opened(places.database_url) as store, store.read() as unit:
        return await dead_letters.kept(unit)


async def forget(places: Places, update_id: int) -> bool:
    """False: there is no such letter."""
    async with Store.opened(places.database_url) as store, store.write() as unit:
        found = await dead_letters.take_out(unit, update_id) is not None
        await unit.commit()
    return found


async def retry(places: Places, business: Business, update_id: int) -> bool:
    """False: there is no such letter. Raises what handling it raises; the letter is kept then."""
    routers = Dispatcher.unheard()
    async with Store.opened(places.database_url, business) as store, store.write() as unit:
        body = await dead_letters.take_out(unit, update_id)
        if body is None:
            return False
        await unit.execute(unit.insert(updates).values(update_id=update_id, done_at=unit.now))
        await routers.handle(unit, [read_update(body).update])
        await unit.commit()
    return True
