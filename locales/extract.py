"""Gathers every text from the code into the catalogs: `python -m locales.extract`.

New texts come in empty, changed ones go out; nothing is guessed (no fuzzy entries). English is the source and needs no
catalog. Translators read the comments that start with `NOTE:` in the code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

LOCALES = Path(__file__).parent
ROOT = LOCALES.parent
LANGUAGES = ("uk", "ru")
KEYWORDS = {
    "_": None,
    # The same before it has its short name: `facts.words(...)`, and `self(...)` in Words.
    "words": None,
    "self": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
}
NOTES = ("NOTE:",)
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@dataclass(frozen=True)
class Domain:
    """Catalogs of one name, and the folders whose texts they hold."""

    name: str
    folders: tuple[str, ...]

    def path(self, language: str) -> Path:
        return LOCALES / language / "LC_MESSAGES" / f"{self.name}.po"


TURBOTA = Domain("turbota", ("bot", "care", "dialogs"))
PLAYGROUND = Domain("playground", ("playground",))
DOMAINS = (TURBOTA, PLAYGROUND)
METHODS = [("page/vendor/**", "ignore"), ("**.py", "python"), ("**.js", "locales.javascript:texts")]


def extract(domain: Domain) -> Catalog:
    """Every text of the domain's code, without translations."""
    catalog = Catalog(domain=domain.name)
    for message, notes, context in _found(domain):
        catalog.add(message, auto_comments=notes, context=context)
    return catalog


def _found(domain: Domain) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    for folder in domain.folders:
        found = extract_from_dir(
            ROOT / folder,
            METHODS,
            keywords=KEYWORDS,
            comment_tags=NOTES,
            strip_comment_tags=True,
        )
        for _file, _line, message, notes, context in found:
            yield message, notes, context


def load(path: Path, language: str) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=language)


def updated(domain: Domain, language: str) -> Catalog:
    """The stored translations with exactly the texts that the code has now."""
    path = domain.path(language)
    catalog = load(path, language) if path.exists() else Catalog(locale=language, domain=domain.name)
    catalog.update(extract(domain), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """The catalog as its file holds it: sorted, with no dates and no places in the code, so that only words differ."""
    target = BytesIO()
    write_po(target, catalog, width=110, no_location=True, omit_header=True, sort_output=True)
    header = HEADER.format(language=catalog.locale, plural=catalog.plural_forms)
    return header.encode() + target.getvalue()


def main() -> None:
    for domain, language in product(DOMAINS, LANGUAGES):
        path = domain.path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(updated(domain, language)))


if __name__ == "__main__":
    main()
