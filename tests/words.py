"""What the bot says, as the catalogs have it today: a better wording breaks no test.

Texts are named by their English, or by its beginning and “…” where it is long. Raises KeyError for what no catalog has,
so that a test cannot look for what is never said.
"""

import re
from html import unescape
from zoneinfo import ZoneInfo

from dialogs.language.words import Words, translations

KYIV = ZoneInfo("Europe/Kyiv")


def label(text: str, language: str = "uk", /, **fields: object) -> str:
    """Of a button."""
    return term("button", text, language, **fields)


def term(context: str, text: str, language: str = "uk", /, **fields: object) -> str:
    """A text that stands in this context, as "priority"."""
    words = Words(language, KYIV)
    return words.plain(words.pgettext(context, _known(text, language, context), **fields))


def sentence(text: str, language: str = "uk", /, **fields: object) -> str:
    return _plain(str(Words(language, KYIV)(_known(text, language), **fields)))


def counted(singular: str, plural: str, count: int, language: str = "uk", /, **fields: object) -> str:
    if (singular, 0) not in vars(translations("uk"))["_catalog"]:
        raise KeyError(singular)
    return _plain(str(Words(language, KYIV).ngettext(singular, plural, count, **fields)))


def like(text: str, language: str = "uk") -> re.Pattern[str]:
    """The sentence with anything for its fields."""
    said = translations(language).gettext(_known(text, language))
    return re.compile(re.sub(r"\\{\w+\\}", ".+?", re.escape(_plain(said))))


def is_said(text: str, context: str = "") -> bool:
    """Whether a catalog has it, with or without numbers, and no other text that begins so."""
    return len(_found(text, "uk", context)) == 1 or (text, 0) in vars(translations("uk"))["_catalog"]


def _known(text: str, language: str, context: str = "") -> str:
    """The whole of the English."""
    if language == "en":
        return text
    found = _found(text, language, context)
    if len(found) != 1:
        raise KeyError(text, found)
    return found[0]


def _found(text: str, language: str, context: str) -> list[str]:
    catalog, begin = vars(translations(language))["_catalog"], f"{context}\x04" if context else ""
    texts = [key.removeprefix(begin) for key in catalog if isinstance(key, str) and key.startswith(begin)]
    if not text.endswith("…"):
        return [key for key in texts if key == text]
    return [key for key in texts if key == text or key.startswith(text.removesuffix("…"))]


def _plain(html: str) -> str:
    """As it is read; no-break spaces and line ends stay."""
    return unescape(re.sub(r"</?\w[^>]*>", "", html))
