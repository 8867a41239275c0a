"""The staff's router: whose update it is (router.py), who may act (people.py), what they wish (topic.py, presses.py),
and what comes of it (run.py, actions/).
"""

from bot.routers.staff.router import StaffRouter

__all__ = ["StaffRouter"]
