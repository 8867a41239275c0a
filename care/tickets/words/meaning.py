"""What an operator's message in a topic is meant to be, read from how it begins.

Words reach the customer; a note (`//`, `/note`) stays inside; a command is carried out; one with another bot's name is
not ours. Anything else that begins like a note or a command, says that it stays inside, or calls colleagues, is held:
kept inside until its writer says otherwise, because a word too few can be sent later and a word too many cannot be
forgotten. Who the colleagues are `unless_called` is told, for words that call somebody by a name.
Captions are read as texts are.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from care.tickets.words.bidding import near_bids
from care.tickets.words.inside import NOTES, called, calls_the_team, stays
from care.tickets.words.signs import LOOKALIKES, is_blank
from care.understanding.names import is_form, may_call, may_name
from care.values.content import Content
from care.values.slash import slash

NOTE = "note"
SLASHES = frozenset("/／⁄∕⧸╱⟋\\＼﹨∖⧵╲⟍")
DOUBLED = {"⫽": "//", "⫻": "///"}
WORD = re.compile(r"\w+")
SEPARATORS = re.compile(r"[\s:：.,;!–—-]*")
SPOKEN = re.compile(r"(\w+)\s*(?:[:：]|[-–—](?!\w)|$)")
# The same keys with another layout: what `/solve` is where nobody has switched.
KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
LAYOUTS = tuple(
    str.maketrans(dict(zip(letters, KEYS, strict=True)))
    for letters in ("йцукенгшщзхїфівапролджєячсмитьбю", "йцукенгшщзхъфывапролджэячсмитьбю")
)
MOST = 3  # suggestions
CLOSE = 0.75  # of difflib: two letters of nine that differ are a slip, three (`/hello` and `/help`) are another word


class Meaning(StrEnum):
    WORDS = "words"
    NOTE = "note"
    COMMAND = "command"
    OTHERS = "others"  # a command for another bot
    HELD = "held"


@dataclass(frozen=True)
class Meant:
    meaning: Meaning
    content: Content  # of a note: without its mark
    name: str = ""  # of a command or `/note`; of what is held: the word behind the slash, as it was written
    argument: str = ""
    to_colleague: bool = False  # of what is held: it calls the team, or one of it


def read(content: Content, known: Collection[str] = (), me: str | None = None) -> Meant:
    """`known` are the commands that there are, `me` is our @username, None while we do not know it."""
    text = content.text
    start = _skip(text, 0)
    slashes, behind = _slashes(text, start)
    if slashes >= 2:
        return Meant(Meaning.NOTE, content.after(_skip(text, behind)))
    if slashes:
        return _slashed(content, start, behind, known, me)
    if (text[start : start + 1] == "@" and WORD.match(text, start + 1)) or calls_the_team(text):
        return Meant(Meaning.HELD, content, to_colleague=True)
    if stays(text) or _is_doubtful(text[start:], known):
        return Meant(Meaning.HELD, content)
    return Meant(Meaning.WORDS, content)


def calls_by_name(meant: Meant) -> bool:
    """Whether these are words that call somebody, or send to somebody, who may be a colleague."""
    text = meant.content.text
    return meant.meaning is Meaning.WORDS and bool(called(text) or near_bids(text))


def unless_called(meant: Meant, colleagues: Iterable[str], customer: str) -> Meant:
    """The same, but held when it calls one of the `colleagues`, or sends to one: whole names, in any language.

    Not when it calls the `customer`, who has that name themselves.
    """
    if not calls_by_name(meant):
        return meant
    names = [name.split() for name in colleagues]
    if _calls(called(meant.content.text), names, customer) or _bids(near_bids(meant.content.text), names):
        return replace(meant, meaning=Meaning.HELD, to_colleague=True)
    return meant


def _calls(words: Sequence[str], names: Sequence[Sequence[str]], customer: str) -> bool:
    if not words or any(is_form(words[0], own) for own in customer.split()[:1]):
        return False
    return any(all(any(may_call(word, part) for part in name) for word in words) for name in names)


def _bids(words: Sequence[str], names: Sequence[Sequence[str]]) -> bool:
    return any(may_name(word, part) for word in words for name in names for part in name)


def suggestions(name: str, known: Collection[str]) -> list[str]:
    """The commands that `name` may be meant for, the likeliest first: no more than a slip or two away."""
    among = {*known, NOTE}
    exact = next((each for each in readings(name) if each in among), None)
    if exact is not None:
        return [exact]
    near = [each for reading in readings(name) for each in _close(reading, among)]
    return list(dict.fromkeys(near))[:MOST]


def _close(word: str, among: Collection[str]) -> list[str]:
    """Also where the same letters stand in another order, which weighs much in a short word."""
    swapped = [each for each in among if sorted(each) == sorted(word)]
    return [*swapped, *get_close_matches(word, among, MOST, CLOSE)]


# --- how it begins


def _slashed(content: Content, start: int, behind: int, known: Collection[str], me: str | None) -> Meant:
    """What begins with one slash."""
    text = content.text
    command = slash(text[start:])
    if command and command.names_another(me):
        return Meant(Meaning.OTHERS, content)
    word = WORD.match(text, _skip(text, behind))
    name = word[0] if word else ""
    if word and NOTES.intersection(readings(name)):
        rest = word.end()
        if command and command.bot:
            rest = text.index("@", rest) + 1 + len(command.bot)
        found = SEPARATORS.match(text, rest)
        return Meant(Meaning.NOTE, content.after(_skip(text, found.end() if found else rest)), NOTE)
    if command and command.name in known and (me or not command.bot):
        return Meant(Meaning.COMMAND, content, command.name, command.behind)
    return Meant(Meaning.HELD, content, name)


def _is_doubtful(text: str, known: Collection[str]) -> bool:
    """Whether it may be meant to stay inside, though it begins with no slash."""
    spoken = SPOKEN.match(text)
    if spoken and NOTES.intersection(readings(spoken[1])):
        return True
    if text.strip().casefold() in known and len(text.strip()) > 1:  # `solve`, and nothing else
        return True
    if text.startswith(".") and not text.startswith("..."):
        word = WORD.match(text, 1)  # `..` and `.ыщдму`: the slash's key, with letters of another layout
        return text.startswith("..") or bool(word and _is_known(word[0], known))
    first, *others = text.splitlines() or [""]
    return _is_marked(first.lstrip(_decoration(first)), known) or any(
        _is_marked(line, known) for line in others
    )


def _is_marked(line: str, known: Collection[str]) -> bool:
    """A line that would be a note or a command if it stood alone."""
    slashes, behind = _slashes(line, _skip(line, 0))
    word = WORD.match(line, _skip(line, behind)) if slashes == 1 else None
    return slashes > 1 or bool(word and _is_known(word[0], known))


def _is_known(word: str, known: Collection[str]) -> bool:
    return any(each in known or each in NOTES for each in readings(word))


def _decoration(line: str) -> str:
    """The signs that stand before the first letter: quotes, asterisks, pictures."""
    return "".join({sign for sign in line if not sign.isalnum() and sign not in SLASHES})


def readings(word: str) -> list[str]:
    """The word as it stands, and as what it looks like or was typed for."""
    plain = unicodedata.normalize("NFKC", "".join(sign for sign in word if not is_blank(sign))).casefold()
    return list(dict.fromkeys([plain, plain.translate(LOOKALIKES), *map(plain.translate, LAYOUTS)]))


def _slashes(text: str, start: int) -> tuple[int, int]:
    """How many slashes of any kind stand there, blanks between them left out, and where they end."""
    count, end, at = 0, start, start
    while at < len(text):
        sign = text[at]
        if sign in SLASHES or sign in DOUBLED:
            count, end = count + len(DOUBLED.get(sign, sign)), at + 1
        elif not is_blank(sign):
            break
        at += 1
    return count, end


def _skip(text: str, start: int) -> int:
    """Where something begins that can be seen."""
    while start < len(text) and is_blank(text[start]):
        start += 1
    return start
