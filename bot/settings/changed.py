"""The rules that hold: what the file begins with, and what was changed since (care/rules/)."""

import asyncio

from pydantic import ValidationError
from sqlalchemy import inspect, make_url
from sqlalchemy.exc import DBAPIError

from bot.settings import settings
from bot.settings.errors import SettingsError, mistakes_in
from bot.settings.settings import Places
from care.business import Business
from care.rules import current
from care.rules.blank import BLANK
from care.store import files
from care.store.unit import Store


def beginning(places: Places) -> Business:
    """What the file says. Where there is none, and nobody has named one, all is still to be said: BLANK."""
    try:
        return settings.load_business(places.turbota_settings)
    except SettingsError as error:
        named = "turbota_settings" in places.model_fields_set
        if named or [mistake.code for mistake in error.mistakes] != ["no_file"]:
            raise
        return BLANK


def rules_now(places: Places) -> Business:
    """For a command that runs beside the bot, or without it. Raises SettingsError, also where nothing is set yet."""
    business = asyncio.run(rules_of(places, beginning(places)))
    return business if business.is_open else settings.load_business(places.turbota_settings)


async def rules_of(places: Places, begun: Business) -> Business:
    """`begun` with what the store says; the same where there is no store yet. Raises SettingsError."""
    database = files.database_of(make_url(places.database_url))
    if database is not None and not database.exists():
        return begun
    try:
        async with Store.opened(places.database_url, begun) as store:
            async with store.engine.connect() as connection:
                if await connection.run_sync(lambda plain: inspect(plain).has_table("rules")):
                    await begin_rules(store, places)
            return store.business
    except (DBAPIError, OSError):  # whoever needs the store says so; a rule can be tried out without it
        return begun


async def begin_rules(store: Store, places: Places) -> None:
    """Raises SettingsError where what was changed does not fit the file any more."""
    try:
        await current.begin(store)
    except ValidationError as error:
        source = f"{places.turbota_settings} + turbota rules diff"
        raise SettingsError(source, *mistakes_in(error, Business, {})) from None
