"""The check of the catalogs sees what is wrong with them."""

from pathlib import Path

import pytest
from babel.messages import Catalog

from locales import extract
from locales.check import incomplete, wrong
from locales.extract import Domain, written


def catalog(
    *messages: tuple[str | tuple[str, str], str | tuple[str, ...]], context: str | None = None
) -> Catalog:
    found = Catalog(locale="uk")
    for source, translation in messages:
        found.add(source, translation, context=context)
    return found


@pytest.mark.parametrize(
    ("source", "translation", "mistake"),
    [
        ("Hello", "", "not translated"),
        ("Hello, {name}", "Вітаємо", "other fields"),
        ("Hello, {name}", "Вітаємо, {nmae}", "other fields"),
        ("<b>Hello</b>", "<b>Вітаємо<b>", "other tags"),
        (("{count} photo", "{count} photos"), ("{count} фото", "", "{count} фото"), "not translated"),
        (("{count} photo", "{count} photos"), ("{count} фото", "{n} фото", "{count} фото"), "other fields"),
    ],
)
def test_it_names_a_translation_that_differs(source: str, translation: str, mistake: str) -> None:
    [found] = wrong(catalog((source, translation)))
    assert found.startswith(mistake)


def test_it_measures_buttons_as_they_are_shown() -> None:
    assert list(
        wrong(catalog(("Add to No. {number}", "Додати до звернення номер {number}"), context="button"))
    )
    assert not list(wrong(catalog(("Add to No. {number}", "Додати до № {number}"), context="button")))


def test_it_finds_what_is_missing_stale_and_fuzzy() -> None:
    source, stored = catalog(("Yes", ""), ("No", "")), catalog(("No", "Ні"), ("Maybe", "Можливо"))
    assert list(incomplete(source, stored)) == ["missing: 'Yes'", "stale: 'Maybe'"]
    stored["No"].flags.add("fuzzy")
    assert list(wrong(stored)) == ["fuzzy: 'No'"]


def test_extraction_finds_texts_with_contexts_plurals_and_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "menu.py").write_text(
        '# NOTE: to a friend\n_("Hello")\n_.pgettext("button", "Open")\n'
        '_.ngettext("{count} photo", "{count} photos", 2)\nfacts.words("Bye")\n'
    )
    monkeypatch.setattr(extract, "ROOT", tmp_path)
    found = {
        (message.context, message.id): message
        for message in extract.extract(Domain("test", ("code",)))
        if message.id
    }
    assert set(found) == {
        (None, "Hello"),
        ("button", "Open"),
        (None, ("{count} photo", "{count} photos")),
        (None, "Bye"),
    }
    assert found[None, "Hello"].auto_comments == ["to a friend"]


def test_a_catalog_is_written_the_same_way_every_time() -> None:
    assert written(catalog(("B", "Б"), ("A", "А"))) == written(catalog(("A", "А"), ("B", "Б")))
