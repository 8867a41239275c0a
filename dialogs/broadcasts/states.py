"""Where an admin is who writes a broadcast. What they have decided so far is `draft`."""

from dataclasses import dataclass, field

from care.broadcasts.model import Draft, Letter
from care.business import Language


def empty() -> Draft:
    return Draft(letter=Letter())


@dataclass(frozen=True)
class Overview:
    """All that is decided, what is wrong with it, and who would get it."""

    draft: Draft = field(default_factory=empty)


@dataclass(frozen=True)
class Writing:
    """The text in this language is awaited; of an album (`album`), its further parts."""

    draft: Draft
    language: Language
    album: str = ""


@dataclass(frozen=True)
class Linking:
    """The buttons below the text in this language are awaited: a line for each."""

    draft: Draft
    language: Language


@dataclass(frozen=True)
class Choosing:
    """Who shall get it: rules are added, turned round and taken away."""

    draft: Draft


@dataclass(frozen=True)
class Timing:
    draft: Draft


@dataclass(frozen=True)
class Confirming:
    """To so many: shall it go?"""

    draft: Draft


@dataclass(frozen=True)
class Begun:
    """It is on its way, or waits for a second admin."""

    broadcast: int
    recipients: int
    waits: bool = False


State = Overview | Writing | Linking | Choosing | Timing | Confirming | Begun
STATES = (Overview, Writing, Linking, Choosing, Timing, Confirming, Begun)
