"""Who or what is meant by a few letters, Cyrillic or Latin: a colleague or a department.

"daria" finds «Дарія», «доставка» finds Delivery. Letters that are written in several ways are taken for the same.
"""

from collections.abc import Mapping, Sequence

from care.business import Business, Department
from care.people.operators import Operator

# Into Latin letters, of which those that stand for the same sound are one: h and g, i, y and j.
LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ie", "ж": "zg", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kg", "ц": "ts", "ч": "cg", "ш": "sg", "щ": "sgcg", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "iu", "я": "ia", "h": "g", "y": "i", "j": "i", "w": "v", "'": "", "’": "", "ʼ": "",
}  # fmt: skip
TABLE = str.maketrans(LETTERS)


def first_word(text: str) -> tuple[str, str]:
    """The first word, and the rest."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    return first, rest.strip()


def sound(text: str) -> str:
    """How it is said, roughly: the same for «Дарія», Daria and Dariya."""
    spoken = text.casefold().translate(TABLE)
    return "".join(letter for at, letter in enumerate(spoken) if at == 0 or letter != spoken[at - 1])


def _begins(name: str, beginning: str) -> bool:
    """Whether a word of the name begins so."""
    wanted = sound(beginning)
    return bool(wanted) and any(sound(word).startswith(wanted) for word in name.split())


def people_named(
    people: Sequence[Operator], wanted: str, usernames: Mapping[int, str]
) -> tuple[Operator, ...]:
    """Those whom `wanted` can mean: @username as it is, else the first letters of a name."""
    at = wanted.removeprefix("@").casefold()
    named = tuple(person for person in people if usernames.get(person.id, "").casefold() == at and at)
    return named or tuple(person for person in people if _begins(person.name, at))


def department_named(business: Business, wanted: str) -> Department | None:
    """The one department that `wanted` can mean: its key, or the beginning of its name in any language."""
    exact = business.department(wanted.casefold())
    found = [
        department
        for department in business.departments
        if any(_begins(name, wanted) for name in department.name.root.values())
    ]
    return exact or (found[0] if len(found) == 1 else None)
