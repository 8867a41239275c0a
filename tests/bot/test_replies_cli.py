"""`turbota replies`: a file in, a file out."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app, main
from bot.replies.file import read_replies
from bot.settings.settings import load_business

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TURBOTA_SETTINGS", str(ROOT / "turbota.toml"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    monkeypatch.chdir(tmp_path)


def replies(command: str, file: Path) -> str:
    result = CliRunner().invoke(app, ["replies", command, str(file)])
    assert result.exit_code == 0
    return result.output


def test_what_is_read_in_is_written_out(tmp_path: Path) -> None:
    given, written = ROOT / "replies.toml", tmp_path / "out.toml"
    assert replies("import", given).startswith("Added: allergy, hello")
    replies("export", written)
    business = load_business(ROOT / "turbota.toml")
    assert read_replies(written.read_text("utf-8"), business) == read_replies(
        given.read_text("utf-8"), business
    )
    assert replies("import", written) == "The file is the same as what is saved: nothing was changed.\n"


def test_the_replies_of_the_file_are_the_only_ones(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[a]\nen = "A"\n\n[b]\nen = "B"\n')
    replies("import", file)
    file.write_text('[a]\nen = "Another"\n\n[c]\nen = "C"\n')
    assert replies("import", file) == "Added: c.\nChanged: a.\nDeleted: b.\n"


def test_a_mistake_is_named_by_its_line_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replies("import", ROOT / "replies.toml")
    before = tmp_path / "before.toml"
    replies("export", before)
    bad = tmp_path / "bad.toml"
    bad.write_text('[a]\nen = "A"\n\n[late]\ndepartment = "kitchen"\nen = "{nmae}"\n')
    monkeypatch.setattr("sys.argv", ["turbota", "replies", "import", "bad.toml"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first == "bad.toml: line 5: late.department: there is no department “kitchen”"
    assert second.startswith("bad.toml: line 6: late.en: there is no field {nmae}; available: {name}")
    after = tmp_path / "after.toml"
    replies("export", after)
    assert after.read_text() == before.read_text()


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "odd.toml").write_bytes(content)
    monkeypatch.setattr("sys.argv", ["turbota", "replies", "import", "odd.toml"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().err.startswith("odd.toml: ")
