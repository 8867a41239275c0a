"""Charts as pictures, drawn by matplotlib in a process of its own: neither the event loop nor the heap bears it.

`python -m bot.drawing` reads a Chart as JSON and writes a PNG. It needs no home directory and no network.
"""

import asyncio
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import TypeAdapter

from dialogs.staff.figures.chart import Chart, Course, Row, Rows

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure

    Part: TypeAlias = Artist | BarContainer

CHART = TypeAdapter(Chart)
PATIENCE = 60.0  # seconds; it takes two or three
WIDTH, DPI = 8.0, 128  # 1024 pixels wide, and higher than that: upright on a phone
HIGH, HEADING, EACH = 4.2, 0.95, 0.78  # inches: the course with all titles, a panel's head, a row
LEAST = 8.0
TEXT, SMALL, TITLE, HEAD = 19, 16, 20, 25  # points
COLOURS = ("#1f6fb4", "#f0a030", "#3a9d5d")  # told apart by colour-blind people, too
PALE, MARK, LINE = "#a9cdea", "#c0392b", "#444444"
LABELS = 36  # letters below the course; more would overlap
BAR = 0.5  # of a row's height, for all its bars; above them stand its words
# Inches around each panel; between them, of their height.
PADS: dict[str, Any] = {"w_pad": 0.25, "h_pad": 0.12, "hspace": 0.03}
LEGEND: dict[str, Any] = {
    "fontsize": SMALL,
    "frameon": False,
    "borderaxespad": 0,
    "borderpad": 0.3,
    "columnspacing": 1.0,
    "handlelength": 1.2,
    "handletextpad": 0.5,
}


class DrawingFailedError(Exception):
    """The other process ended without a picture."""


async def drawn(chart: Chart) -> bytes:
    """The chart as a PNG. Raises DrawingFailedError and TimeoutError."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.delivery.rendering.drawing", stdin=pipe, stdout=pipe
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
    sys.stdout.buffer.write(draw(CHART.validate_json(sys.stdin.buffer.read())))


def draw(chart: Chart) -> bytes:
    with TemporaryDirectory() as folder:  # where matplotlib lists its fonts, for this one picture
        os.environ["MPLCONFIGDIR"] = folder
        logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of that on a busy machine
        import matplotlib as mpl  # noqa: PLC0415 - tens of megabytes that nothing else needs
        from matplotlib.figure import Figure  # noqa: PLC0415
        from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415

        warnings.filterwarnings("ignore", message="Glyph .* missing")  # in people's names
        # What stands between dollar signs in a name is no formula.
        mpl.rcParams.update({"font.family": "DejaVu Sans", "font.size": TEXT, "text.parse_math": False})
        figure, picture = (
            Figure(figsize=(WIDTH, _height(chart)), dpi=DPI, layout=ConstrainedLayoutEngine(**PADS)),
            BytesIO(),
        )
        _draw(figure, chart)
        figure.savefig(picture, format="png")
        return picture.getvalue()


def _height(chart: Chart) -> float:
    return max(LEAST, HIGH + sum(HEADING + EACH * len(panel.rows) for panel in chart.panels))


def _draw(figure: "Figure", chart: Chart) -> None:
    figure.suptitle(f"{chart.title}\n{chart.subtitle}", x=0.03, ha="left", fontsize=HEAD, fontweight="bold")
    watermarks = [HIGH / 2, *(EACH * len(panel.rows) for panel in chart.panels)]
    axes = figure.subplots(len(watermarks), 1, height_ratios=watermarks, squeeze=False)[:, 0]
    _draw_course(axes[0], chart.course)
    for axis, panel in zip(axes[1:], chart.panels, strict=True):
        _draw_rows(axis, panel)
    if chart.note:
        figure.supxlabel(chart.note, fontsize=TEXT)


def _draw_course(axis: "Axes", course: Course) -> None:
    places, count = range(len(course.labels)), len(course.bars)
    width = 0.8 / count
    parts: list[Part] = []
    for index, series in enumerate(course.bars):
        left = [place + (index - (count - 1) / 2) * width for place in places]
        parts.append(axis.bar(left, series.values, width, label=series.name, color=COLOURS[index]))
    parts += axis.plot(places, course.line.values, color=LINE, marker="o", label=course.line.name)
    step = 1 + sum(map(len, course.labels)) // LABELS
    axis.set_xticks(places[::step], course.labels[::step])
    axis.locator_params("y", integer=True)
    axis.set_ylim(
        0, 1.05 * max(1, *course.line.values, *(value for each in course.bars for value in each.values))
    )
    axis.spines[["top", "right"]].set_visible(False)
    _head(axis, course.title, parts)


def _draw_rows(axis: "Axes", panel: Rows) -> None:
    parts: dict[str, Part] = {}
    for place, row in enumerate(panel.rows):
        axis.text(0, place - BAR / 2, row.name, va="bottom")
        axis.text(panel.full, place - BAR / 2, row.said, va="bottom", ha="right")
        parts |= _draw_row(axis, panel, place, row)
    axis.set_xlim(0, panel.full * 1.004)  # half a mark's width
    axis.set_ylim(len(panel.rows) - BAR, -1)
    axis.axis("off")
    _head(axis, panel.title, [parts[name] for name in (*panel.names, panel.mark) if name in parts])


def _draw_row(axis: "Axes", panel: Rows, place: int, row: Row) -> "dict[str, Part]":
    """Its bars, below its words; what is to stand in the legend, by name."""
    parts: dict[str, Part] = {}
    height = BAR if panel.nested else BAR / len(panel.names)
    for index, (name, value) in enumerate(zip(panel.names, row.values, strict=True)):
        y = place if panel.nested else place + (index - (len(panel.names) - 1) / 2) * height
        colour = PALE if panel.nested and index else COLOURS[index]
        parts[name] = axis.barh(y, value or 0, height * 0.8, color=colour, label=name, zorder=2 - index)
    if row.mark is not None:
        ends = place - BAR / 2, place + BAR / 2
        parts[panel.mark] = axis.vlines(row.mark, *ends, color=MARK, linewidth=4, label=panel.mark, zorder=3)
    return parts


def _head(axis: "Axes", title: str, parts: "Sequence[Part]") -> None:
    axis.set_title(title, loc="left", fontsize=TITLE, fontweight="bold", pad=36)
    legend = axis.legend(handles=parts, loc="lower left", bbox_to_anchor=(0, 1), ncols=len(parts), **LEGEND)
    legend.set_in_layout(False)


if __name__ == "__main__":
    main()
