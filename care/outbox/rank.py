"""Which of what waits for one chat goes first: what should be shown earliest.

Each post says how long it may wait, and its rank is the moment at which that is over. While there is room nothing waits
at all; where a staff group is behind, what is urgent goes before what is not, and yet nothing waits for ever, because
what came earlier grows urgent, too.

First cards are also kept apart from each other (`PACE`), as the group's budget would show them at three quarters of its
speed: sixty new tickets do not go as one block before a running conversation, and that conversation does not keep the
next new ticket from being seen. Customers take turns in it, so that one who opens many is not before one who has had
fewer. (In networks this is a virtual clock: L. Zhang, 1990.)
"""

from datetime import UTC, datetime, timedelta
from enum import IntEnum

from care.business import Priority


class Lane(IntEnum):
    ANSWER = 0  # what somebody waits for right now
    RELAY = 1  # operator ↔ customer
    DESK = 2  # ticket cards and notices to staff
    FOLLOWUP = 3  # reminders, surveys
    BROADCAST = 4


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

PATIENCE = {
    Lane.ANSWER: timedelta(0),
    Lane.RELAY: timedelta(seconds=15),
    Lane.DESK: timedelta(seconds=60),
    # What we begin ourselves uses what all else leaves.
    Lane.FOLLOWUP: timedelta(days=30),
    Lane.BROADCAST: timedelta(days=365),
}
FIRST_CARD = {
    Priority.LOW: timedelta(seconds=60),
    Priority.NORMAL: timedelta(seconds=30),
    Priority.HIGH: timedelta(seconds=10),
    Priority.URGENT: timedelta(0),
}
# A customer's further words on a ticket that nobody has yet: meanwhile they become one message.
UNTAKEN = timedelta(minutes=2)
BOARD = timedelta(minutes=2)  # it says how far behind the group is, so it may not be as far behind itself
# What only repeats what whoever did it knows; a button that is out of date says so when it is pressed.
LINE = timedelta(minutes=5)
REDRAW = timedelta(minutes=10)
TITLE = timedelta(minutes=15)
PACE = timedelta(seconds=8)
TURN = timedelta(minutes=1)  # a customer's further cards leave so much to others who come after them


def ceiling(now: datetime, broadcasts: int | None) -> int:
    """Below which rank to look: with no room for broadcasts (None: there is any), only before the first of them.

    One that has been owed for half a year would be seen; nobody lets it be.
    """
    everything = timedelta(days=36500)
    return rank_at(now, PATIENCE[Lane.BROADCAST] / 2 if broadcasts == 0 else everything)


def rank_at(moment: datetime, patience: timedelta) -> int:
    return milliseconds(moment - EPOCH + patience)


def milliseconds(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)
