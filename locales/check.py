"""Fails when the words are not whole: `python -m locales.check`, a part of `make check`.

Every text of the code is in every catalog and nothing else is; none is empty or fuzzy; fields and HTML tags are those
of the source; what Telegram or a phone's width limits (buttons, command descriptions) stays within; no kind of mistake
that native readers once found (locales/kinds.py) is there again, in English and in the sample replies either.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages import Catalog
from babel.messages.catalog import Message

from locales.extract import DOMAINS, LANGUAGES, ROOT, Domain, extract, load, written
from locales.kinds import doer_lost, found
from locales.labels import without_context

# By the context of a text.
LIMITS = {"button": 24, "command": 256}
TAG = re.compile(r"</?\w+[^>]*>")


def main() -> int:
    mistakes = [
        *(mistake for domain in DOMAINS for language in LANGUAGES for mistake in check(domain, language)),
        *(mistake for domain in DOMAINS for mistake in english(extract(domain))),
        *(f"a label without the context “button”: {place}" for place in without_context(ROOT / "dialogs")),
        *replies(ROOT / "replies.toml"),
    ]
    sys.stdout.write("".join(f"{mistake}\n" for mistake in mistakes))
    return 1 if mistakes else 0


def check(domain: Domain, language: str) -> Iterator[str]:
    path = domain.path(language)
    where = f"{language}/{domain.name}"
    stored, source = load(path, language), extract(domain)
    for mistake in (*incomplete(source, stored), *wrong(stored), *spoken(stored, language)):
        yield f"{where}: {mistake}"
    if path.read_bytes() != written(stored):
        yield f"{where}: not as `python -m locales.extract` writes it"


def incomplete(source: Catalog, stored: Catalog) -> Iterator[str]:
    """What the code says and the catalog does not, and the other way round."""
    wanted, kept = _texts(source), _texts(stored)
    yield from (f"missing: {_named(message)}" for key, message in wanted.items() if key not in kept)
    yield from (f"stale: {_named(message)}" for key, message in kept.items() if key not in wanted)


def wrong(stored: Catalog) -> Iterator[str]:
    for message in _texts(stored).values():
        for what in _of_message(message):
            yield f"{what}: {_named(message)}"


def english(source: Catalog) -> Iterator[str]:
    for message in _texts(source).values():
        for what in (what for text in _forms(message.id) for what in found("en", text)):
            yield f"en: {what}: {_named(message)}"


def replies(path: Path) -> Iterator[str]:
    """The sample of canned replies."""
    for key, reply in tomllib.loads(path.read_text("utf-8")).items():
        for language in (*LANGUAGES, "en"):
            for text in (reply["title"].get(language, ""), reply.get(language, "")):
                yield from (f"{path.name}: {key}.{language}: {what}" for what in found(language, text))


def spoken(stored: Catalog, language: str) -> Iterator[str]:
    """Kinds of mistakes in how it is said."""
    for message in _texts(stored).values():
        source = _forms(message.id)[0]
        for text in _forms(message.string):
            yield from (f"{what}, in “{text}”" for what in found(language, text))
            if doer_lost(source, text):
                yield f"who did it stands in brackets, as in «Вирішено ({{name}}).»: “{text}”"


def _of_message(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    sources, translations = _forms(message.id), _forms(message.string)
    if not all(translations):
        yield "not translated"
        return
    for translation in translations:
        # A singular may leave the number out, so any form of the source will do.
        if all(_fields(translation) != _fields(source) for source in sources):
            yield f"other fields in “{translation}”"
        if all(_tags(translation) != _tags(source) for source in sources):
            yield f"other tags in “{translation}”"
    for text in (*sources, *translations):
        limit = LIMITS.get(message.context or "")
        if limit and len(Formatter().vformat(text, (), _Short())) > limit:
            yield f"over {limit} characters in “{text}”"


class _Short(dict[str, str]):
    """Fields of a button are numbers and names: two characters stand for each."""

    def __missing__(self, key: str) -> str:
        return "17"


def _texts(catalog: Catalog) -> dict[tuple[str, str], Message]:
    """By context and source text; the catalog's header has none."""
    return {(message.context or "", _forms(message.id)[0]): message for message in catalog if message.id}


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _tags(text: str) -> Counter[str]:
    return Counter(TAG.findall(text))


def _named(message: Message) -> str:
    text = _forms(message.id)[0].replace("\n", " ")
    return f"{text!r} ({message.context})" if message.context else repr(text)


if __name__ == "__main__":
    sys.exit(main())
