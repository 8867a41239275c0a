"""The keys of tills from the command line, beside a bot that runs or not."""

from bot.settings.settings import Places
from care.store.unit import Store
from care.tills import keys
from care.tills.keys import NAME, Key, Scope


class WrongKeyError(ValueError):
    """`option` is not what it should be."""

    def __init__(self, option: str, why: str) -> None:
        super().__init__(why)
        self.option = option


async def made(places: Places, till: str, scopes: str) -> tuple[int, str]:
    """Its number and its secret. Raises WrongKeyError; nothing is written then."""
    if not NAME.fullmatch(till):
        raise WrongKeyError("name", "write 1 to 16 of a-z 0-9 _ -")
    asked = [each.strip() for each in scopes.split(",") if each.strip()]
    if not asked or not set(asked) <= set(Scope):
        raise WrongKeyError("--scopes", f"write some of these, with commas: {', '.join(Scope)}")
    async with Store.opened(places.database_url) as store, store.write() as unit:
        key, secret = await keys.make(unit, till, map(Scope, asked))
        await unit.commit()
    return key.id, secret


async def listed(places: Places) -> list[str]:
    """A line for each."""
    async with Store.opened(places.database_url) as store, store.read() as unit:
        return [_line(key) for key in await keys.all_of(unit)]


async def revoked(places: Places, number: int) -> bool:
    async with Store.opened(places.database_url) as store, store.write() as unit:
        found = await keys.revoke(unit, number)
        await unit.commit()
    return found


def _line(key: Key) -> str:
    used = f"last used {key.used_at:%Y-%m-%d %H:%M} UTC" if key.used_at else "never used"
    state = f"revoked {key.revoked_at:%Y-%m-%d %H:%M} UTC" if key.revoked_at else used
    return f"{key.id}  {key.till}  {','.join(sorted(key.scopes))}  made {key.made_at:%Y-%m-%d}  {state}"
