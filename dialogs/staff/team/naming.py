"""Who or what is meant by a few letters, Cyrillic or Latin: a colleague or a department.

"daria" finds «Дарія», «доставка» finds Delivery. Letters that are written in several ways are taken for the same.
"""

from collections.abc import Mapping, Sequence

from care.business import Business, Department, Touchpoint
from care.people.operators import Operator
from care.understanding.names import sound

ENDING, STEM = 2, 3  # letters that a case may change; those that tell a word from others


def first_word(text: str) -> tuple[str, str]:
    """The first word, and the rest."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    return first, rest.strip()


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


def place_named(business: Business, text: str) -> tuple[Touchpoint | None, str]:
    """The one touchpoint that the text begins with, and the rest: by its key, its name, or the beginning of a word of
    its name, in any language and case: «Поділ» is «Кавʼярня на Подолі».
    """
    for place in business.touchpoints:
        for name in (place.key, *place.name.root.values()):
            rest = text[len(name) :]
            if sound(text[: len(name)]) == sound(name) and (not rest or rest[0].isspace()):
                return place, rest.strip()
    first, rest = first_word(text)
    for ending in range(min(ENDING, max(len(first) - STEM, 0)) + 1):
        begun = first[: len(first) - ending]
        found = [place for place in business.touchpoints if _is_called(place, begun)]
        if found:
            return (found[0] if len(found) == 1 else None), rest
    return None, rest


def _is_called(place: Touchpoint, beginning: str) -> bool:
    return any(_begins(name, beginning) for name in place.name.root.values())
