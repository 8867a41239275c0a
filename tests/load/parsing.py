"""What reading a time costs: `python -m tests.load.parsing`. Some ten seconds, in CPU time, whoever else is at work.

The phrases are those of tests/pure/when. Each import is a new process's. What it needs of the standard library and
dateutil comes first and is not counted, since everything that runs has it. The quickest of several counts.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.language.when import read
from tests.load.process import ROOT

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 25, 9, 15, tzinfo=KYIV)
LONG = "Розкажу про все, що сталося з моїм замовленням. " * 80 + "Нагадайте завтра о 10."
IMPORT = """
import collections, dataclasses, enum, functools, inspect, itertools, json, pathlib, re, time, tracemalloc, typing
import zoneinfo
import dateutil.rrule
{trace}
start = time.process_time()
import dialogs.language.when
imported = time.process_time() - start
from datetime import UTC, datetime
for language in ("uk", "ru", "en"):
    dialogs.language.when.read("?", language=language, now=datetime.now(UTC), zone=zoneinfo.ZoneInfo("Europe/Kyiv"))
print(json.dumps([imported, time.process_time() - start, tracemalloc.get_traced_memory()[1]]))
"""
MS, MIB = 1000, 2**20


def phrases(language: str) -> Iterator[str]:
    table = ROOT / "tests" / "pure" / "when" / f"{language}.tsv"
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")[0]


def a_phrase(language: str) -> float:
    """Seconds, on average over all of that language."""
    table = list(phrases(language))
    return _cpu(lambda: [read(each, language=language, now=NOW, zone=KYIV) for each in table]) / len(table)


def a_long_text() -> float:
    return _cpu(lambda: read(LONG, language="uk", now=NOW, zone=KYIV))


def imports(times: int) -> tuple[float, float, int]:
    """Seconds until it is imported, and until the first text in each language is read; bytes of both."""
    runs = [_imported("") for _ in range(times)]
    _, _, memory = _imported("tracemalloc.start()")
    return min(run[0] for run in runs), min(run[1] for run in runs), int(memory)


def _imported(trace: str) -> tuple[float, float, float]:
    code = IMPORT.format(trace=trace)
    compiled = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }  # as installed
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=compiled, check=True, capture_output=True, text=True
    )
    imported, ready, memory = json.loads(done.stdout)
    return imported, ready, memory


def _cpu(doing: Callable[[], object]) -> float:
    doing()  # what is remembered from then on is remembered in production, too
    start = time.process_time()
    doing()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="processes that import it")
    times = parser.parse_args().times
    imported, ready, memory = imports(times)
    figures = [(f"a phrase, {language}", a_phrase(language) * MS, "ms") for language in ("uk", "ru", "en")]
    figures += [
        ("4,000 characters", a_long_text() * MS, "ms"),
        ("import", imported * MS, "ms"),
        ("and the first text", ready * MS, "ms"),
        ("memory of both", memory / MIB, "MiB"),
    ]
    sys.stdout.writelines(f"{what:20}{figure:8.2f} {unit}\n" for what, figure, unit in figures)


if __name__ == "__main__":
    main()
