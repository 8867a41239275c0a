"""What everything at the desk needs to know: the transaction and the group."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.types import User

from care.business import Business
from care.people.customers import pick_language
from care.people.operators import language_of
from care.store.unit import Unit
from dialogs.language.words import Words


@dataclass(frozen=True)
class Desk:
    unit: Unit
    group: int

    @property
    def business(self) -> Business:
        return self.unit.business

    @property
    def now(self) -> datetime:
        return self.unit.now

    def words(self, language: str) -> Words:
        return Words(language, self.business.tz)

    async def words_for(self, user: User) -> Words:
        """What one person alone reads: in the language that we know of them, else in the one Telegram reports."""
        known = await language_of(self.unit, user.id)
        return self.words(known or pick_language(user.language_code, self.business))
