"""Until when one may put a ticket off, as it is offered: in the department's hours, in the business's own time."""

from datetime import UTC, date, datetime, time

import pytest

from care.business import Hours, Period
from care.tickets.work.snooze import times
from tests.store.cast import SHOP

OPEN, CLOSE = 7, 16  # in UTC, by Kyiv's winter time: nine to six


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


OFFERED: list[tuple[datetime, dict[str, datetime]]] = [
    (  # Friday noon: Saturday is worked on
        moment(20, 10, 17),
        {"closing": moment(20, CLOSE), "tomorrow": moment(21, OPEN), "monday": moment(23, OPEN)},
    ),
    (moment(20, CLOSE), {"tomorrow": moment(21, OPEN), "monday": moment(23, OPEN)}),  # just closed
    (moment(21, 10), {"closing": moment(21, CLOSE), "monday": moment(23, OPEN)}),  # nobody works on Sunday
    (moment(22, 10), {"tomorrow": moment(23, OPEN)}),  # Sunday: a Monday that is tomorrow is said once
    (  # Monday: the next one
        moment(23, 10),
        {"closing": moment(23, CLOSE), "tomorrow": moment(24, OPEN), "monday": moment(30, OPEN)},
    ),
    (  # half past midnight in Kyiv is a day further than in London
        moment(19, 22, 30),
        {"closing": moment(20, CLOSE), "tomorrow": moment(21, OPEN), "monday": moment(23, OPEN)},
    ),
]


@pytest.mark.parametrize(("now", "offered"), OFFERED)
def test_closing_tomorrow_and_monday_are_offered_where_somebody_works(
    now: datetime, offered: dict[str, datetime]
) -> None:
    assert times(SHOP, "cafe", now) == offered


def test_a_day_with_a_break_closes_at_its_end() -> None:
    halves = (Period(start=time(9), end=time(12)), Period(start=time(14), end=time(18)))
    hours = Hours(days={"fri": halves}, holidays=frozenset({date(2026, 12, 25)}))
    shop = SHOP.model_copy(update={"hours": hours})
    assert times(shop, "cafe", moment(20, 8)) == {"closing": moment(20, CLOSE)}
