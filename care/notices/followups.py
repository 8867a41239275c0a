"""To customers: what we write by ourselves, after something has happened (care/followups/)."""

from datetime import datetime

from care.notices.notice import ToCustomer


class HowWasIt(ToCustomer, purpose="visit"):
    """A visit or a delivery is over: feedback on its touchpoint, if we know it."""

    delivery: bool
    order: str
    touchpoint: str


class StillUnanswered(ToCustomer, purpose="unanswered"):
    """A question `of` ours, by its purpose, waits for an answer; `about`: the number of a ticket."""

    of: str
    touchpoint: str = ""
    about: int | None = None


class StaysSolved(ToCustomer, purpose="still_solved"):
    """Their complaint was solved some days ago; `about`: its number."""

    about: int
    summary: str


class WouldRecommend(ToCustomer, purpose="nps"):
    """With buttons 0-10."""


class HappyBirthday(ToCustomer, purpose="birthday"):
    pass


class YearsWithUs(ToCustomer, purpose="anniversary"):
    years: int


class RewardNear(ToCustomer, purpose="reward"):
    """This reward, by its key, costs so many `points`; they have `balance`, and have bought it or the like so many
    `times` within a year.
    """

    reward: str
    points: int
    balance: int
    times: int


class TimeToReorder(ToCustomer, purpose="reorder"):
    """They usually order every so many `days`, read from so many `orders`, of which the `last` was then."""

    days: int
    orders: int
    last: datetime
