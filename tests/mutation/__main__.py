"""Do the tests notice? `python -m tests.mutation --package care/outbox --sample 60 --seed 1`.

Small mistakes are made in a copy of the tree (mutants.py), one at a time, and the tests that run the line are asked
(packages.py, reach.py, trials.py). Prints what they let pass, and for each module and package the share of what they
noticed. A mistake that no test reaches counts as one that passes; one that changes nothing that anybody could see is
told apart, with its reason (harmless.py).
"""

import argparse
import difflib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from tests.mutation import anew
from tests.mutation.bench import Bench, in_folder
from tests.mutation.forks import forked, say
from tests.mutation.harmless import harmless
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.packages import PACKAGES, files_of
from tests.mutation.reach import Known, Reach, Shelf, Tracer, named
from tests.mutation.trials import NOTICED, Trials, Verdict, chosen

ROOT = Path(__file__).parents[2]
LEFT_OUT = (
    *(".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"),
)
IN_COPY = "TURBOTA_MUTATION_COPY"  # there: of which tree
HARMLESS = "changes nothing"
HOUR = 3600.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--package", choices=sorted(PACKAGES), action="append", help="each of them, if none")
    parser.add_argument("--sample", type=int, default=60, help="so many of all that can be made; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30, help="of tests for each, measured beforehand")
    parser.add_argument("--only", default="", help="modules whose path contains this")
    wanted = parser.parse_args()
    if IN_COPY in os.environ:
        measure(wanted)
        return
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder, "tree")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*LEFT_OUT), symlinks=True)
        command = [sys.executable, "-m", "tests.mutation", *sys.argv[1:]]
        environment = os.environ | {IN_COPY: str(ROOT), "PYTHONPATH": str(copy)}
        sys.exit(subprocess.run(command, cwd=copy, env=environment, check=False).returncode)


def measure(wanted: argparse.Namespace) -> None:
    """In the copy, which is the working directory."""
    anew.preload()
    lines = [_measure(package, wanted) for package in wanted.package or PACKAGES]
    say("\n".join(["", *lines]))


def _measure(package: str, wanted: argparse.Namespace) -> str:
    modules = [path for path in _modules(package) if wanted.only in path]
    everything = [mutant for path in modules for mutant in mutants_of(path, Path(path).read_text())]
    count = min(wanted.sample or len(everything), len(everything))
    sample = random.Random(wanted.seed).sample(everything, count)
    sample.sort(key=lambda mutant: (mutant.module, mutant.line))
    say(f"{package}: {count} of {len(everything)} that can be made")
    told = {index: Verdict(HARMLESS, why) for index, each in enumerate(sample) if (why := harmless(each))}
    with tempfile.TemporaryDirectory(prefix="mutation-out-") as folder:
        scratch = Path(folder)
        reach = _map(package, scratch)
        told |= _try_running(package, sample, told, reach, wanted.seconds, scratch)
        for index, mutant in enumerate(sample):
            if index not in told:
                who = chosen(reach, mutant, wanted.seconds, set(), Counter())
                told[index] = anew.verdict(mutant, who, reach, scratch)
                _tell(mutant, told[index])
    return _report(package, [(mutant, told[index]) for index, mutant in enumerate(sample)])


def _modules(package: str) -> list[str]:
    found = [Path(path) for path in PACKAGES[package]]
    files = [file for path in found for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    return [str(file) for file in files]


def _map(package: str, scratch: Path) -> Reach:
    """What each test runs, as far as it is not known from an earlier time."""
    original = os.environ.get(IN_COPY)
    shelf = Shelf(Path(original, "var", "mutation") if original else None)
    files = files_of(package)
    every = {file: shelf.get(file) for file in files}
    unknown = [file for file, known in every.items() if known is None]
    if unknown:
        say(f"{len(unknown)} of {len(files)} files of tests are run once, to see what they reach")
        modules = [module for each in PACKAGES for module in _modules(each)]
        tracer, fresh = Tracer(named(modules)), Shelf(scratch / "map")

        def work(bench: Bench) -> None:
            for file in unknown:
                known = Known()
                bench.learn(file, tracer, known)
                fresh.put(file, known)
                if not known.failed:
                    shelf.put(file, known)

        _session(unknown, work, scratch)
        every |= {file: fresh.get(file) for file in unknown}
    reach = Reach(known for known in every.values() if known)
    for test in reach.failed:
        say(f"left out, it does not pass as everything is: {test}")
    return reach


def _session(files: Sequence[str], work: Callable[[Bench], None], scratch: Path) -> None:
    output = scratch / "session.txt"
    code = forked(
        lambda: int(pytest.main([*in_folder(scratch), *files], plugins=[Bench(work)])), output, 24 * HOUR
    )
    if code not in (0, 5):
        raise SystemExit(f"The tests did not run ({code}):\n{output.read_text()[-3000:]}")


def _try_running(
    package: str,
    sample: Sequence[Mutant],
    told: Collection[int],
    reach: Reach,
    seconds: float,
    scratch: Path,
) -> dict[int, Verdict]:
    """All that can be made in a running program."""
    answers = scratch / "answers.txt"
    answers.touch()

    def work(bench: Bench) -> None:
        bench.prepare([name for name in reach.first if name in bench.items])
        trials = Trials(bench, reach, seconds, scratch)
        with answers.open("w") as file:
            for index, mutant in enumerate(sample):
                if index in told or not mutant.place.function:
                    continue
                if (verdict := trials.verdict(mutant)) is not None:
                    _tell(mutant, verdict)
                    file.write(json.dumps([index, verdict.how, verdict.by]) + "\n")
                    file.flush()

    _session(files_of(package), work, scratch)
    lines = map(json.loads, answers.read_text().splitlines())
    return {index: Verdict(how, by) for index, how, by in lines}


def _tell(mutant: Mutant, verdict: Verdict) -> None:
    by = f"  [{verdict.by}]" if verdict.by else ""
    say(f"{verdict.how}: {mutant.module}:{mutant.line} {mutant.what[:90]}{by}")
    if not verdict.how.startswith(NOTICED):
        before = Path(mutant.module).read_text().splitlines()
        lines = difflib.unified_diff(before, mutant.source.splitlines(), lineterm="", n=1)
        say("\n".join(f"    {line}" for line in list(lines)[2:]))


def _report(package: str, verdicts: Sequence[tuple[Mutant, Verdict]]) -> str:
    """A line for each module; the answer is that of the package."""
    noticed, passed, apart = Counter[str](), Counter[str](), Counter[str]()
    for mutant, verdict in verdicts:
        counter = noticed if verdict.how.startswith(NOTICED) else apart if verdict.how == HARMLESS else passed
        counter[mutant.module] += 1
    for module in sorted(noticed | passed | apart):
        say(f"{module:40} {noticed[module]:4} noticed {passed[module]:4} passed {apart[module]:4} {HARMLESS}")
    whole = noticed.total() + passed.total()
    share = f"{noticed.total() / max(1, whole):.0%}"
    rest = f", {apart.total()} more change nothing" if apart.total() else ""
    return f"{package}: {noticed.total()} of {whole} noticed, {share}{rest}"


if __name__ == "__main__":
    main()
