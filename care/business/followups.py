"""Settings of what we write by ourselves after something has happened: a section for each kind of follow-up."""

from datetime import timedelta

from pydantic import Field

from care.business.lengths import Length
from care.business.values import Rules

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class KindRule(Rules):
    on: bool = True


class FollowUpRule(KindRule):
    """`after`: how long after what it follows; `late`: from its time on, after which it is of no use."""

    after: Length
    late: Length


class VisitRule(FollowUpRule):
    after: Length = 2 * HOUR
    late: Length = 2 * DAY
    every: Length = DAY  # nobody is asked more often


class UnansweredRule(FollowUpRule):
    after: Length = DAY
    late: Length = 2 * DAY


class StillSolvedRule(FollowUpRule):
    after: Length = 3 * DAY
    late: Length = 3 * DAY


class NpsRule(FollowUpRule):
    after: Length = DAY
    late: Length = 7 * DAY
    every: Length = 180 * DAY
    least: int = Field(default=3, ge=1)  # visits and orders within a year: who comes so often is a regular


class BirthdayRule(FollowUpRule):
    """`after` the beginning of the day, in the customer's time."""

    after: Length = 10 * HOUR
    late: Length = 10 * HOUR


class AnniversaryRule(FollowUpRule):
    after: Length = 11 * HOUR
    late: Length = DAY


class ReorderRule(FollowUpRule):
    """`after` the time at which they usually order again."""

    after: Length = timedelta(0)
    late: Length = 7 * DAY
    least: int = Field(default=3, ge=3)  # orders, before we speak of a rhythm


class UsualOrderRule(KindRule):
    """It comes in the place of `reorder`, at its time."""

    undo: Length = 2 * HOUR  # so long one press takes it back


class UsualReminderRule(FollowUpRule):
    """`after` the one that has come: they may set the next themselves."""

    after: Length = HOUR
    late: Length = DAY
    least: int = Field(default=3, ge=3)  # of the same words, before we speak of a habit


class RewardRule(FollowUpRule):
    after: Length = DAY
    late: Length = 7 * DAY
    every: Length = 30 * DAY  # nobody is told more often
    least: int = Field(
        default=3, ge=2
    )  # receipts with it within a year, before we say that they come back for it


class AppointmentRule(FollowUpRule):
    """`after` we have heard of it."""

    after: Length = timedelta(0)
    late: Length = DAY


class FollowUps(Rules):
    appointment: AppointmentRule = AppointmentRule()  # shall we remind them of it?
    visit: VisitRule = VisitRule()  # how was the visit, the delivery?
    unanswered: UnansweredRule = UnansweredRule()  # one reminder of a question of ours
    still_solved: StillSolvedRule = StillSolvedRule()  # does it stay solved?
    nps: NpsRule = NpsRule()  # would they recommend us?
    birthday: BirthdayRule = BirthdayRule()
    anniversary: AnniversaryRule = AnniversaryRule()  # of their first contact
    reorder: ReorderRule = ReorderRule()  # it was usually time
    reward: RewardRule = RewardRule()  # near, of what they come back for
    usual_order: UsualOrderRule = UsualOrderRule()  # asked for at the team, for whoever lets us
    usual_reminder: UsualReminderRule = UsualReminderRule()  # set anew, for whoever lets us
