"""A text as signs of time: each token with the kind of thing that it can be, and everything else as "word".

What one token means can hang on its neighbours, and only that is decided here: numbers of several words are put
together, a unit of one letter needs its figure, a number glued to something else is none, "sat" and «час» are time only
beside time.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from dialogs.language.when import figures, lexicon
from dialogs.language.when.folding import Token, Value, folded, split

Meaning = tuple[str, Value]

QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
LETTERS: dict[str, Meaning] = {  # after a figure
    "h": ("unit", "hour"), "ч": ("unit", "hour"), "г": ("unit", "hour"),
    "m": ("unit", "minute"), "м": ("unit", "minute"), "хв": ("unit", "minute"),
    "d": ("unit", "day"), "д": ("unit", "day"), "w": ("unit", "week"), "т": ("unit", "week"), "н": ("unit", "week"),
    "p": ("part", "pm"), "a": ("part", "am"), "р": ("unit", "year"),
}  # fmt: skip
DASHED = [(one, other) for one in ("unit", "number") for other in ("unit", "number", "hour")]  # a week-two
FEMININE = folded("а я та ша га тя ма ї ої у ю ту шу гу тю му ую ая")
MASCULINE = folded("го ого ього его ього й ий ый ій ой е є ге му ому ему те ше м х st nd rd th")
CARDINAL = folded("ти х ми ть ох ьох")
WEAK = {"sat": "weekday", "sun": "weekday", "wed": "weekday", "mon": "weekday", "second": "ordinal"}
MARKS = {"'": "skip", "’": "skip", "@": "at", "&": "and", "+": "and", "-": "dash", "–": "dash", "—": "dash"}
SIGNS = frozenset("%№#$€₴£₽°")
INFINITIVE = re.compile(r"..(?:ти|т|тис|тися|тся|чи|ч|чис|чся)$")
LATEST = (
    64  # texts: each is read several times, for another moment or once more when what was asked is answered
)
TIME = folded("""
    number hour ordinal unit dnia weekday month today time dotted date part noun at on in till since every next this
    coming last dash and or oclock through of half
""")


def tag(text: str, language: str, *, quoted: bool) -> tuple[Token, ...]:
    """`quoted`: what stands in quotation marks is a name and no time."""
    return _tagged(text, language, quoted and QUOTED.search(text) is not None)


@lru_cache(LATEST)
def _tagged(text: str, language: str, quoted: bool) -> tuple[Token, ...]:
    names = [found.span() for found in QUOTED.finditer(text)] if quoted else []
    tokens: list[Token] = []
    for token in split(text):
        if any(start <= token.start < end for start, end in names):
            tokens.append(replace(token, kind="word"))
            continue
        tokens += _first(token, tokens, text, language)
    for step in STEPS:
        tokens = step(tokens, language)
    return tuple(token for token in tokens if token.kind != "skip")


def _first(token: Token, before: list[Token], text: str, language: str) -> list[Token]:
    """What it is by itself; words behind a figure that they are glued to are its endings or its unit."""
    last = before[-1] if before else None
    glued = last is not None and last.end == token.start
    match token.kind:
        case "figures" if glued and last is not None and last.kind in ("word", "verb"):
            return [replace(token, kind="word")]  # D3
        case "figures":
            return _figures(token)
        case "mark":
            return [replace(token, kind=MARKS.get(token.word, "sign" if token.word in SIGNS else "comma"))]
        case "word":
            if (
                last is not None
                and last.word[-1:].isdigit()
                and (glued or token.word in ("ч", "г", "хв", "р"))
            ):
                return _behind(token, before, language)
            if last is not None and last.kind == "dash" and _is_hyphen(last, token, text):
                return _hyphenated(token, before, language)
            name = (
                token.start > 0
                and text[token.start].isupper()
                and not token.word.isascii()
                and not text.isupper()
            )
            return _word(token, language, name=name)
    return [replace(token, kind="word")]


def _figures(token: Token) -> list[Token]:
    kind, value = figures.meaning(token.word)
    return figures.spread(token) if kind == "list" else [replace(token, kind=kind, value=value)]


def _is_hyphen(dash: Token, token: Token, text: str) -> bool:
    return dash.end == token.start and not text[dash.start - 1 : dash.start].isspace() and dash.start > 0


def _hyphenated(token: Token, before: list[Token], language: str) -> list[Token]:
    dash = before.pop()
    last, told = before[-1], _word(token, language)
    if last.word[-1:].isdigit():
        return _behind(token, before, language)
    pair = last.kind, told[0].kind
    if pair == ("weekday", "weekday") or (pair in DASHED and not _continues(last, told[0])):
        return [dash, *told]
    whole = lexicon.words(language).get(last.word + token.word)  # где-то
    if whole is not None:
        before[-1] = replace(last, kind=whole[0], value=whole[1], end=token.end, word=last.word + token.word)
        return []
    return told


def _behind(token: Token, before: list[Token], language: str) -> list[Token]:
    """5-го, 8am, 2h, 10kg."""
    number = before[-1]
    if number.kind == "date" and token.word == "t":
        before[-1] = replace(number, end=token.end)
        return []
    for endings, kind in ((CARDINAL, "number"), (FEMININE, "hour"), (MASCULINE, "ordinal")):
        if token.word in endings and number.kind == "number" and not _is_letter(token, number):
            before[-1] = replace(number, kind=kind, end=token.end)
            return []
    found = LETTERS.get(token.word) or lexicon.meaning(token.word, language)
    if found is None or found[0] not in ("unit", "part", "noun", "dnia", "times", "oclock", "dated", "month"):
        if token.start == number.end:
            before[-1] = replace(number, kind="word")
        return _word(token, language)
    weighs = number.kind == "number" and isinstance(number.value, int) and number.value > figures.LAST_HOUR
    if token.word == "г" and weighs:
        return [replace(token, kind="word")]  # 200 г борошна
    if token.word == "г" and number.kind in ("year", "date"):
        found = ("unit", "year")
    return [replace(token, kind=found[0], value=found[1])]


def _is_letter(token: Token, number: Token) -> bool:
    """30м is minutes; 5-м is of the fifth."""
    return token.word in LETTERS and token.start == number.end


def _word(token: Token, language: str, *, name: bool = False) -> list[Token]:
    """`name`: it begins with a capital in the middle of a text, where only what is written rightly is time."""
    found = lexicon.words(language).get(token.word) if name else lexicon.meaning(token.word, language)
    if found is None and token.word[:3] in HALVES:
        rest = lexicon.meaning(token.word[3:], language)
        if rest is not None and rest[0] in ("hour", "ordinal"):
            middle = token.start + 3
            return [
                replace(token, kind="half", value=0, end=middle, word=HALVES[token.word[:3]]),
                replace(token, kind=rest[0], value=rest[1], start=middle),
            ]
    kind, value = found or ("verb" if INFINITIVE.search(token.word) else "word", token.word)
    return [replace(token, kind=kind, value=value)]


NOMINATIVE = ("три", "чотири")  # they end as a genitive does
HALVES = {"пив": "пив", "пол": "пол"}


# --- what the neighbours say


def _put_together(tokens: list[Token], _language: str) -> list[Token]:
    """Двадцять пʼятого; two thousand twenty seven: numbers in words that are one."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        ordered = token.kind != "number" and len(joined) > 1 and joined[-2].kind in ("za", "without")
        if last is not None and not ordered and _continues(last, token):  # за двадцять восьма: two numbers
            word = f"{last.word} {token.word}"
            joined[-1] = replace(token, value=_total(last, token), start=last.start, word=word)
        else:
            joined.append(token)
    return joined


