"""What was understood, as a sentence."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from dialogs.language.when.saying import say
from dialogs.language.words import Words

AT = datetime.fromisoformat("2026-12-25T10:00")
NOW = datetime(2026, 11, 27, tzinfo=UTC)
SAID = {
    ("en", None): "on Friday, 25 December, at 10:00",
    ("uk", "FREQ=WEEKLY;BYDAY=FR"): "щопʼятниці о 10:00, уперше в пʼятницю, 25 грудня",
    ("ru", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"): "по будням в 10:00, первый раз в пятницу, 25 декабря",
    ("en", "FREQ=DAILY;BYHOUR=9,21"): "every day at 09:00 and at 21:00, first on Friday, 25 December",
    ("uk", "FREQ=MONTHLY;BYMONTHDAY=-1"): "щомісяця в останній день о 10:00, уперше в пʼятницю, 25 грудня",
    ("ru", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=2"): (
        "каждый месяц в последнюю пятницу в 10:00, первый раз в пятницу, 25 декабря, 2 раза"
    ),
    ("en", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1"): (
        "every month on the 29th at 10:00, first on Friday, 25 December"
    ),
}


@pytest.mark.parametrize("which", SAID, ids=str)
def test_a_moment_and_what_recurs_are_sentences(which: tuple[str, str | None]) -> None:
    language, rule = which
    said = say(Words(language, ZoneInfo("Europe/Kyiv")), AT, rule, NOW)
    assert said.unescape().replace("\xa0", " ") == SAID[which]
