"""In which of our languages a text plainly is. Most texts say nothing plain, and then neither do we."""

import re

from care.business import Language

UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яіїєґё]", re.IGNORECASE)
ENGLISH = re.compile(
    r"\b(?:the|is|are|was|were|my|you|your|have|not|and|for|with|this|what|where|when|how|please)\b",
    re.IGNORECASE,
)
PLAIN = 2  # English words that no name or brand explains


def is_cyrillic(text: str) -> bool:
    return CYRILLIC.search(text) is not None


def plain_language(text: str) -> Language | None:
    """By letters that one of the two Cyrillic languages has alone, or by the commonest English words."""
    ukrainian, russian = UKRAINIAN.search(text), RUSSIAN.search(text)
    if ukrainian or russian:
        return None if ukrainian and russian else "uk" if ukrainian else "ru"
    if not CYRILLIC.search(text) and len(ENGLISH.findall(text)) >= PLAIN:
        return "en"
    return None
