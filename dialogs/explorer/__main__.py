"""Prints the figures of every dialog and what is wrong with them; exits with 1 if anything is."""

import argparse
import sys
from pathlib import Path

from dialogs.explorer.report import explore

HEADER = f"{'dialog':<10} {'states':>6} {'screens':>8} {'transitions':>12}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m dialogs.explorer", description=__doc__)
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="write a state diagram of each dialog there"
    )
    folder: Path | None = parser.parse_args().write
    report = explore()
    rows = [f"{f.dialog:<10} {f.states:>6} {f.screens:>8} {f.transitions:>12}" for f in report.figures]
    sys.stdout.write("\n".join([HEADER, *rows, *map(str, sorted(report.flaws)), ""]))
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in report.pages.items():
            (folder / name).write_text(page, encoding="utf-8")
    return 1 if report.flaws else 0


if __name__ == "__main__":
    sys.exit(main())
