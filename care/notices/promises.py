"""What an operator has promised a customer: to write to them by a time. To both sides."""

from datetime import datetime

from care.notices.notice import ANSWER, AboutTicket, ToTopic


class PromiseMade(AboutTicket, purpose=ANSWER):
    """`operator` writes to them by `due`."""

    operator: str
    operator_id: int | None
    due: datetime


class PromiseMoved(AboutTicket, purpose="promise"):
    """Not by `was`, which they know of, but by `due`, later or sooner."""

    operator: str
    operator_id: int | None
    due: datetime
    was: datetime


class PromiseWithdrawn(AboutTicket, purpose="promise"):
    """They will not write by `was`. Who waits for an answer has one by `answer_due`."""

    was: datetime
    answer_due: datetime | None


class PromiseBroken(AboutTicket, purpose="apology"):
    """They were to be written to by `due`, and were not; they have an answer by the new `answer_due`."""

    due: datetime
    answer_due: datetime


class DeskPromised(ToTopic):
    """`operator` has promised to write by `due`; `was`: another time before."""

    operator: str
    due: datetime
    was: datetime | None = None
    told_at: datetime | None = None  # their customer sleeps, and hears of it then
    with_words: bool = False  # which went to the customer, too


class DeskPromiseWithdrawn(ToTopic):
    """`operator` will not write by `was` after all."""

    operator: str
    was: datetime
    told_at: datetime | None = None


class DeskPromiseKept(ToTopic):
    """The customer has an answer before `due`. A button says that it was another one, and the promise stands."""

    due: datetime

    @property
    def stands_alone(self) -> bool:
        return True
