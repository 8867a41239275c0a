"""Figures that are not of the desk, a file each: the journey of customers, touchpoints by their ratings, the NPS,
points, and what we have written by ourselves. Read in one or two statements that go by the time in question
(docs/figures.md).
"""

from care.views.themes import Theme, View, view

__all__ = ["Theme", "View", "view"]
