"""Charts as pictures, drawn by matplotlib in a process of its own: neither the event loop nor the heap bears it.

`python -m bot.delivery.rendering.drawing` reads a Chart as JSON and writes a PNG; with `dark`, in the dark theme. It
needs no home directory and no network.
"""

import asyncio
import sys
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter

from bot.delivery.pictures.colours import DARK, LIGHT
from bot.delivery.pictures.ink import as_png, prepare
from bot.delivery.pictures.layout import laid_out
from dialogs.staff.figures.chart import Chart

CHART = TypeAdapter(Chart)
PATIENCE = 60.0  # seconds; it takes two or three


class DrawingFailedError(Exception):
    """The other process ended without a picture."""


async def drawn(chart: Chart, *, dark: bool = False) -> bytes:
    """The chart as a PNG. Raises DrawingFailedError and TimeoutError."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.delivery.rendering.drawing",
        *(["dark"] if dark else []),
        stdin=pipe,
        stdout=pipe,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            picture, _ = await process.communicate(CHART.dump_json(chart))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise DrawingFailedError(process.returncode)
    return picture


def main() -> None:
    sys.stdout.buffer.write(draw(CHART.validate_json(sys.stdin.buffer.read()), dark="dark" in sys.argv[1:]))


def draw(chart: Chart, *, dark: bool = False) -> bytes:
    with TemporaryDirectory() as folder:  # where matplotlib lists its fonts, for this one picture
        prepare(folder)
        return as_png(laid_out(chart, DARK if dark else LIGHT))


if __name__ == "__main__":
    main()
