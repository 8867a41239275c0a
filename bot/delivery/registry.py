"""The kinds of posts, by what they say: those that the files of kinds/ have."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from bot.delivery import kinds
from bot.delivery.kind import PostKind
from care.outbox import Body, Claim


@cache
def known_kinds() -> Mapping[type[Body] | str, PostKind[Any, Any]]:
    found = walk_packages(kinds.__path__, f"{kinds.__name__}.")
    modules = [import_module(each.name) for each in found if not each.ispkg]
    return {module.KIND.of: module.KIND for module in modules}


def kind_of(claim: Claim) -> PostKind[Any, Any]:
    """What several posts that go together are, or the one."""
    every = known_kinds()
    several = every.get(claim.together) if len(claim.rows) > 1 else None
    return several or every[type(claim.head.body)]
