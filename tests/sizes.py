"""Is everything small enough to be read at once, and each migration the only one of its number?

`python -m tests.sizes` tells what is not, and `make check` asks it.

A function is a page, a module an area, a folder what one can look over: what outgrows them is two things.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOUSE = ("bot", "care", "dialogs", "locales", "playground")
FUNCTION, MODULE = 40, 300  # lines
FOLDER = 20  # modules that lie in it loose
ENDLESS = "migrations/versions"  # one more with each change of a table, and none is looked for by leafing


def main() -> None:
    found = [each for part in HOUSE for each in too_large(ROOT / part)]
    found += too_long(ROOT / "tests")  # whose functions are tables, and whose folders have a module a subject
    found += numbered_twice(ROOT / "care/store" / ENDLESS)
    sys.stdout.writelines(each.removeprefix(f"{ROOT}/") + "\n" for each in found)
    sys.exit(1 if found else 0)


def too_large(part: Path) -> Iterator[str]:
    """What in this folder is, and by how much."""
    yield from too_long(part)
    loose: Counter[Path] = Counter()
    for path in sorted(part.rglob("*.py")):
        text = path.read_text("utf-8")
        lines = text.count("\n")
        loose[path.parent] += path.name != "__init__.py"
        if lines > FUNCTION:
            yield from _functions(path, text)
    for folder, modules in loose.items():
        if modules > FOLDER and not folder.as_posix().endswith(ENDLESS):
            yield f"{folder}: {modules} loose modules, at most {FOLDER}"


def too_long(part: Path) -> Iterator[str]:
    """Which modules in this folder are."""
    for path in sorted(part.rglob("*.py")):
        lines = path.read_text("utf-8").count("\n")
        if lines > MODULE:
            yield f"{path}: {lines} lines, at most {MODULE}"


def numbered_twice(versions: Path) -> Iterator[str]:
    """Two branches that were brought together can each have made the next migration: only one of them is."""
    numbers = Counter(path.name.partition("_")[0] for path in versions.glob("0*.py"))
    yield from (f"{versions}: {number} stands for {count}" for number, count in numbers.items() if count > 1)


def _functions(path: Path, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {lines} lines, at most {FUNCTION}"


if __name__ == "__main__":
    main()
