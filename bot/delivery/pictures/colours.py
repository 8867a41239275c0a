"""The colours of both themes. Numbers stand beside every bar, so no colour is needed to read one.

What is told apart by colour stays apart for colour-blind people, and everything stands out from the ground:
tests/pure/test_colours.py measures both, docs/figures.md says how.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    ground: str
    ink: str  # words, lines and marks
    muted: str  # words that matter less
    faint: str  # the grid
    series: tuple[str, str, str]
    pale: str  # behind a bar of the first series, within an edge of that colour


LIGHT = Theme(
    ground="#ffffff",
    ink="#1c1c1e",
    muted="#5b6068",
    faint="#d9dce1",
    series=("#0a3f86", "#d17300", "#4b9b8e"),
    pale="#c9dbf1",
)
DARK = Theme(
    ground="#17212b",
    ink="#f2f4f6",
    muted="#a9b4c0",
    faint="#3a4653",
    series=("#3f86d8", "#ffb347", "#b4e6da"),
    pale="#1f3a5a",
)
