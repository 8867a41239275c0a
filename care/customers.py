"""A customer: who they are to us, in which language and zone we speak, and how close they want us to be."""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from care.business import LANGUAGES, Business, Language

# Close enough to be read when nothing better is known (docs/decisions/0004-words.md).
NEIGHBOURS: dict[str, Language] = {"be": "ru", "kk": "ru"}


@dataclass(frozen=True)
class Wishes:
    """What we may write without being asked. Each is the customer's choice; an answer to them needs none."""

    surveys: bool = True  # "how did we do?" after a solved ticket
    reminders: bool = True
    news: bool = False


@dataclass(frozen=True)
class Customer:
    id: int  # Telegram's user id, which is also the private chat's
    name: str
    language: Language
    username: str = ""
    zone: str = ""  # empty: not known, the business's zone is used
    chosen: bool = False  # the language was chosen by the customer, not read off Telegram
    wishes: Wishes = field(default_factory=Wishes)
    blocked: bool = False  # has blocked the bot
    since: datetime | None = None  # None: not stored yet

    def tz(self, business: Business) -> ZoneInfo:
        return ZoneInfo(self.zone or business.zone)


def pick_language(reported: str | None, business: Business) -> Language:
    """The language for somebody new, from Telegram's IETF tag (`uk`, `pt-br`, absent)."""
    tag = (reported or "").lower().replace("_", "-").split("-")[0]
    for language in LANGUAGES:
        if tag == language and language in business.languages:
            return language
    neighbour = NEIGHBOURS.get(tag)
    return neighbour if neighbour in business.languages else business.default_language
