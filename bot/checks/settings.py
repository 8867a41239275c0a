"""Are the environment and turbota.toml as they must be?"""

from bot.checks.finding import Finding, well, wrong
from bot.settings.changed import beginning, rules_of
from bot.settings.errors import SettingsError
from bot.settings.settings import (
    Places,
    Settings,
    check_together,
    load_business,
    load_places,
    load_settings,
)
from care.business import Business
from dialogs.language.words import Words


def check_environment(_: Words) -> tuple[Settings | None, list[Finding]]:
    try:
        settings = load_settings()
    except SettingsError as error:
        return None, [wrong(sentence) for sentence in error.sentences(_)]
    return settings, [well(_.plain(_("All the environment variables the bot needs are set.")))]


def check_places() -> Places | None:
    """What is left to look at when the environment has mistakes, which have been named."""
    try:
        return load_places()
    except SettingsError:
        return None


async def check_business(places: Places, _: Words) -> tuple[Business | None, list[Finding]]:
    """Of the file, and of what was changed since."""
    try:
        business = await rules_of(places, beginning(places))
        if not business.is_open:
            load_business(places.turbota_settings)
    except SettingsError as error:
        return None, [wrong(sentence) for sentence in error.sentences(_)]
    return business, [well(_.plain(_("{file} is in order.", file=places.turbota_settings)))]


def check_both(settings: Settings, business: Business, _: Words) -> list[Finding]:
    """What neither can know alone; nothing, where all is well."""
    try:
        check_together(settings, business)
    except SettingsError as error:
        return [wrong(sentence) for sentence in error.sentences(_)]
    return []
