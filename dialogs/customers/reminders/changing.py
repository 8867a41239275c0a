"""Which of their reminders somebody means who asks in words to cancel or to move one: the one that shares a word."""

import re
from collections.abc import Iterable, Sequence

from care.reminders.model import Reminder
from care.values.content import Message
from dialogs.customers.reminders.asked import CHANGE

WORD = re.compile(r"[^\W\d_]{3,}")
SAYS_NOTHING = {"про", "обо", "для", "мне", "мені", "мой", "моё", "мое", "мій", "моє", "the", "about", "for"}
STEM, ENDING = 3, 2  # letters: of the shortest stem, and of what may differ behind it


def moves(message: Message) -> bool:
    """Whether it shall come at another time, and not go."""
    found = CHANGE.fullmatch(message.content.text)
    return found is not None and found["moves"] is not None


def meant(message: Message, reminders: Sequence[Reminder]) -> list[Reminder]:
    """Those that share a word with what is said of it; all of them where nothing is."""
    found = CHANGE.fullmatch(message.content.text)
    said = _words(f"{found['before']} {found['behind']}") if found else []
    named = [each for each in reminders if _share(said, _words(each.what))]
    return named or ([] if said and found and not found["moves"] else list(reminders))


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if word not in SAYS_NOTHING]


def _share(some: Iterable[str], others: Sequence[str]) -> bool:
    return any(_alike(one, other) for one in some for other in others)


def _alike(one: str, other: str) -> bool:
    """The same word, perhaps with other endings: вода, воду."""
    stem = max(STEM, min(len(one), len(other)) - ENDING)
    return one[:stem] == other[:stem] and abs(len(one) - len(other)) <= ENDING
