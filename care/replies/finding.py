"""Finding a canned reply by a few letters of its key, or of its text in any language.

Every word that was typed must be found. What begins with them goes before what only contains them: first a reply's key,
then the beginning of a word, then anywhere; among equals the one that is used most.
"""

import re
from collections.abc import Iterable

from care.replies.model import Canned

KEY, WORD, INSIDE = range(3)
WORDS = re.compile(r"\w+")
# An apostrophe is written in several ways, and ё mostly as е.
ALIKE = str.maketrans({"ʼ": None, "'": None, "’": None, "ё": "е"})


def found(replies: Iterable[Canned], query: str) -> list[Canned]:
    """The replies in which all words of `query` are found, best first; all, most used first, for an empty one."""
    terms = _alike(query).split()
    ranks = [(_rank(canned, terms), canned) for canned in replies]
    fitting = [(rank, canned) for rank, canned in ranks if rank is not None]
    fitting.sort(key=lambda pair: (pair[0], -pair[1].used, pair[1].key))
    return [canned for _rank_, canned in fitting]


def _rank(canned: Canned, terms: list[str]) -> int | None:
    """How well it fits, the least the best. None: not at all."""
    texts = [_alike(text) for text in canned.reply.texts.values()]
    words = [word for text in texts for word in WORDS.findall(text)]
    rank = 0
    for term in terms:
        if canned.key.startswith(term):
            rank += KEY
        elif any(word.startswith(term) for word in words):
            rank += WORD
        elif term in canned.key or any(term in text for text in texts):
            rank += INSIDE
        else:
            return None
    return rank


def _alike(text: str) -> str:
    return text.casefold().translate(ALIKE)
