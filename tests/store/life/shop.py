"""The shop in which lives are lived: one department works at other hours than the rest, also on Sundays."""

from datetime import time

from care.business import Hours, Period
from care.business.hours import DAYS
from tests.store import cast

LATE = Hours(days=dict.fromkeys(DAYS[2:], (Period(start=time(12), end=time(22)),)))

SHOP = cast.SHOP.model_copy(
    update={
        "departments": tuple(
            department.model_copy(update={"hours": LATE}) if department.key == "sales" else department
            for department in cast.SHOP.departments
        )
    }
)
