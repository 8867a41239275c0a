"""A page as a picture: matplotlib puts down what was laid out."""

import logging
import os
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from bot.delivery.pictures.letters import DPI
from bot.delivery.pictures.page import WIDTH, Bar, Line, Page, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def prepare(folder: str) -> None:
    """Before matplotlib is imported: in `folder` it lists its fonts."""
    os.environ["MPLCONFIGDIR"] = folder
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of that on a busy machine
    warnings.filterwarnings("ignore", message="Glyph .* missing")  # in people's names


def as_png(page: Page) -> bytes:
    picture = BytesIO()
    figure_of(page).savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def figure_of(page: Page) -> "Figure":
    import matplotlib as mpl  # noqa: PLC0415 - tens of megabytes that nothing else needs
    from matplotlib.figure import Figure  # noqa: PLC0415

    # What stands between dollar signs in a name is no formula.
    mpl.rcParams.update({"font.family": "DejaVu Sans", "text.parse_math": False})
    # 1024 pixels wide, and mostly higher than that: upright on a phone.
    figure = Figure(figsize=(WIDTH, page.height), dpi=DPI, facecolor=page.theme.ground)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(page.height, 0))
    axes.axis("off")
    for order, mark in enumerate(page.marks):
        _put(axes, mark, order)
    return figure


def _put(axes: "Axes", mark: Words | Bar | Line, order: int) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    match mark:
        case Words():
            weight = "bold" if mark.bold else "normal"
            axes.text(
                mark.x, mark.y, mark.text, size=mark.size, color=mark.colour, weight=weight, ha=mark.side,
                va="baseline", zorder=order,
            )  # fmt: skip
        case Bar():
            axes.add_patch(
                Rectangle(
                    (mark.x, mark.y), mark.width, mark.height, facecolor=mark.colour,
                    edgecolor=mark.edge or "none", linewidth=1.2 if mark.edge else 0, zorder=order,
                )
            )  # fmt: skip
        case Line():
            xs, ys = zip(*mark.points, strict=True) if mark.points else ((), ())
            axes.plot(
                xs, ys, color=mark.colour, linewidth=mark.thick, marker="o" if mark.dots else None,
                markersize=max(7, 2 * mark.thick) if mark.dots else None, solid_capstyle="butt", zorder=order,
            )  # fmt: skip
