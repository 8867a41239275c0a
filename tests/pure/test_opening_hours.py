"""Opening hours as they stand on doors, in three languages."""

import pytest

from dialogs.setup.hours import Unread, read
from tests.for_each import for_each

WEEK = ("mon", "tue", "wed", "thu", "fri")
ALL = (*WEEK, "sat", "sun")


def on(days: tuple[str, ...], *spans: str) -> dict[str, list[str]]:
    return {day: list(spans) for day in days}


DOORS = {
    "Пн–Пт 9–18, Сб 10–15": {**on(WEEK, "09:00-18:00"), "sat": ["10:00-15:00"]},
    "пн-пт 9:00-13:00, 14:00-18:00": on(WEEK, "09:00-13:00", "14:00-18:00"),
    "пн, ср: 9-12; чт 10.30–14": {
        "mon": ["09:00-12:00"],
        "wed": ["09:00-12:00"],
        "thu": ["10:30-14:00"],
    },
    "щодня з 9 до 21": on(ALL, "09:00-21:00"),
    "Щодня 9-21, неділя вихідний": on(ALL[:6], "09:00-21:00"),
    "будни с 9:00 до 18:00\nвыходные 10–16": {
        **on(WEEK, "09:00-18:00"),
        **on(("sat", "sun"), "10:00-16:00"),
    },
    "Пятница и суббота 18:00–24:00": on(("fri", "sat"), "18:00-24:00"),
    "weekdays 9 to 17": on(WEEK, "09:00-17:00"),
    "Monday to Friday 9-17": on(WEEK, "09:00-17:00"),
    "daily 9-21": on(ALL, "09:00-21:00"),
    "10-18": on(ALL, "10:00-18:00"),
    "цілодобово": on(ALL, "00:00-24:00"),
    "24/7": on(ALL, "00:00-24:00"),
    "around the clock": on(ALL, "00:00-24:00"),
    "субота 9-12, неділя": None,
    "пт-пн 9-18": None,
    "как получится": None,
    "пн 9-25": None,
    "пн 9:70-10": None,
    "зачинено": None,
    "": None,
}


@for_each("text, days", DOORS.items())
def test_a_door_is_read_as_people_mean_it_or_not_at_all(text: str, days: dict[str, list[str]] | None) -> None:
    if days is None:
        with pytest.raises(Unread):
            read(text)
    else:
        assert read(text) == days
