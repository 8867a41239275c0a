"""A text in a topic, and what it is taken for."""

from care.tickets.words.meaning import Meaning, read
from care.values.content import Content, Kind

ME = "Turbota_Demo_bot"
KNOWN = {"take", "solve", "pass", "ban", "later", "remind", "unsend", "c"}


def meaning(text: str, kind: Kind = Kind.TEXT) -> Meaning:
    return read(Content(kind, text), KNOWN, ME).meaning
