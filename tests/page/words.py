"""What the bot says, as the catalogs have it today: a better wording breaks no test."""

from dialogs.language.words import Words
from tests.page.demos import KYIV


def label(text: str, language: str) -> str:
    """Of a button."""
    words = Words(language, KYIV)
    return words.plain(words.pgettext("button", text))


def sentence(text: str, language: str, /, **fields: object) -> str:
    words = Words(language, KYIV)
    return words.plain(words(text, **fields))
