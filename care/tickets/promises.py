"""What a department promises, as moments: by when somebody answers, by when it is solved, in its working time."""

from datetime import datetime, timedelta

from care.business import Business, Priority, Promise
from care.business.hours import add_working_time, openings, working_time_between

SETTLING = timedelta(minutes=15)


def answer_due(
    business: Business, department: str, now: datetime, priority: Priority = Priority.NORMAL
) -> datetime:
    """By when a person of the department answers what is said now; never a minute after they have come to work."""
    length = promise(business, department, priority).first_answer
    due = working_time(business, department, now, length)
    opened = _last_opening(business, department, now, due)
    return due if opened is None else max(due, opened + min(length, SETTLING))


def _last_opening(business: Business, department: str, now: datetime, due: datetime) -> datetime | None:
    """When the department last came to work between the two. None: it has not been away."""
    last, closed = None, now
    for opens, closes in openings(business.hours_of(department), business.tz, now):
        if opens > due:
            break
        last = opens if opens > closed else last
        closed = closes
    return last


def solve_due(
    business: Business, department: str, now: datetime, priority: Priority = Priority.NORMAL
) -> datetime:
    """By when what is opened now is solved."""
    return working_time(business, department, now, promise(business, department, priority).solved)


def promise(business: Business, department: str, priority: Priority) -> Promise:
    return (business.department(department) or business.departments[0]).promise(priority)


def working_time(business: Business, department: str, start: datetime, length: timedelta) -> datetime:
    """The moment by which the department has worked so long since `start`."""
    return add_working_time(business.hours_of(department), business.tz, start, length)


def time_left(business: Business, department: str, now: datetime, due: datetime) -> timedelta:
    """How long the department works from `now` until `due`; never less than nothing."""
    return working_time_between(business.hours_of(department), business.tz, now, due)
