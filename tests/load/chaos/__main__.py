"""`python -m tests.load.chaos`: all scenes, or some of them. Exits with 1 on any loss, double or end. Linux only."""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

import uvloop

import tests.load.chaos
from tests.load.chaos.scenes import SCENES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.load.chaos", description=tests.load.chaos.__doc__)
    parser.add_argument("--only", choices=SCENES, action="append", metavar="NAME", help=", ".join(SCENES))
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    sys.stdout.write(f"seed {options.seed}\n")
    well = True
    for name in options.only or SCENES:
        with (
            tempfile.TemporaryDirectory() as home,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            report = runner.run(SCENES[name](Path(home), seed=options.seed))
        sys.stdout.write("\n".join(report.lines()) + "\n")
        sys.stdout.flush()
        well = well and report.well
    sys.exit(not well)


if __name__ == "__main__":
    main()
