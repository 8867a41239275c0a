"""Which of their reminders somebody means who asks in words to cancel or to move one, or edits what one was set by."""

import re
from collections.abc import Iterable, Sequence

from care.reminders.model import Reminder
from care.values.content import Message
from dialogs.customers.facts import Facts, Reminders
from dialogs.customers.reminders.asked import CHANGE, may_move
from dialogs.language.when import read_move

WORD = re.compile(r"[^\W\d_]{3,}")
SAYS_NOTHING = {
    *(
        "про",
        "обо",
        "для",
        "мне",
        "мені",
        "мой",
        "моё",
        "мое",
        "мій",
        "моє",
        "цей",
        "цю",
        "это",
        "этот",
        "эту",
    ),
    *("the", "about", "for", "this", "that"),
}
STEM, ENDING = 3, 2  # letters: of the shortest stem, and of what may differ behind it


def moves(message: Message) -> bool:
    """Whether it shall come at another time, and not go."""
    found = CHANGE.fullmatch(message.content.text)
    return found is not None and found["moves"] is not None


def meant(message: Message, facts: Facts) -> list[Reminder]:
    """Those that share a word with what is said besides the time; all of them where nothing is."""
    said = _said(message, facts)
    return _named(said, facts[Reminders()]) if said else list(facts[Reminders()])


def _said(message: Message, facts: Facts) -> list[str]:
    found = CHANGE.fullmatch(message.content.text)
    if found is None:
        return []
    zone, language = facts.customer.tz(facts.business), facts.customer.language
    behind = read_move(found["behind"], language=language, now=facts.now, zone=zone).what
    return _words(f"{found['before']} {behind}")


def means(message: Message, what: str, facts: Facts) -> bool:
    """Whether the one that is about this shall be moved, as it is being already."""
    said = _said(message, facts)
    return moves(message) and (not said or _share(said, _words(what)))


def named(message: Message, facts: Facts) -> list[Reminder]:
    """Those that share a word with what shall come at another time, though nobody says that it is a reminder."""
    said = _words(may_move(message.content))
    return _named(said, facts[Reminders()]) if said else []


def about(what: str, facts: Facts) -> Reminder | None:
    """The only one that shares a word with this."""
    found = _named(_words(what), facts[Reminders()])
    return found[0] if len(found) == 1 else None


def _named(said: Sequence[str], reminders: Sequence[Reminder]) -> list[Reminder]:
    return [each for each in reminders if _share(said, _words(each.what))]


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(text.casefold()) if word not in SAYS_NOTHING]


def _share(some: Iterable[str], others: Sequence[str]) -> bool:
    return any(_alike(one, other) for one in some for other in others)


def _alike(one: str, other: str) -> bool:
    """The same word, perhaps with other endings: вода, воду."""
    stem = max(STEM, min(len(one), len(other)) - ENDING)
    return one[:stem] == other[:stem] and abs(len(one) - len(other)) <= ENDING
