"""A session of pytest that collects once and then waits: whatever is tried is tried in a fork of it.

The tests on PostgreSQL are left out: the same ones run on SQLite.
"""

import faulthandler
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.exchange import kept_answers
from tests.mutation.forks import forked
from tests.mutation.reach import Known, Tracer

QUIET = ("-q", "--no-header", "--tb=line", "-p", "no:cacheprovider")
WHOLE = 3600.0  # seconds


class Code(IntEnum):
    PASSED = 0
    FAILED = 3
    HUNG = 1  # faulthandler's


@dataclass(frozen=True)
class End:
    """Of tests that were asked: how the first one ended that did not pass, and after how many seconds."""

    code: int
    by: str = ""
    took: float = 0.0


class Bench:
    def __init__(self, work: Callable[["Bench"], None]) -> None:
        self._work = work
        self._outcomes: set[str] = set()
        self._known = Known()
        self._now = ""
        self.items: dict[str, pytest.Item] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not on_postgres(item)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed:
            raise session.Interrupted("what cannot be collected cannot be asked")
        self.items = {item.nodeid: item for item in session.items}
        self._work(self)
        session.testsfailed = 0  # they are in the map
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._outcomes.add(report.outcome)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
        if fixturedef.scope == "session" and fixturedef.baseid and self._now not in self._known.first:
            self._known.first.append(self._now)
        return (yield)

    def _passes(self, name: str, next_: str | None) -> bool:
        self._now = name
        self._outcomes.clear()
        item = self.items[name]
        after = self.items[next_] if next_ else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        return "failed" not in self._outcomes

    def _elsewhere(self, name: str) -> str | None:
        """A test in another folder: when that is next, all is put away but what is there for the whole session."""
        folder = Path(name.split("::", maxsplit=1)[0]).parent
        return next((other for other in self.items if Path(other.split("::")[0]).parent != folder), None)

    def prepare(self, first: Sequence[str]) -> None:
        """Make what is there for the whole session, so that no fork has to."""
        for name in first:
            self._passes(name, self._elsewhere(name))

    def learn(self, file: str, tracer: Tracer, known: Known) -> None:
        """Run the tests of a file as everything is."""
        self._known = known
        names = [name for name in self.items if name.split("::")[0] == file]
        if not names:
            return
        forget = kept_answers()  # else only the first test would be seen to ask for them
        for name, next_ in zip(names, [*names[1:], self._elsewhere(names[0])], strict=True):
            for each in forget:
                each()
            with tracer.watching(known, name):
                passed = self._passes(name, next_)
            if not passed:
                known.failed.append(name)
            if self._outcomes != {"passed"}:
                known.lines.pop(name)

    def ask(
        self, names: Sequence[str], seconds: dict[str, float], scratch: Path, change: Callable[[], None]
    ) -> End:
        """Each may take so many seconds."""
        at = scratch / "at.txt"
        at.write_text(names[0])

        def run() -> int:
            change()
            with (scratch / "hung.txt").open("w") as hung:
                for name, next_ in zip(names, [*names[1:], None], strict=True):
                    at.write_text(name)
                    faulthandler.dump_traceback_later(seconds[name], exit=True, file=hung)
                    if not self._passes(name, next_):
                        return Code.FAILED
                faulthandler.cancel_dump_traceback_later()
            return Code.PASSED

        code = forked(run, scratch / "run.txt", WHOLE)
        return End(code, at.read_text(), time.time() - at.stat().st_mtime)


def on_postgres(item: pytest.Item) -> bool:
    return "postgres" in item.nodeid or "postgres" in getattr(item, "fixturenames", ())


def in_folder(scratch: Path) -> list[str]:
    """Files of the tests go there. pytest's own folder is cleaned up by whoever begins a session meanwhile."""
    return [*QUIET, f"--basetemp={scratch / 'tmp'}", "-o", "tmp_path_retention_policy=failed"]
