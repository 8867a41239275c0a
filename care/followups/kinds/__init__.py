"""The kinds of follow-ups, a file each with its `KIND`."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from care.followups.kind import Kind

_FOUND: list[Kind] = [import_module(f"{__name__}.{file.name}").KIND for file in iter_modules(__path__)]

# By their keys, the most important first.
KINDS: Mapping[str, Kind] = {
    kind.key: kind for kind in sorted(_FOUND, key=lambda each: -each.purpose.importance)
}
