"""Figures: how the desk does, per department, operator, language, touchpoint and week (docs/figures.md defines each).

Everything counts in the week in which it happened, so a week that is over stays as it was. Times are working time of
the department, as promises are. Plain rows are read in a few statements (reading.py), told as each ticket's life
(lives.py) and as what happened in it (happenings.py), and added up (book.py, sums.py). No message is read.
"""

from care.figures.asking import Asked, By, Period
from care.figures.book import Group
from care.figures.reports import Course, Report, course, report, weekly
from care.figures.summary import Summary, week
from care.figures.sums import Figures, Recommending, Scores, Share, Times

__all__ = [
    "Asked",
    "By",
    "Course",
    "Figures",
    "Group",
    "Period",
    "Recommending",
    "Report",
    "Scores",
    "Share",
    "Summary",
    "Times",
    "course",
    "report",
    "week",
    "weekly",
]
