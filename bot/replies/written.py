"""A canned reply as an admin writes it in a message (docs/replies.md):

    /replies set late delivery
    uk: Вітаємо, {name}!
    en: Hello {name},
    the courier is on the way.

The department may be left out, and then stays what it was; `all` makes it everybody's. A text goes on until the next
language. Languages that are not named keep their text, one with nothing behind it loses it.
"""

import re
from typing import Any

from pydantic import ValidationError

from bot.settings.errors import Mistake, SettingsError, mistakes_in
from bot.settings.lines import Place
from care.business import LANGUAGES, Business
from care.replies.model import Canned, Replies, Reply, known_to

SOURCE = "/replies"
EVERYBODY = "all"
LANGUAGE = re.compile(rf"\s*({'|'.join(LANGUAGES)})\s*:\s*(.*)", re.IGNORECASE)


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
    texts, lines = _texts(rest)
    values: dict[str, Any] = old.reply.model_dump() if old else {}
    if others:
        values["department"] = None if others[0] == EVERYBODY else others[0]
    values |= texts
    values = {name: value for name, value in values.items() if value}
    places: dict[Place, int] = {(key,): 1, (key, "department"): 1}
    places |= {(key, language): line for language, line in lines.items()}
    try:
        return key, Replies.model_validate({key: values}, context=known_to(business)).root[key]
    except ValidationError as error:
        raise SettingsError(SOURCE, *mistakes_in(error, Replies, places)) from None


def _texts(written: str) -> tuple[dict[str, str], dict[str, int]]:
    """The text of each language, and the line of the message on which it begins."""
    texts: dict[str, str] = {}
    lines: dict[str, int] = {}
    language = ""
    for number, line in enumerate(written.split("\n"), start=2):
        begun = LANGUAGE.fullmatch(line)
        if begun:
            language = begun[1].lower()
            if language in texts:
                raise SettingsError(SOURCE, Mistake("repeated_key", line=number, fields={"key": language}))
            texts[language], lines[language] = begun[2], number
        elif language:
            texts[language] += f"\n{line}"
        elif line.strip():
            raise SettingsError(SOURCE, Mistake("no_language", line=number))
    return {name: text.strip() for name, text in texts.items()}, lines
