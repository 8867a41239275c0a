"""The words of time: what each can be a sign of, from a table of stems for each language (uk.tsv, ru.tsv, en.tsv).

All three languages are read together, because people mix them; of a word that means two things the one in the reader's
own language wins. A long word may have one letter wrong, if only one meaning is so near.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

from dialogs.language.when.folding import Value, fold, folded

Meaning: TypeAlias = tuple[str, Value]  # a kind and its value

LANGUAGES = ("uk", "ru", "en")
LONG = 6  # letters from which on one may be wrong
TYPED = frozenset(
    (
        "weekday",
        "eachday",
        "month",
        "today",
        "noun",
        "unit",
        "number",
        "often",
        "part",
        "every",
        "workday",
        "weekend",
    )
)
VERBS = ("ти", "тис", "тися")  # міняти is no минути
# Words that are one letter away from one of ours, and mean something else.
OTHERS = folded("""
    завтрак завтраку завтраки родина родину родини родині родиною серед середню череда череду вечеря вечерю вечері
    пьяница пьяницу грудну грудна грудне ветером годинник годинника молодь
    there nearly dearly pearly weakly meekly mourning mooring moaning sundae thirsty weighty forth minuet secondly
""")


@cache
def words(language: str) -> dict[str, Meaning]:
    """Every form, folded. The language's own meaning of it is read last, so it stays."""
    others = (each for each in LANGUAGES if each != language)
    return {form: meaning for each in (*others, language) for form, meaning in _forms(each)}


def meaning(word: str, language: str) -> Meaning | None:
    known = words(language)
    return known.get(word) or _near(word, language)


@cache
def together() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By the last of its words: several words that are one sign, folded, and its kind."""
    found = defaultdict(list)
    for line in _table("together").splitlines():
        kind, _tab, phrases = line.partition("\t")
        for phrase in phrases.split(", ") if not line.startswith("#") else ():
            words = tuple(map(fold, phrase.split()))
            found[words[-1]].append((words, kind))
    return dict(found)


def _forms(language: str) -> Iterator[tuple[str, Meaning]]:
    for line in _table(language).splitlines():
        if line.startswith("#"):
            continue
        kind, value, *stems = line.split()
        for written in stems:
            stem, *endings = written.split("|")
            for ending in endings or ("",):
                yield fold(stem + ending).replace("-", ""), (kind, _value(value))


def _table(name: str) -> str:
    return (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")


def _value(written: str) -> Value:
    try:
        return float(written) if "." in written else int(written)
    except ValueError:
        return written


# --- one letter wrong


@cache
def _halves(language: str) -> dict[tuple[int, bool, str], list[str]]:
    """Forms by length and one of their halves: a single mistake leaves the other half whole."""
    found = defaultdict(list)
    for form, (kind, _value) in words(language).items():
        if len(form) >= LONG and kind in TYPED:
            middle = len(form) // 2
            found[len(form), True, form[:middle]].append(form)
            found[len(form), False, form[middle:]].append(form)
    return found


@cache
def _letters(language: str) -> dict[str, list[str]]:
    """Forms by their letters in order: two that changed places leave these the same."""
    found = defaultdict(list)
    for form, (kind, _value) in words(language).items():
        if len(form) >= LONG - 1 and kind in TYPED:
            found["".join(sorted(form))].append(form)
    return found


def _near(word: str, language: str) -> Meaning | None:
    if len(word) < LONG - 1 or word in OTHERS or word.endswith(VERBS):
        return None
    known = words(language)
    near = {known[form] for form in _candidates(word, language) if _one_apart(word, form)}
    alone = {
        meaning for meaning in near if meaning[0] == "part"
    }  # of «ввечері» and «вечора», the one that needs no other
    if len({value for _kind, value in near}) == 1:
        near = alone or near
    return near.pop() if len(near) == 1 else None


def _candidates(word: str, language: str) -> Iterator[str]:
    yield from _letters(language).get("".join(sorted(word)), ())
    halves = _halves(language)
    for length in range(max(LONG, len(word) - 1), len(word) + 2):
        middle = length // 2
        yield from halves.get((length, True, word[:middle]), ())
        yield from halves.get((length, False, word[middle - length :]), ())


def _one_apart(one: str, other: str) -> bool:
    """One letter more, less, other, or two that changed places."""
    if len(one) > len(other):
        one, other = other, one
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]
