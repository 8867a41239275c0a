"""What an admin wants done with the business's rules, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from care.values.errors import CareError


class WrongRule(CareError):  # noqa: N818 - as those of care/values/errors.py
    """What would not be as turbota.toml must be. `mistake`: which, as care/business/ calls it, with its fields."""

    mistake: str
    fields: dict[str, Any]


@dataclass(frozen=True)
class ChangeRules:
    """Values by path, as care/rules/laying.py has them."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class OpenBusiness:
    """With the group that was offered: from now on it serves customers."""

    group: int


AboutRules: TypeAlias = ChangeRules | OpenBusiness
