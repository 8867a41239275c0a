"""Canned replies as a TOML file: a table for each, named by its key (docs/replies.md).

[late]
title = { uk = "Курʼєр запізнюється", en = "Courier is late" }
department = "delivery"
en = "Hello {name}, the courier is on the way."
"""

import json
from collections.abc import Iterable

from pydantic import ValidationError

from bot.settings.errors import SettingsError, mistakes_in
from bot.settings.lines import line_numbers
from bot.settings.settings import parse
from care.business import Business
from care.replies.model import Canned, Replies, Reply, known_to

NAME = "replies.toml"


def read_replies(text: str, business: Business, source: str = NAME) -> dict[str, Reply]:
    """The replies by their keys. Raises SettingsError with every mistake and its line; `source` names the file."""
    try:
        return Replies.model_validate(parse(text, source), context=known_to(business)).root
    except ValidationError as error:
        raise SettingsError(source, *mistakes_in(error, Replies, line_numbers(text))) from None


def write_replies(replies: Iterable[Canned]) -> str:
    """The file that `read_replies` reads back."""
    return "\n".join(_table(canned) for canned in replies)


def _table(canned: Canned) -> str:
    named = canned.reply.title.root if canned.reply.title else {}
    titles = ", ".join(f"{language} = {_string(text)}" for language, text in named.items())
    title = [f"title = {{ {titles} }}"] if titles else []
    department = [f'department = "{canned.reply.department}"'] if canned.reply.department else []
    texts = [f"{language} = {_string(text)}" for language, text in canned.reply.texts.items()]
    return "\n".join([f"[{canned.key}]", *title, *department, *texts, ""])


def _string(text: str) -> str:
    """A TOML string, with its lines as they are. Within one it escapes what JSON does, and DEL."""
    lines = (
        json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007F") for line in text.split("\n")
    )
    return '"""\n{}"""'.format("\n".join(lines)) if "\n" in text else '"{}"'.format("".join(lines))
