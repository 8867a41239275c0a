"""Is what the tests look for said at all? `python -m tests.named` tells what no catalog has, and `make check` asks it.

Texts are named by their English (tests/words.py), so whoever words one anew sees at once which tests name it.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.words import is_said

TESTS = Path(__file__).parent
CONTEXT = {"label": "button", "sentence": "", "like": "", "counted": ""}  # of the function's first argument


def main() -> None:
    found = [each for path in sorted(TESTS.rglob("*.py")) for each in unsaid(path)]
    sys.stdout.writelines(each.removeprefix(f"{TESTS.parent}/") + "\n" for each in found)
    sys.exit(1 if found else 0)


def unsaid(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    if "tests.words" not in text:
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            context, named = _named(node.func.id, node.args)
            if named and not is_said(named, context):
                yield f"{path}:{node.lineno}: no text begins so: {named}"


def _named(function: str, arguments: list[ast.expr]) -> tuple[str, str]:
    """The context and the English; empty for any other call, and where the text is no plain one."""
    plain = [each.value if isinstance(each, ast.Constant) else None for each in arguments]
    match function, plain:
        case "term", [str(context), str(text), *_]:
            return context, text
        case _, [str(text), *_] if function in CONTEXT:
            return CONTEXT[function], text
    return "", ""


if __name__ == "__main__":
    main()
