"""The way in for the command `turbota`.

An installed wheel holds the house in a folder of this package, so that its names (bot, care, …) are nobody else's: only
this process, and those that it starts, look there first. In a checkout the house is where this file is.
"""

import os
import sys
from pathlib import Path

HOUSE = Path(__file__).parent / "house"


def main() -> None:
    if HOUSE.is_dir():
        sys.path.insert(0, str(HOUSE))
        rest = [os.environ["PYTHONPATH"]] if os.environ.get("PYTHONPATH") else []
        os.environ["PYTHONPATH"] = os.pathsep.join([str(HOUSE), *rest])
    from bot.cli import main as command_line  # noqa: PLC0415 - it can be found from here on

    command_line()
