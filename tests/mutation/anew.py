"""What cannot be exchanged in a running program (constants, defaults, statements that are built at import) is written
into the module's file, and tests are asked by a process that has not read it yet.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.mutation.bench import Code, in_folder, on_postgres
from tests.mutation.forks import LATE, forked
from tests.mutation.mutants import Mutant
from tests.mutation.reach import Reach
from tests.mutation.trials import NOT_REACHED, NOTICED, SURVIVED, Verdict

# Needed by every run, and changed by none. Not aiogram: tests say how its models are to be built. Nothing that brings
# anyio along: it is a plugin of pytest, which wants to see it first.
HEAVY = (
    *("aiohttp", "aiosqlite", "alembic.command", "babel.dates", "pydantic", "structlog", "uvicorn"),
    *("sqlalchemy.ext.asyncio", "sqlalchemy.dialects.sqlite"),
)
START = 60.0  # seconds that a process may take besides its tests


class Only:
    """Of what is collected only `wanted`, in that order."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._place = {name: place for place, name in enumerate(wanted)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [item for item in items if item.nodeid in self._place and not on_postgres(item)]
        items[:] = sorted(kept, key=lambda item: self._place[item.nodeid])


def preload() -> None:
    for name in HEAVY:
        __import__(name)


def verdict(mutant: Mutant, who: Sequence[str], reach: Reach, scratch: Path) -> Verdict:
    if not who:
        return Verdict(NOT_REACHED)
    path = Path(mutant.module)
    before, times = path.read_text(), path.stat()
    path.write_text(mutant.source)
    try:
        code = _asked(who, reach, scratch)
    finally:
        path.write_text(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # what was compiled of it is right again
    if code == Code.PASSED:
        return Verdict(SURVIVED)
    if _asked(who, reach, scratch) != Code.PASSED:
        return Verdict(f"{SURVIVED}, as its tests fail without it, too")
    return Verdict(f"{NOTICED} by its time" if code == LATE else NOTICED)


def _asked(who: Sequence[str], reach: Reach, scratch: Path) -> int:
    names = list(dict.fromkeys(test.split("::")[0] for test in who))
    limit = START + 6 * sum(reach.seconds[name] for name in who)
    return forked(
        lambda: int(pytest.main([*in_folder(scratch), "-x", *names], plugins=[Only(who)])),
        scratch / "run.txt",
        limit,
    )
