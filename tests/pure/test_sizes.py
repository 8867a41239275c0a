"""The house's measures are held by `make check`: what is too large is named, and what just fits is not."""

from pathlib import Path

from tests.sizes import FOLDER, FUNCTION, MODULE, too_large


def test_what_just_fits_is_not_named(tmp_path: Path) -> None:
    body = "    pass\n"
    (tmp_path / "a.py").write_text("def f():\n" + body * (FUNCTION - 1) + "\n" * (MODULE - FUNCTION))
    for n in range(FOLDER - 1):
        (tmp_path / f"m{n}.py").touch()
    (tmp_path / "__init__.py").touch()
    assert list(too_large(tmp_path)) == []


def test_what_is_larger_is_named_each_by_how_much(tmp_path: Path) -> None:
    method = "class C:\n    async def f(self):\n" + "        pass\n" * FUNCTION
    (tmp_path / "a.py").write_text(method + "\n" * MODULE)
    (tmp_path / "room").mkdir()
    for n in range(FOLDER + 1):
        (tmp_path / "room" / f"m{n}.py").touch()
    module, function, folder = too_large(tmp_path)
    assert module.endswith(f"a.py: {MODULE + FUNCTION + 2} lines, at most {MODULE}")
    assert function.endswith(f"a.py:2: f has {FUNCTION + 1} lines, at most {FUNCTION}")
    assert folder.endswith(f"room: {FOLDER + 1} loose modules, at most {FOLDER}")
