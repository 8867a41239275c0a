"""The words for whoever sits at the command line."""

import os
from zoneinfo import ZoneInfo

from care.business import LANGUAGES
from dialogs.language.words import Words


def reader_words(language: str | None = None) -> Words:
    """Words in `language`, else in the terminal's own (LC_ALL, LC_MESSAGES, LANG), else in English."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    wanted = (language or locale).lower()[:2]
    return Words(wanted if wanted in LANGUAGES else "en", ZoneInfo("UTC"))
