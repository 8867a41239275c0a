"""The kinds of follow-ups, a file each with its `KIND`."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from care.business import Business
from care.followups.kind import Kind
from care.people.customers import Customer

_FOUND: list[Kind] = [import_module(f"{__name__}.{file.name}").KIND for file in iter_modules(__path__)]

# By their keys, the most important first.
KINDS: Mapping[str, Kind] = {
    kind.key: kind for kind in sorted(_FOUND, key=lambda each: -each.purpose.importance)
}


def kind_for(business: Business, key: str, customer: Customer | None) -> Kind | None:
    """Of which kind what is planned under this key is for them: whoever wants us nearer gets what we do instead."""
    kind = KINDS.get(key)
    if kind is None or kind.nearer is None or customer is None or customer.closeness is None:
        return kind
    nearer = KINDS[kind.nearer.key]
    wanted = customer.closeness >= nearer.purpose.begins_at and nearer.key not in customer.declined
    return nearer if wanted and getattr(business.followups, nearer.key).on else kind
