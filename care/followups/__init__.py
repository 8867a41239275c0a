"""What the clock does: each thing that is due (care/schedule.py), one file a theme."""

from care.followups.run import BATCH, DEEDS, do_due

__all__ = ["BATCH", "DEEDS", "do_due"]
