"""The staff's door: whose update it is (door.py), who may act (people.py), what they wish (topic.py, presses.py), and
what comes of it (run.py, deeds/).
"""

from bot.doors.desk.door import DeskDoor

__all__ = ["DeskDoor"]
