"""Finding a canned reply by a few letters of its key, or of its title or text in any language.

Every word that was typed must be found. What begins with them goes before what only contains them: first a reply's key
or a word of its title, then the beginning of a word, then anywhere; among equals the one that is used most.
"""

import re
from collections.abc import Iterable

from care.replies.model import Canned

NAME, WORD, INSIDE = range(3)
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
    key, *titles = map(_alike, canned.names)
    names = {key, *_words(titles)}
    texts = [_alike(text) for text in canned.reply.texts.values()]
    words = _words(texts)
    rank = 0
    for term in terms:
        if any(name.startswith(term) for name in names):
            rank += NAME
        elif any(word.startswith(term) for word in words):
            rank += WORD
        elif any(term in text for text in (key, *titles, *texts)):
            rank += INSIDE
        else:
            return None
    return rank


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in WORDS.findall(text)]


def _alike(text: str) -> str:
    return text.casefold().translate(ALIKE)
