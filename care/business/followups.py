"""Settings of what we write by ourselves after something has happened: a section for each kind of follow-up."""

from datetime import timedelta

from care.business.lengths import Length
from care.business.values import Rules

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class FollowUpRule(Rules):
    """`after`: how long after what it follows; `late`: from its time on, after which it is of no use."""

    on: bool = True
    after: Length
    late: Length


class VisitRule(FollowUpRule):
    after: Length = 2 * HOUR
    late: Length = 2 * DAY
    every: Length = DAY  # nobody is asked more often


class FollowUps(Rules):
    visit: VisitRule = VisitRule()  # how was the visit, the delivery?
