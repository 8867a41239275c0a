"""The map: which lines each test runs, and how long it takes. Made once, and kept for each file of tests until that
file, or a module of which it runs something, is another.
"""

import hashlib
import json
import sys
import time
from collections.abc import Collection, Generator, Iterable
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from tests.mutation.mutants import Mutant


@dataclass
class Known:
    """Of one file of tests."""

    keys: dict[str, str] = field(default_factory=dict)  # what it rests on, and how that was then
    lines: dict[str, dict[str, list[int]]] = field(default_factory=dict)  # test → module → lines
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)  # tests that made what is there for the whole session


class Reach:
    def __init__(self, every: Iterable[Known]) -> None:
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []
        self.first: list[str] = []
        self._who: dict[str, dict[int, set[str]]] = {}
        for known in every:
            self.seconds |= known.seconds
            self.failed += known.failed
            self.first += known.first
            for test, modules in known.lines.items():
                for module, lines in modules.items():
                    for line in lines:
                        self._who.setdefault(module, {}).setdefault(line, set()).add(test)

    def leave_out(self, test: str) -> None:
        for lines in self._who.values():
            for tests in lines.values():
                tests.discard(test)

    def near(self, mutant: Mutant) -> set[str]:
        """The tests that run it; of what is run once for all, those that run anything of the module, and any where
        nothing else can be run of it.
        """
        lines = self._who.get(mutant.module, {})
        if mutant.place.once and not lines:
            return set(self.seconds).difference(self.failed)
        wanted = lines if mutant.place.once else mutant.place.lines
        return set().union(*(lines.get(line, ()) for line in wanted))

    def lines(self, mutant: Mutant) -> dict[str, set[int]]:
        """Of each test that is near, what it runs of the module."""
        found = {test: set[int]() for test in self.near(mutant)}
        for line, tests in self._who.get(mutant.module, {}).items():
            for test in tests & found.keys():
                found[test].add(line)
        return found


class Tracer:
    """Writes down, test by test, which lines of `files` (by their full paths, to their names) are run."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files
        self._lines: set[tuple[str, int]] = set()

    @contextmanager
    def watching(self, known: Known, test: str) -> Generator[None]:
        self._lines = set()
        begun = time.monotonic()
        sys.settrace(self._call)
        try:
            yield
        finally:
            sys.settrace(None)
            known.seconds[test] = round(time.monotonic() - begun, 3)
            found: dict[str, list[int]] = {}
            for file, line in sorted(self._lines):
                found.setdefault(self._files[file], []).append(line)
            known.lines[test] = found

    def _call(self, frame: FrameType, _event: str, _arg: object) -> Any:  # noqa: ANN401 - as sys.settrace has it
        if frame.f_code.co_filename not in self._files:
            return None
        return self._line(frame, _event, _arg)

    def _line(self, frame: FrameType, _event: str, _arg: object) -> Any:  # noqa: ANN401
        self._lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


class Shelf:
    """Where what is known of a file of tests is kept. Without a folder, nowhere."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, file: str) -> Known | None:
        path = self._path(file)
        if path is None or not path.exists():
            return None
        known = Known(**json.loads(path.read_text()))
        return known if known.keys == {name: _state(name) for name in known.keys} else None

    def put(self, file: str, known: Known) -> None:
        modules = {module for lines in known.lines.values() for module in lines}
        around = {str(path) for folder in Path(file).parents for path in folder.glob("conftest.py")}
        known.keys = {name: _state(name) for name in {file, *around, *modules}}
        if (path := self._path(file)) is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(asdict(known)))

    def _path(self, file: str) -> Path | None:
        return self._folder and self._folder / f"{file.replace('/', '.')}.json"


def _state(name: str) -> str:
    path = Path(name)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else ""


def named(modules: Collection[str]) -> dict[str, str]:
    return {str(Path(module).resolve()): module for module in modules}
