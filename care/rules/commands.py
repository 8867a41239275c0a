"""What an admin wants done with the business's rules, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from care.values.errors import CareError


class WrongRule(CareError):  # noqa: N818 - as those of care/values/errors.py
    """What would not be as turbota.toml must be. `mistake`: which, as care/business/ calls it, with its fields."""

    mistake: str
    fields: dict[str, Any]


def wrong_rule(error: ValidationError) -> WrongRule:
    """The first thing that is wrong, for people."""
    first = error.errors(include_url=False, include_input=False)[0]
    return WrongRule(
        mistake=first["type"], fields={name: str(each) for name, each in first.get("ctx", {}).items()}
    )


@dataclass(frozen=True)
class ChangeRules:
    """Values by path, as care/rules/laying.py has them."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class UndoRule:
    """What this change replaced holds again."""

    change: int


@dataclass(frozen=True)
class OpenBusiness:
    """With the group that was offered: from now on it serves customers."""

    group: int


AboutRules: TypeAlias = ChangeRules | UndoRule | OpenBusiness
