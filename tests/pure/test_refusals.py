"""Why something could not be done, in the customer's words."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from care.business import LANGUAGES
from care.commands import Refused
from care.values.errors import AlreadyRated, NoSuchTicket, NotAllowed, NotOffered, Outdated, WrongState
from dialogs.customers import refusals
from dialogs.language import sanitize
from dialogs.language.words import Words

# What customers' own deeds can be refused for; the rest is the staff's (dialogs/staff/sentences.py).
CODES = sorted(
    error.code for error in (AlreadyRated, NoSuchTicket, NotAllowed, NotOffered, Outdated, WrongState)
)
FIELDS: dict[str, Any] = {"score": 4}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_each_refusal_has_a_sentence_that_fits_a_toast(code: str, language: str) -> None:
    words = Words(language, ZoneInfo("UTC"))
    said = refusals.sentence(Refused(code, FIELDS), words)
    assert sanitize.length(said) <= 200
    assert said != refusals.sentence(Refused("no_such_code", {}), words)


def test_what_we_have_no_sentence_for_is_still_answered() -> None:
    assert "Nothing was changed" in refusals.sentence(
        Refused("no_such_code", {}), Words("en", ZoneInfo("UTC"))
    )
