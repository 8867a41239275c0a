"""Where each value stands in a TOML text, so that messages can name a line. tomllib has accepted it.

`line_numbers(text)` gives `{("departments", 0, "key"): 14, …}`: names of keys, and indexes in arrays from 0.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[str | int, ...]

TOKEN = re.compile(
    r"""
      (?P<blank> [ \t\r]+ | \#[^\n]* )
    | (?P<line> \n )
    | (?P<text> \"\"\"(?:\\.|[^\\])*?\"{3,5} | '''.*?'{3,5} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<mark> [\[\]{}=,.] )
    | (?P<word> [^\s\[\]{}=,.\#"']+ )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    kind: str
    text: str
    line: int


def line_numbers(text: str) -> dict[Place, int]:
    """The line, counted from 1, on which each key, table and array element begins."""
    return _Scan(text).places


def nearest_line(places: Mapping[Place, int], path: Place) -> int | None:
    """The line of `path`, or of the closest part around it that the text has; None: the text as a whole."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path)


def _tokens(text: str) -> list[Token]:
    tokens, line = [], 1
    for found in TOKEN.finditer(text):
        if found.lastgroup != "blank":
            tokens.append(Token(str(found.lastgroup), found.group(), line))
        line += found.group().count("\n")
    return [*tokens, Token("end", "", line)]


class _Scan:
    def __init__(self, text: str) -> None:
        self.places: dict[Place, int] = {}
        self._tokens = _tokens(text)
        self._at = 0
        self._arrays: dict[Place, int] = {}  # how many elements each array of tables has so far
        self._scan_document()

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._token
        self._at += 1
        return token

    def _ahead(self) -> Token:
        """The token that begins the next statement or element."""
        while self._token.kind == "line" or self._token.text == ",":
            self._at += 1
        return self._token

    def _scan_document(self) -> None:
        table: Place = ()
        while self._ahead().kind != "end":
            if self._token.text == "[" and self._token.kind == "mark":
                table = self._scan_header()
            else:
                self._scan_pair(table)

    def _scan_header(self) -> Place:
        line = self._next().line
        is_array = self._token.text == "["
        self._at += is_array
        *parents, last = self._scan_key()
        self._at += 1 + is_array
        path: Place = ()
        for name in parents:
            path = self._inside((*path, name))
        path = (*path, last)
        self._note(path, line)
        if is_array:
            self._arrays[path] = self._arrays.get(path, 0) + 1
            path = self._inside(path)
            self._note(path, line)
        return path

    def _inside(self, path: Place) -> Place:
        """`path`, or its newest element if it is an array of tables."""
        return (*path, self._arrays[path] - 1) if path in self._arrays else path

    def _scan_key(self) -> list[str]:
        names = [_name(self._next())]
        while self._token.text == ".":
            self._at += 1
            names.append(_name(self._next()))
        return names

    def _scan_pair(self, table: Place) -> None:
        line = self._token.line
        path = table
        for name in self._scan_key():
            path = (*path, name)
            self._note(path, line)
        self._at += 1  # the equals sign
        self._scan_value(path)

    def _scan_value(self, path: Place) -> None:
        if self._token.kind != "mark":
            self._scan_scalar()
        elif self._next().text == "[":
            self._scan_array(path)
        else:
            self._scan_inline_table(path)

    def _scan_scalar(self) -> None:
        while self._token.kind not in {"line", "end"} and self._token.text not in {",", "]", "}"}:
            self._at += 1

    def _scan_array(self, path: Place) -> None:
        index = 0
        while self._ahead().text != "]":
            self._note((*path, index), self._token.line)
            self._scan_value((*path, index))
            index += 1
        self._at += 1

    def _scan_inline_table(self, path: Place) -> None:
        while self._ahead().text != "}":
            self._scan_pair(path)
        self._at += 1

    def _note(self, path: Place, line: int) -> None:
        self.places.setdefault(path, line)


def _name(token: Token) -> str:
    return token.text[1:-1] if token.kind == "text" else token.text
