"""What the clock does: each thing that is due (care/agenda/schedule.py), one file a theme."""

from care.due.run import BATCH, DEEDS, do_due

__all__ = ["BATCH", "DEEDS", "do_due"]