def _total(last: Token, token: Token) -> int:
    one, other = int(str(last.value)), int(str(token.value))
    return one * other if _multiplies(last, token) else one + other


def _continues(last: Token, token: Token) -> bool:
    if last.kind != "number" or token.kind not in ("number", "hour", "ordinal") or last.word[0].isdigit():
        return False
    if last.word.endswith("ти") and (token.word in NOMINATIVE or not token.word.endswith(("и", "х"))):
        return False  # без двадцати восемь
    if token.word[0].isdigit() or not isinstance(last.value, int) or not isinstance(token.value, int):
        return False
    if _multiplies(last, token):
        return True
    size = next((size for size in (1000, 100, 10) if last.value % size == 0), 1)
    tens = size > 1 and last.value >= 2 * 10
    return tens and 0 < token.value < size


def _multiplies(last: Token, token: Token) -> bool:
    return token.value in (100, 1000) and last.value in range(1, 20)


def _years(tokens: list[Token], _language: str) -> list[Token]:
    """Дві тисячі двадцять сьомого року."""
    return [
        replace(token, kind="year")
        if token.kind in ("number", "ordinal") and token.value in figures.YEARS
        else token
        for token in tokens
    ]


def _signed(tokens: list[Token], _language: str) -> list[Token]:
    """№ 5, $10 and 10% are no numbers of ours."""
    kinds = ["", *(token.kind for token in tokens), ""]
    return [
        replace(token, kind="word")
        if token.kind in ("number", "dotted") and "sign" in (before, after)
        else token
        for before, token, after in zip(kinds, tokens, kinds[2:], strict=False)
    ]


def _weak(tokens: list[Token], language: str) -> list[Token]:
    """Words that are mostly something else, and time only beside time: "sat", «час» in Ukrainian."""
    kinds = ["", *(token.kind for token in tokens), ""]
    told = []
    for before, token, after in zip(kinds, tokens, kinds[2:], strict=False):
        if (
            token.word in WEAK
            and token.kind == WEAK[token.word]
            and not ({before, after} & TIME or before == after == "")
        ):
            token = replace(token, kind="word")  # noqa: PLW2901 - it is this one that is told
        if token.word in HOURS and language == "uk" and before not in BEFORE_HOURS:
            token = replace(token, kind="word")  # noqa: PLW2901
        told.append(token)
    return told


HOURS = ("час", "часу", "часом")
BEFORE_HOURS = ("number", "through", "every", "on", "za")


def _abbreviated(tokens: list[Token], _language: str) -> list[Token]:
    """The point behind «пн.» and «год.» ends no sentence."""
    if not tokens:
        return []
    kept = [tokens[0]]
    for before, token in pairwise(tokens):
        if token.word != "." or before.end != token.start or before.kind in PLAIN or len(before.word) > SHORT:
            kept.append(token)
    return kept


PLAIN = ("word", "verb", "comma")
SHORT = 5  # letters of an abbreviation


def _said_together(tokens: list[Token], _language: str) -> list[Token]:
    """Several words that are one sign: no later than, не раньше."""
    told: list[Token] = []
    for token in tokens:
        told.append(token)
        for words, kind in lexicon.together().get(token.word, ()):
            if tuple(each.word for each in told[-len(words) :]) == words:
                told[-len(words) :] = [replace(token, kind=kind, start=told[-len(words)].start)]
    return told


STEPS: Sequence[Callable[[list[Token], str], list[Token]]] = (
    _said_together,
    _abbreviated,
    _signed,
    _put_together,
    _years,
    _weak,
)
