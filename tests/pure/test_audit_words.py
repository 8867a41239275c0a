"""The audit log speaks: nothing that the staff can do, and no reason why it was refused, is shown as a code."""

from zoneinfo import ZoneInfo

from bot.replies import importing
from bot.routers import admin
from bot.routers.staff.actions import COMMANDS, GENERAL, GENERAL_PRESSES, PRESSES
from bot.routers.staff.topic import SAY
from care.business import LANGUAGES
from care.staff import audit
from care.values.errors import ERRORS
from dialogs.language.words import Words
from dialogs.panels.audit import deed_name
from dialogs.staff.audit_words import outcome_name
from tests.for_each import for_each

TABLES = COMMANDS.keys() | PRESSES.keys() | GENERAL.keys() | GENERAL_PRESSES.keys() | admin.COMMANDS.keys()
OTHERS = {
    SAY,
    importing.DEED,
    *[
        "note",
        "hold",
        "message",
        "edit",
        "reaction",
        "press",
        "unknown",
        "admit",
        "remove",
        "left",
        "added",
        "retry",
        "drop",
        "resend",
        "holdback",
        "retell",
        "retellall",
        "export",
    ],
}
REASONS = {audit.STRANGER, audit.FORGED, audit.FOREIGN}


def words(language: str) -> Words:
    return Words(language, ZoneInfo("Europe/Kyiv"))


@for_each("language", LANGUAGES)
@for_each("name", sorted(TABLES | OTHERS))
def test_every_deed_has_words_in_every_language(name: str, language: str) -> None:
    said = deed_name(name, words(language))
    assert "<code>" not in said
    assert language == "en" or said != deed_name(name, words("en"))


@for_each("language", LANGUAGES)
@for_each("code", sorted(ERRORS.keys() | REASONS))
def test_every_reason_has_words_in_every_language(code: str, language: str) -> None:
    said = outcome_name(code, words(language))
    assert "<code>" not in said
    assert language == "en" or said != outcome_name(code, words("en"))


def test_what_an_older_version_wrote_is_shown_as_it_stands() -> None:
    assert deed_name("<gone>", words("en")) == "<code>&lt;gone&gt;</code>"
