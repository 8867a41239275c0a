"""Tests look for what is said: a text that no catalog has is named, with its place."""

from pathlib import Path

from tests.named import unsaid

ASKED = """from tests.words import counted, label, like, sentence, term
label("Cancel")
sentence("Cancelled. Nothing was sent.")
like("Cancelled. Nothing…")
term("button", "Cancel", "en")
label(variable)
print("Never said.")
"""


def test_what_is_said_is_not_named(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(ASKED)
    assert list(unsaid(tmp_path / "test_it.py")) == []


def test_what_is_never_said_is_named_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(f'{ASKED}like("Never said…")\nterm("button", "Never said.", "en")\n')
    first, second = unsaid(tmp_path / "test_it.py")
    assert first.endswith("test_it.py:8: no text begins so: Never said…")
    assert second.endswith("test_it.py:9: no text begins so: Never said.")
