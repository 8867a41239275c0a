"""Texts in the page's JavaScript, as an extraction method for Babel.

Babel's own method loses its way in templates inside templates. The page keeps to calls with literals in double quotes
(`playground/page/words.js`), so that they can be found without knowing the language around them.
"""

import re
from collections.abc import Iterator
from typing import IO

CALL = re.compile(r'\b(_|pgettext|ngettext)\(\s*"((?:[^"\\]|\\.)*)"(?:,\s*"((?:[^"\\]|\\.)*)")?')
NOTE = re.compile(r"//\s*(NOTE:.*)\s*\Z")

Found = tuple[int, str, str | tuple[str, ...], list[str]]


def texts(source: IO[bytes], _keywords: object, _notes: object, **_options: object) -> Iterator[Found]:
    """`(line, function, message or arguments, notes)` as Babel wants it; a note stands in the line before."""
    code = source.read().decode()
    for call in CALL.finditer(code):
        before = code[: call.start()]
        name, first, second = call.groups()
        arguments = first if name == "_" else (first, second)
        note = NOTE.search(before.rpartition("\n")[0])
        yield before.count("\n") + 1, name, arguments, [note[1]] if note else []
