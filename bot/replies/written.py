"""A canned reply as an admin writes it in a message (docs/replies.md):

    /replies set late delivery
    title uk: Курʼєр запізнюється
    uk: Вітаємо, {name}!
    en: Hello {name},
    the courier is on the way.

The department may be left out, and then stays what it was; `all` makes it everybody's. A text goes on until the next
language, and so does a title. Languages that are not named keep what they have, one with nothing behind it loses it.
"""

import re
from typing import Any, TypeAlias

from pydantic import ValidationError

from bot.settings.errors import Mistake, SettingsError, mistakes_in
from bot.settings.lines import Place
from care.business import LANGUAGES, Business
from care.replies.model import Canned, Replies, Reply, known_to

SOURCE = "/replies"
EVERYBODY = "all"
TITLE = "title"
BEGINS = re.compile(
    rf"\s*(?:(?P<title>{TITLE}|назва|название)\s+)?(?P<language>{'|'.join(LANGUAGES)})\s*:\s*(?P<text>.*)",
    re.IGNORECASE,
)
Part: TypeAlias = tuple[str, ...]  # of a reply: a language, or the title in one


def key_of(written: str) -> str:
    """The key that it names, right or wrong; empty when there is none."""
    words = written.partition("\n")[0].split()
    return words[0] if words else ""


def read_reply(written: str, old: Canned | None, business: Business) -> tuple[str, Reply]:
    """What follows `/replies set`, put onto the reply as it was. Raises SettingsError with the mistakes and lines."""
    first, _line, rest = written.partition("\n")
    key, *others = first.split() or [""]
    if len(others) > 1:
        raise SettingsError(SOURCE, Mistake("one_department", line=1))
    parts, lines = _parts(rest)
    if old and not (parts or others):
        raise SettingsError(SOURCE, Mistake("no_language", line=1))  # nothing is said of it
    values: dict[str, Any] = old.reply.model_dump() if old else {}
    if others:
        values["department"] = None if others[0] == EVERYBODY else others[0]
    values |= {part[0]: text for part, text in parts.items() if part[0] != TITLE}
    titles = (values.get(TITLE) or {}) | {part[1]: text for part, text in parts.items() if part[0] == TITLE}
    values[TITLE] = {language: text for language, text in titles.items() if text}
    values = {name: value for name, value in values.items() if value}
    places: dict[Place, int] = {(key,): 1, (key, "department"): 1}
    places |= {(key, part[0]): line for part, line in lines.items()}
    try:
        return key, Replies.model_validate({key: values}, context=known_to(business)).root[key]
    except ValidationError as error:
        raise SettingsError(SOURCE, *mistakes_in(error, Replies, places)) from None


def _parts(written: str) -> tuple[dict[Part, str], dict[Part, int]]:
    """What is said of each part, and the line of the message on which it begins."""
    said: dict[Part, str] = {}
    lines: dict[Part, int] = {}
    part: Part = ()
    for number, line in enumerate(written.split("\n"), start=2):
        begun = BEGINS.fullmatch(line)
        if begun:
            language = begun["language"].lower()
            part = (TITLE, language) if begun["title"] else (language,)
            if part in said:
                raise SettingsError(
                    SOURCE, Mistake("repeated_key", line=number, fields={"key": " ".join(part)})
                )
            said[part], lines[part] = begun["text"], number
        elif part:
            said[part] += f"\n{line}"
        elif line.strip():
            raise SettingsError(SOURCE, Mistake("no_language", line=number))
    return {name: text.strip() for name, text in said.items()}, lines
