"""pytest in a fork of this process: what takes long to import is there already, what is looked at is read anew.

The tests on PostgreSQL are left out: the same ones run on SQLite.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

# Needed by every run, and changed by none. Not aiogram: tests say how its models are to be built. Nothing that brings
# anyio along: it is a plugin of pytest, which wants to see it first.
HEAVY = (
    *("aiohttp", "aiosqlite", "alembic.command", "babel.dates", "pydantic", "structlog", "uvicorn"),
    *("sqlalchemy.ext.asyncio", "sqlalchemy.dialects.sqlite"),
)
QUIET = ("-q", "-x", "--no-header", "--tb=line", "-p", "no:cacheprovider")
LATE = -1  # in place of an exit code


@dataclass
class Reach:
    """Which lines each test runs, and how long it takes."""

    lines: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


class Only:
    """Of what is collected only `wanted`, in that order; without it all that needs no PostgreSQL."""

    def __init__(self, wanted: Sequence[str] = ()) -> None:
        self._place = {name: place for place, name in enumerate(wanted)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        kept = [
            item for item in items if (item.nodeid in self._place if self._place else not _postgres(item))
        ]
        items[:] = sorted(kept, key=lambda item: self._place.get(item.nodeid, 0))


def _postgres(item: pytest.Item) -> bool:
    return "postgres" in item.nodeid or "postgres" in getattr(item, "fixturenames", ())


class Tracer:
    def __init__(self, files: Collection[str]) -> None:
        self._files, self.reach, self._lines = files, Reach(), set[tuple[str, int]]()
        self.failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self._lines = self.reach.lines[item.nodeid] = set()
        begun = time.monotonic()
        sys.settrace(self._call)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.reach.seconds[item.nodeid] = time.monotonic() - begun

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not report.passed:
            self.failed.add(report.nodeid)

    def _call(self, frame: FrameType, _event: str, _arg: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        if frame.f_code.co_filename not in self._files:
            return None
        self._lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def _line(self, frame: FrameType, _event: str, _arg: object) -> Any:  # noqa: ANN401
        self._lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def preload() -> None:
    for name in HEAVY:
        __import__(name)


def reach_of(tests: Sequence[str], modules: Collection[str], scratch: Path) -> Reach:
    """Run the tests once as everything is. Those that fail then are asked nothing."""
    files = {str(Path(module).resolve()): module for module in modules}
    answer = scratch / "reach.json"

    def run() -> int:
        tracer = Tracer(files)
        quiet = [part for part in QUIET if part != "-x"]
        code = pytest.main([*quiet, *tests], plugins=[Only(), tracer])
        lines = {
            test: sorted(found) for test, found in tracer.reach.lines.items() if test not in tracer.failed
        }
        answer.write_text(json.dumps([lines, tracer.reach.seconds, sorted(tracer.failed)]))
        return int(code)

    code = forked(run, scratch / "reach.txt", 3600)
    if not answer.exists():
        raise SystemExit(f"The tests did not run ({code}):\n{(scratch / 'reach.txt').read_text()[-3000:]}")
    lines, seconds, failed = json.loads(answer.read_text())
    for test in failed:
        say(f"left out, it fails as everything is: {test}")
    return Reach(
        {test: {(files[name], line) for name, line in found} for test, found in lines.items()}, seconds
    )


def asked(tests: Sequence[str], output: Path, seconds: float) -> int:
    """pytest's exit code for these tests, or LATE."""
    names = list(dict.fromkeys(test.split("::")[0] for test in tests))
    return forked(lambda: int(pytest.main([*QUIET, *names], plugins=[Only(tests)])), output, seconds)


def forked(work: Callable[[], int], output: Path, seconds: float) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _in_child(work, output)
    try:
        status = _ended(child, seconds)
    except BaseException:  # Ctrl-C: what was begun ends, too
        os.killpg(child, 9)
        raise
    if status is None:
        os.killpg(child, 9)
        os.waitpid(child, 0)
        return LATE
    return os.waitstatus_to_exitcode(status)


def _ended(child: int, seconds: float) -> int | None:
    """Its status, or None when it still runs after so long."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.05)
    return None


def _in_child(work: Callable[[], int], output: Path) -> None:
    os.setsid()  # what the tests start ends with them
    with output.open("w") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        sys.dont_write_bytecode = True
        code = 70
        try:
            code = work()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
