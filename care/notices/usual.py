"""What a customer does regularly was done for them: to them, and to the topic of the ticket that was opened for it."""

from datetime import datetime

from care.notices.notice import ToCustomer, ToTopic


class UsualOrder(ToCustomer, purpose="usual_order"):
    """As they order every so many `days`, the team was asked for it again, `last` time it was `order`.

    `about`: the number of its ticket, which is answered by `answer_due`; one press takes it back until `undo_until`.
    """

    order: str
    days: int
    orders: int
    last: datetime
    department: str
    about: int = 0
    answer_due: datetime | None = None
    undo_until: datetime | None = None


class UsualReminder(ToCustomer, purpose="usual_reminder"):
    """What they have set so many `times`, about `days` apart, was set again and comes at `at`."""

    what: str
    at: datetime
    times: int
    days: int
    reminder: int = 0


class DeskUsualOrder(ToTopic):
    """The bot has opened it, as the customer lets us: they order every so many `days`, `last` time it was `order`.

    Nothing is ordered yet; they know of it and can take it back with a press until `undo_until`.
    """

    order: str
    days: int
    orders: int
    last: datetime
    undo_until: datetime


class DeskUsualUndone(ToTopic):
    """The customer does not want it after all. `who` has begun with it, and is called."""

    who: int | None
    name: str
