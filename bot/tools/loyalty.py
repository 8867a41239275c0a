"""The ledger, looked at from the command line, beside a bot that runs or not."""

from bot.settings.settings import Places
from care.loyalty.verifying import Difference, accounts_in, verify
from care.store.unit import Store


async def differences(places: Places) -> tuple[list[str], int]:
    """A line for each, and how many accounts were played."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        found = [_line(each) async for each in verify(unit)]
        return found, await accounts_in(unit)


def _line(each: Difference) -> str:
    return f"customer {each.customer}  {each.what}  is {each.stands}, should be {each.should}"
