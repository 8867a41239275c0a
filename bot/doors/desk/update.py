"""What everything at the desk needs to know: the transaction, the rules, the group, the time."""

from dataclasses import dataclass
from datetime import datetime

from aiogram.types import User

from care.business import Business
from care.customers import pick_language
from care.store.unit import Unit
from dialogs.words import Words


@dataclass(frozen=True)
class Desk:
    unit: Unit
    business: Business
    group: int
    now: datetime

    def words(self, language: str) -> Words:
        return Words(language, self.business.tz)

    def words_for(self, user: User) -> Words:
        """What one person alone reads, as the answer to a press: in their own language."""
        return self.words(pick_language(user.language_code, self.business))
