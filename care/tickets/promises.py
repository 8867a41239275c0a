"""What a department promises, as moments: by when somebody answers, by when it is solved, in its working time."""

from datetime import datetime, timedelta

from care.business import Business, Priority, Promise
from care.business.hours import add_working_time, working_time_between


def answer_due(
    business: Business, department: str, now: datetime, priority: Priority = Priority.NORMAL
) -> datetime:
    """By when a person of the department answers what is said now."""
    return working_time(business, department, now, promise(business, department, priority).first_answer)


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
