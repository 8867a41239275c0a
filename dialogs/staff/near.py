"""What may be meant by a word that names nothing here: "urgnt", "Tras", «доставак», or one typed in another layout.

Only offered, never done: a guess is pressed or written by whoever means it.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from markupsafe import Markup

from care.business import Department, Right, Touchpoint
from care.replies.model import Canned
from care.tickets.words.meaning import LAYOUTS, readings, suggestions
from care.understanding.names import sound
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.commands import OF_TEAM, OF_TICKET

# The other way round, too: «тарас» where nobody has switched from Latin letters.
CYRILLIC = tuple({ord(latin): chr(letter) for letter, latin in table.items()} for table in LAYOUTS)
CLOSE, CLOSE_IF_SHORT, SHORT = 0.7, 0.8, 3  # a word of up to three letters is soon like another
AS_CLOSE = 0.1  # what is further from the closest is none
MOST, NAME_LIMIT = 3, 32
NEAREST = 2  # commands

Key = TypeVar("Key", bound=Hashable)


def near(wanted: str, names: Mapping[Key, Iterable[str]], most: int = MOST) -> list[Key]:
    """Of what is called by `names`, those that `wanted` is close to, the closest first."""
    sounds = {spoken for reading in _typed_for(wanted) if len(spoken := sound(reading)) > 1}
    closeness = {
        key: max((_closeness(spoken, name) for spoken in sounds for name in called), default=0.0)
        for key, called in names.items()
    }
    best = max(closeness.values(), default=0.0)
    close = [key for key, how in closeness.items() if how and how >= best - AS_CLOSE]
    return sorted(close, key=lambda key: -closeness[key])[:most]


def names_of(place: Department | Touchpoint) -> tuple[str, ...]:
    """What it can be called in a command."""
    return (place.key, *place.name.root.values())


def near_replies(wanted: str, replies: Iterable[Canned]) -> list[Canned]:
    by_key = {canned.key: canned for canned in replies}
    return [by_key[key] for key in near(wanted, {key: each.names for key, each in by_key.items()})]


def did_you_mean(names: Sequence[str], _: Words) -> Markup:
    """Empty when there are none."""
    bold = [Markup("<b>{}</b>").format(sanitize.line(name, NAME_LIMIT)) for name in names]
    return _("Did you mean {names}?", names=Markup(", ").join(bold)) if bold else Markup()


def commands_near(name: str, _: Words) -> Markup:
    """Which command a word may be meant for, of those that most may use; empty when none is like it."""
    known = [each.name for each in (*OF_TICKET, *OF_TEAM) if each.right is Right.SERVE]
    meant = [Markup("/{}").format(each) for each in suggestions(name, known)[:NEAREST]] if name else []
    return _("Did you mean {names}?", names=Markup(", ").join(meant)) if meant else Markup()


def _typed_for(wanted: str) -> list[str]:
    plain = wanted.strip().lstrip("@#").casefold()
    return [*readings(plain), *map(plain.translate, CYRILLIC)]


def _closeness(spoken: str, name: str) -> float:
    """To the name, to a word of it, or to how one begins (its first letter is rarely wrong); 0: they are not close."""
    heard = {sound(part) for part in (name, *name.split())}
    heard |= {each[: len(spoken)] for each in heard if each[:1] == spoken[:1]}
    how = max((SequenceMatcher(None, spoken, each).ratio() for each in heard if each), default=0.0)
    return how if how >= (CLOSE_IF_SHORT if len(spoken) <= SHORT else CLOSE) else 0.0
