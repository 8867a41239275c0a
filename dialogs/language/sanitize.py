"""Other people's text made fit to stand inside ours: nothing hidden, nothing that reorders its surroundings.

Names and texts come from anybody. Words escapes their markup; here go the characters that HTML does not know:
controls, and the marks with which a right-to-left name could turn the rest of a line around. Lengths are in
UTF-16 units, which is how Telegram counts.
"""

import re
import unicodedata

from markupsafe import Markup

from care.values.content import sliced, units

# Controls but for the line's end, separators and halves of characters; embeddings, overrides, isolates and their ends,
# and the plain direction marks.
HARMFUL = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
ISOLATE, END = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# Shown as nothing, though they count as letters: a name made of them would be no name.
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def text(value: str) -> str:
    """`value` with its lines kept. Right-to-left writing stays readable and keeps to itself."""
    kept = HARMFUL.sub("", value.replace("\t", " "))
    turns = any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in set(kept))
    # An isolate ends with its paragraph, so each line has its own.
    return "\n".join(f"{ISOLATE}{line}{END}" for line in kept.split("\n")) if turns else kept


def line(value: str, limit: int = 256) -> str:
    """`value` on one line, of at most `limit` units; a dash when there is nothing to see."""
    words = " ".join(value.split())
    return "—" if is_blank(words) else text(clip(words, limit))


def is_blank(value: str) -> bool:
    """Whether there is nothing to see: spaces, controls and invisible characters only."""
    return not any(
        unicodedata.category(char) != "Cf" and char not in BLANK and not char.isspace()
        for char in HARMFUL.sub("", value)
    )


def clip(value: str, limit: int) -> str:
    """The beginning of `value` within `limit` units, with an ellipsis where something is left out."""
    if length(value) <= limit:
        return value
    return sliced(value, 0, limit - 1).rstrip() + "…"


def label(value: str, limit: int) -> str:
    """`value` on one line within `limit` units, cut between words: of a button nobody can see the rest."""
    words = value.split()
    if length(" ".join(words)) <= limit:
        return line(value, limit)
    while len(words) > 1 and length(" ".join(words)) >= limit:
        words.pop()
    return line(" ".join(words).rstrip(" .,;:·—") + "…", limit)


def length(value: str) -> int:
    """Of the text as it is shown, in UTF-16 units."""
    shown = value.striptags() if isinstance(value, Markup) else value
    return units(shown)
