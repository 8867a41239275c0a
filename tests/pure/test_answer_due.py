"""By when an answer is promised: at a time that people can keep, and to nobody later for having chosen."""

from datetime import datetime, time, timedelta

from care.business import Hours, Period
from care.tickets.promises import answer_due
from tests.pure.visitor import KAVA, Visitor

TEN_TO_FIVE = (Period(start=time(10), end=time(17)),)
SHOP = KAVA.model_copy(update={"hours": Hours(days={"thu": TEN_TO_FIVE, "fri": TEN_TO_FIVE})})


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHOP.tz)


def test_nobody_has_to_answer_a_minute_after_coming_to_work() -> None:
    assert answer_due(SHOP, "cafe", at(19, 16, 1)) == at(20, 10, 15)  # an hour would be over at 10:01
    assert answer_due(SHOP, "cafe", at(19, 16, 30)) == at(20, 10, 30)
    assert answer_due(SHOP, "cafe", at(19, 16)) == at(19, 17)
    assert answer_due(SHOP, "cafe", at(19, 20)) == at(20, 11)


def test_midnight_is_no_coming_to_work_where_somebody_always_is_there() -> None:
    always = (Period(start=time(0), end=time(0)),)
    shop = KAVA.model_copy(update={"hours": Hours(days={"thu": always, "fri": always})})
    assert answer_due(shop, "cafe", at(19, 23, 5)) == at(20, 0, 5)


def test_who_does_not_choose_is_promised_nothing_sooner_than_who_does() -> None:
    slow = KAVA.departments[1].model_copy(update={"first_answer": timedelta(hours=3)})
    emma = Visitor(business=KAVA.model_copy(update={"departments": (KAVA.departments[0], slow)}))
    emma.say("Do you have oat milk?")
    due = answer_due(emma.facts.business, "cafe", emma.facts.now + KAVA.tickets.send_after)
    assert f"by {due.astimezone(emma.facts.customer.tz(KAVA)):%H:%M}" in emma.text
