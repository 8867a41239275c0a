"""Who shall get it: a tree of plain rules, which the store keeps as JSON (care/values/codec.py).

What a rule means stands in care/broadcasts/audience.py, as SQL, and once more in its tests, as slow as it is plain.
Whoever is not to be written to is in no audience, whatever the rules say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

LISTED = 20_000  # ids in one list, at most


@dataclass(frozen=True)
class Everybody:
    rule: Literal["everybody"] = "everybody"


EVERYBODY = Everybody()


@dataclass(frozen=True)
class All:
    """Of whom each of these is true."""

    of: tuple["Rule", ...]
    rule: Literal["all"] = "all"


@dataclass(frozen=True)
class Any:
    """Of whom at least one of these is true."""

    of: tuple["Rule", ...]
    rule: Literal["any"] = "any"


@dataclass(frozen=True)
class Not:
    of: "Rule"
    rule: Literal["not"] = "not"


@dataclass(frozen=True)
class Speaks:
    languages: tuple[str, ...]
    rule: Literal["speaks"] = "speaks"


@dataclass(frozen=True)
class OfTier:
    """One of these tiers, by their keys; an empty one: no tier."""

    tiers: tuple[str, ...]
    rule: Literal["tier"] = "tier"


@dataclass(frozen=True)
class HasPoints:
    """From so many to so many that can be spent."""

    least: int = 0
    most: int | None = None
    rule: Literal["points"] = "points"


@dataclass(frozen=True)
class Tagged:
    """A ticket of theirs has this tag."""

    tag: str
    rule: Literal["tagged"] = "tagged"


@dataclass(frozen=True)
class SeenSince:
    """They have bought, visited, given feedback or opened a ticket since then."""

    since: datetime
    rule: Literal["seen"] = "seen"


@dataclass(frozen=True)
class JoinedSince:
    since: datetime
    rule: Literal["joined"] = "joined"


@dataclass(frozen=True)
class Scored:
    """A ticket that they have rated, or feedback in their name, with a score from so much to so much."""

    least: int = 1
    most: int = 5
    rule: Literal["scored"] = "scored"


@dataclass(frozen=True)
class Recommends:
    """From 0 to 10, how likely they would recommend us, when they were asked last."""

    least: int = 0
    most: int = 10
    rule: Literal["recommends"] = "recommends"


@dataclass(frozen=True)
class InZone:
    """By the zones that they have told us; an empty one: they have told none."""

    zones: tuple[str, ...]
    rule: Literal["zone"] = "zone"


@dataclass(frozen=True)
class WasAt:
    """A visit there, or feedback about it in their name."""

    touchpoint: str
    rule: Literal["at"] = "at"


@dataclass(frozen=True)
class Listed:
    """By Telegram's ids."""

    ids: tuple[int, ...]
    rule: Literal["listed"] = "listed"


Rule: TypeAlias = Annotated[
    Everybody
    | All
    | Any
    | Not
    | Speaks
    | OfTier
    | HasPoints
    | Tagged
    | SeenSince
    | JoinedSince
    | Scored
    | Recommends
    | InZone
    | WasAt
    | Listed,
    Field(discriminator="rule"),
]


def forgotten(rule: Rule) -> Rule:
    """The same without whom it lists: once they are written down, nothing of them need stand here."""
    match rule:
        case Listed():
            return Listed(())
        case All(of=parts):
            return All(tuple(map(forgotten, parts)))
        case Any(of=parts):
            return Any(tuple(map(forgotten, parts)))
        case Not(of=part):
            return Not(forgotten(part))
    return rule


def listed(rule: Rule) -> Iterator[int]:
    """Whom it names, anywhere in it."""
    match rule:
        case Listed(ids=ids):
            yield from ids
        case All(of=parts) | Any(of=parts):
            for part in parts:
                yield from listed(part)
        case Not(of=part):
            yield from listed(part)
