"""Do the tests notice? `python -m tests.mutation --package care/outbox --sample 60 --seed 1`.

Small mistakes are made in a copy of the tree (mutants.py), one at a time, and the tests that reach the line are asked
(packages.py). Prints what they let pass, and the share of what they noticed. A mistake that no test reaches counts as
one that passes.
"""

import argparse
import difflib
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.mutation.mutants import Mutant, mutants_of, whole_module
from tests.mutation.packages import PACKAGES, TESTS
from tests.mutation.runs import LATE, Reach, asked, preload, reach_of, say

ROOT = Path(__file__).parents[2]
LEFT_OUT = (
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
)
IN_COPY = "TURBOTA_MUTATION_COPY"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--package", choices=sorted(PACKAGES), required=True)
    parser.add_argument("--sample", type=int, default=60, help="so many of all that can be made; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=20, help="of tests for each, measured beforehand")
    parser.add_argument("--only", default="", help="modules whose path contains this")
    wanted = parser.parse_args()
    if IN_COPY in os.environ:
        measure(wanted)
        return
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder, "tree")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
        command = [sys.executable, "-m", "tests.mutation", *sys.argv[1:]]
        environment = os.environ | {IN_COPY: "1", "PYTHONPATH": str(copy)}
        sys.exit(subprocess.run(command, cwd=copy, env=environment, check=False).returncode)


def measure(wanted: argparse.Namespace) -> None:
    """In the copy, which is the working directory."""
    modules = [path for path in _modules(wanted.package) if wanted.only in path]
    everything = [mutant for path in modules for mutant in mutants_of(path, Path(path).read_text())]
    count = min(wanted.sample or len(everything), len(everything))
    sample = random.Random(wanted.seed).sample(everything, count)
    tests = [test for test in TESTS[wanted.package] if Path(test).exists()]
    preload()
    with tempfile.TemporaryDirectory(prefix="mutation-out-") as folder:
        scratch = Path(folder)
        reach = reach_of(tests, modules, scratch)
        say(f"{wanted.package}: {len(everything)} can be made; {len(reach.lines)} tests")
        passed, noticed = Counter[str](), Counter[str]()
        for number, mutant in enumerate(sorted(sample, key=lambda mutant: (mutant.module, mutant.line)), 1):
            how = _try(mutant, _who(mutant, reach, tests, wanted.seconds), scratch)
            (passed if how in ("survived", "not reached") else noticed)[mutant.module] += 1
            say(f"{number}/{count} {how}: {mutant.module}:{mutant.line} {mutant.what[:90]}")
            if how in ("survived", "not reached"):
                say(_difference(mutant))
    _report(wanted.package, passed, noticed)


def _modules(package: str) -> list[str]:
    found = [Path(path) for path in PACKAGES[package]]
    files = [file for path in found for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return [str(file) for file in files]


def _who(mutant: Mutant, reach: Reach, tests: Sequence[str], seconds: float) -> list[str]:
    """The tests to be asked: the quickest, and of these the closest first."""
    anywhere = whole_module(Path(mutant.module).read_text(), mutant.line)
    near = [
        name
        for name, lines in reach.lines.items()
        if any(file == mutant.module and (anywhere or line == mutant.line) for file, line in lines)
    ]
    chosen: list[str] = []
    spent = 0.0
    for name in sorted(near, key=lambda name: reach.seconds[name]):
        if spent + reach.seconds[name] <= seconds or not chosen:
            chosen.append(name)
            spent += reach.seconds[name]
    chosen.sort(key=lambda name: tests.index(name.split("::")[0]))
    return chosen


def _try(mutant: Mutant, who: Sequence[str], scratch: Path) -> str:
    if not who:
        return "not reached"
    path = Path(mutant.module)
    before, times = path.read_text(), path.stat()
    path.write_text(mutant.source)
    try:
        code = asked(who, scratch / "run.txt", 150)
    finally:
        path.write_text(before)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # what was compiled of it is right again
    return {0: "survived", 1: "noticed", 2: "noticed at once", LATE: "noticed by its time"}.get(
        code, f"ended ({code})"
    )


def _difference(mutant: Mutant) -> str:
    before = Path(mutant.module).read_text().splitlines()
    lines = difflib.unified_diff(before, mutant.source.splitlines(), lineterm="", n=1)
    return "\n".join(f"    {line}" for line in list(lines)[2:])


def _report(package: str, passed: Counter[str], noticed: Counter[str]) -> None:
    for module in sorted(passed | noticed):
        say(f"{module:40} {noticed[module]:4} noticed {passed[module]:4} passed")
    whole = passed.total() + noticed.total()
    say(f"{package}: {noticed.total()} of {whole} noticed, {noticed.total() / max(1, whole):.0%}")


if __name__ == "__main__":
    main()
