"""A canned reply: one text in several languages, with fields that are filled in for each customer.

The same rules hold wherever it is written, in a file or in a message: it has a text in at least one language, its
fields are known ones, and filled in it fits one message of Telegram's beside our own words, whatever people are
called. Staff reads its title, in their language; where it has none, its key. A mistake is a `PydanticCustomError` whose
code has a sentence in dialogs/language/settings.py.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, RootModel, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from care.business import LANGUAGES, Business, Language
from care.business.values import Key, Localized, Rules
from care.values.content import units

# What can be filled in, and the room that each may need, in UTF-16 units.
FIELDS = {"name": 66, "ticket": 20, "balance": 20, "business": 66, "operator": 66}
FIELD = re.compile(r"\{([^{}\n]*)\}")
TITLE_LIMIT = 32  # a button's
TEXT_LIMIT = 3500  # of Telegram's 4,096: the rest is for the operator's name and what frames a preview


def longest(text: str) -> int:
    """How long the text can become, in UTF-16 units."""
    plain = units(FIELD.sub("", text))
    return plain + sum(FIELDS.get(name, 0) for name in FIELD.findall(text))


def check_text(text: str) -> str:
    text = text.strip()
    if not text:
        raise PydanticCustomError("empty_text", "leave no text empty")
    for name in FIELD.findall(text):
        if name not in FIELDS:
            known = ", ".join(f"{{{field}}}" for field in FIELDS)
            raise PydanticCustomError("no_field", "there is no field {name}", {"name": name, "known": known})
    if longest(text) > TEXT_LIMIT:
        raise PydanticCustomError("long_text", "over {limit} characters", {"limit": TEXT_LIMIT})
    return text


def check_title(title: Localized) -> Localized:
    """On one line in each language."""
    texts = {language: " ".join(text.split()) for language, text in title.root.items()}
    if any(len(text) > TITLE_LIMIT for text in texts.values()):
        raise PydanticCustomError("long_title", "over {limit} characters", {"limit": TITLE_LIMIT})
    return Localized(texts)


Words = Annotated[str, AfterValidator(check_text)]
Title = Annotated[Localized, AfterValidator(check_title)]


class Reply(Rules):
    title: Title | None = None  # None: its key is all the name that it has
    department: Key | None = None  # None: every department's
    uk: Words | None = None
    ru: Words | None = None
    en: Words | None = None

    @field_validator("department")
    @classmethod
    def check_department(cls, key: str | None, info: ValidationInfo) -> str | None:
        known = (info.context or {}).get("departments")
        if key is not None and known is not None and key not in known:
            raise PydanticCustomError("no_department", "there is no department {key}", {"key": key})
        return key

    @model_validator(mode="after")
    def check_says_something(self) -> Self:
        if not self.texts:
            raise PydanticCustomError("empty_text", "give the text in at least one language")
        return self

    @property
    def texts(self) -> dict[Language, str]:
        given = {language: getattr(self, language) for language in LANGUAGES}
        return {language: text for language, text in given.items() if text}

    def in_language(self, language: str) -> tuple[Language, str]:
        """The text for somebody who reads `language`: in it, else in English, else in whatever there is."""
        texts = self.texts
        return next((known, texts[known]) for known in (language, "en", *LANGUAGES) if known in texts)


class Replies(RootModel[dict[Key, Reply]]):
    """All canned replies by their keys."""

    model_config = ConfigDict(frozen=True)


def known_to(business: Business) -> Mapping[str, frozenset[str]]:
    """The context in which a reply is validated: which departments there are."""
    return {"departments": frozenset(department.key for department in business.departments)}


@dataclass(frozen=True)
class Canned:
    """A reply as it is kept."""

    key: str
    reply: Reply
    used: int = 0  # how often it was sent

    def called(self, language: str) -> str:
        """Its title for somebody who reads `language`, else its key."""
        return self.reply.title.in_language(language) if self.reply.title else self.key

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be called: its key, and its title in every language."""
        return (self.key, *(self.reply.title.root.values() if self.reply.title else ()))
