"""Why something could not be done, in the customer's words."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from care.business import LANGUAGES
from care.commands import Refused
from care.errors import CareError
from dialogs import refusals, tidy
from dialogs.words import Words

STAFFS_OWN = {"already_taken", "unreachable", "customer_waits", "time_passed"}  # of deeds that no customer can do
OURS = [error for error in CareError.__subclasses__() if error.__module__ == CareError.__module__]
CODES = sorted({error.code for error in OURS} - STAFFS_OWN)
FIELDS: dict[str, Any] = {"score": 4}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_each_refusal_has_a_sentence_that_fits_a_toast(code: str, language: str) -> None:
    words = Words(language, ZoneInfo("UTC"))
    said = refusals.sentence(Refused(code, FIELDS), words)
    assert tidy.length(said) <= 200
    assert said != refusals.sentence(Refused("no_such_code", {}), words)


def test_what_we_have_no_sentence_for_is_still_answered() -> None:
    assert "Nothing was changed" in refusals.sentence(
        Refused("no_such_code", {}), Words("en", ZoneInfo("UTC"))
    )
