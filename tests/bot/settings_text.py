"""Settings as tests write them, and the mistakes that are found in them."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings.errors import SettingsError
from bot.settings.settings import read_business
from dialogs.language.words import Words

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
SMALL = """\
name = { en = "Kalyna" }
staff_group = -1001
admins = [3001]

[hours]
mon = ["09:00-13:00", "14:00-18:00"]
holidays = [2026-12-25]

[[departments]]
key = "delivery"
name = { en = "Delivery" }

[[departments]]
key = "quality"
name = { en = "Quality" }
first_answer = "1h 30m"
"""


def mistakes(text: str) -> list[str]:
    """What is said about the text, without the file's name."""
    with pytest.raises(SettingsError) as caught:
        read_business(text)
    return [
        line.removeprefix("turbota.toml: ") for line in caught.value.sentences(Words("en", ZoneInfo("UTC")))
    ]


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new)
